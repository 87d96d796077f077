using System.Globalization;
using System.Text.Json;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>A row of a query, whatever form it came in. A field that is missing, or is of another type than expected, reads as absent.</summary>
internal abstract class OrgRow
{
    /// <summary>Looks at a field.</summary>
    /// <param name="field">Its name, over relationships with dots: <c>Account.Name</c>.</param>
    /// <returns>Its text; empty when there is none.</returns>
    internal abstract ReadOnlySpan<char> Value(string field);

    /// <summary>Reads a checkbox.</summary>
    internal abstract bool Flag(string field);

    /// <summary>Reads a field to keep it.</summary>
    /// <param name="field">As above.</param>
    /// <returns>Its text; null when it is empty.</returns>
    internal virtual string? Text(string field) => Value(field) is { Length: > 0 } text ? text.ToString() : null;

    /// <summary>Reads a field of any type, as rules write its value.</summary>
    /// <param name="field">As above.</param>
    /// <returns>Its text, digits, or <c>true</c> and <c>false</c>; null when it is empty.</returns>
    internal virtual string? Fact(string field) => Text(field);

    /// <summary>Reads an instant, or a day as its midnight in UTC.</summary>
    internal DateTimeOffset? Instant(string field) =>
        DateTimeOffset.TryParse(Value(field), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}

/// <summary>A row as REST answers it.</summary>
internal sealed class JsonOrgRow(JsonElement row) : OrgRow
{
    internal override ReadOnlySpan<char> Value(string field) => Text(field);

    internal override string? Text(string field)
    {
        var (owner, name) = Find(field);
        return owner.Text(name) is { Length: > 0 } text ? text : null;
    }

    internal override bool Flag(string field)
    {
        var (owner, name) = Find(field);
        return owner.Flag(name);
    }

    internal override string? Fact(string field)
    {
        var (owner, name) = Find(field);
        if (owner.ValueKind is not JsonValueKind.Object || !owner.TryGetProperty(name, out var value)) return null;
        return value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : Text(field);
    }

    private (JsonElement Owner, string Name) Find(string field)
    {
        var owner = row;
        var names = field.Split('.');
        foreach (var relationship in names.AsSpan(0, names.Length - 1)) owner = owner.Related(relationship);
        return (owner, names[^1]);
    }
}

/// <summary>The row of a bulk query that was read last; it is another one once the next was read.</summary>
internal sealed class CsvOrgRow(IReadOnlyDictionary<string, int> columns, CsvReader csv) : OrgRow
{
    internal override ReadOnlySpan<char> Value(string field) => columns.TryGetValue(field, out var place) && place < csv.Count ? csv[place] : [];

    internal override bool Flag(string field) => Value(field).Equals("true", StringComparison.OrdinalIgnoreCase);
}
