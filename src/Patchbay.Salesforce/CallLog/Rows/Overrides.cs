using System.Text.Json;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>
/// Fields that a person set for one call when its record was parked: <c>{"Subject":"Call"}</c>, and with the object's name before the field
/// for another record than the Task: <c>{"Phone_Call__c.Outcome__c":"Sold"}</c>.
/// </summary>
internal sealed class Overrides
{
    private readonly (string ObjectName, string Field, object? Value)[] fields;

    private Overrides((string ObjectName, string Field, object? Value)[] fields) => this.fields = fields;

    /// <summary>Reads what is kept.</summary>
    /// <param name="json">A JSON object; null for none.</param>
    /// <returns>The fields; none when it is no object of simple values.</returns>
    internal static Overrides Read(string? json) => new(json is not null && TryRead(json, out var read) ? read : []);

    /// <summary>True when a person set something.</summary>
    internal bool Any => fields.Length > 0;

    /// <summary>True when a person set this field.</summary>
    /// <param name="objectName">Its object.</param>
    /// <param name="field">Its API name.</param>
    internal bool Has(string objectName, string field) => fields.Any(f => f.ObjectName == objectName && string.Equals(f.Field, field, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when a text can be kept.</summary>
    /// <param name="json">What a person sent.</param>
    internal static bool IsValid(string json) => TryRead(json, out _);

    /// <summary>Puts them into a row.</summary>
    /// <param name="objectName">The row's object.</param>
    /// <param name="row">The row; null when nothing else is to be sent.</param>
    /// <param name="id">The record's id; null when it is not known.</param>
    /// <returns>The row; null when there is nothing to send.</returns>
    internal SObjectRow? Apply(string objectName, SObjectRow? row, string? id)
    {
        foreach (var (_, field, value) in fields.Where(f => f.ObjectName == objectName))
        {
            row ??= new(objectName, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Id"] = id });
            row = row.Without(field).With(field, value);
        }

        return row;
    }

    private static bool TryRead(string json, out (string ObjectName, string Field, object? Value)[] fields)
    {
        fields = [];
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return false;
            fields = [.. document.RootElement.EnumerateObject().Select(Read)];
            return fields.All(f => f.Field.Length > 0 && f.Field is not ("Id" or TaskFields.Key) && f.Value is not Unusable);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (string ObjectName, string Field, object? Value) Read(JsonProperty property)
    {
        var dot = property.Name.IndexOf('.', StringComparison.Ordinal);
        return (dot < 0 ? TaskFields.ObjectName : property.Name[..dot], property.Name[(dot + 1)..], ValueOf(property.Value));
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        _ => new Unusable(),
    };

    private sealed record Unusable;
}
