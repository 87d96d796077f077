using System.Globalization;
using System.Text.Json;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>A row of a query, whatever form it came in. A field that is missing, or is of another type than expected, reads as absent.</summary>
internal abstract class OrgRow
{
    /// <summary>Reads a field.</summary>
    /// <param name="field">Its name, over relationships with dots: <c>Account.Name</c>.</param>
    /// <returns>Its text; null when it is empty.</returns>
    internal abstract string? Text(string field);

    /// <summary>Reads a checkbox.</summary>
    internal abstract bool Flag(string field);

    /// <summary>Reads an instant, or a day as its midnight in UTC.</summary>
    internal DateTimeOffset? Instant(string field) =>
        Text(field) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}

/// <summary>A row as REST answers it.</summary>
internal sealed class JsonOrgRow(JsonElement row) : OrgRow
{
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

    private (JsonElement Owner, string Name) Find(string field)
    {
        var owner = row;
        var names = field.Split('.');
        foreach (var relationship in names.AsSpan(0, names.Length - 1)) owner = owner.Related(relationship);
        return (owner, names[^1]);
    }
}

/// <summary>A row as a bulk query writes it.</summary>
internal sealed class CsvOrgRow(IReadOnlyDictionary<string, int> columns, string[] values) : OrgRow
{
    internal override string? Text(string field) =>
        columns.TryGetValue(field, out var place) && place < values.Length && values[place] is { Length: > 0 } text ? text : null;

    internal override bool Flag(string field) => string.Equals(Text(field), "true", StringComparison.OrdinalIgnoreCase);
}
