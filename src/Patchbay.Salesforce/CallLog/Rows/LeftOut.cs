namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>The fields that a call's records were written without, as the record link keeps them: <c>|Task.Line__c|Phone_Call__c.Outcome__c|</c>.</summary>
internal static class LeftOut
{
    private const char Between = '|';

    /// <summary>Reads what is kept.</summary>
    /// <param name="kept">Value of the link; null for none.</param>
    /// <returns>Fields, each with its object and a dot before it.</returns>
    internal static IReadOnlyList<string> Read(string? kept) => kept?.Split(Between, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Names the fields of one object.</summary>
    /// <param name="kept">Value of the link; null for none.</param>
    /// <param name="objectName">The object.</param>
    /// <returns>API names of fields.</returns>
    internal static IReadOnlySet<string> Of(string? kept, string objectName) =>
        Read(kept).Where(name => IsOf(name, objectName)).Select(name => name[(objectName.Length + 1)..]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says what is kept after a try.</summary>
    /// <param name="kept">What was kept before.</param>
    /// <param name="rows">The rows that were written, or need not be; what was kept of their objects is replaced.</param>
    /// <param name="stays">True for an object whose row has no outcome yet, so that what was kept of it stays.</param>
    /// <returns>The new value of the link; null for none.</returns>
    internal static string? After(string? kept, IEnumerable<RowWrite> rows, Func<string, bool> stays)
    {
        string[] names =
        [
            .. Read(kept).Where(name => stays(name[..name.IndexOf('.', StringComparison.Ordinal)]))
                .Concat(rows.SelectMany(row => row.LeftOut.Select(field => $"{row.Row.Type}.{field}")))
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
        return names.Length == 0 ? null : $"{Between}{string.Join(Between, names)}{Between}";
    }

    /// <summary>Words for what is kept: <c>Task.Line__c and Phone_Call__c.Outcome__c</c>.</summary>
    /// <param name="names">Fields with their objects.</param>
    internal static string Words(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static bool IsOf(string name, string objectName) =>
        name.Length > objectName.Length && name[objectName.Length] == '.' && name.StartsWith(objectName, StringComparison.OrdinalIgnoreCase);
}
