using System.Text.RegularExpressions;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Remembers which of our fields this org lacks or keeps closed: an older package, a missing permission. They are left out and the rest is
/// written; after a while they are tried again, since someone may have updated the package.
/// </summary>
internal sealed partial class SchemaGaps(TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> until = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fields that are left out now.</summary>
    internal IEnumerable<string> Fields => until.Where(f => f.Value > time.GetUtcNow()).Select(f => f.Key);

    /// <summary>Leaves out what the org does not have.</summary>
    /// <param name="row">A row.</param>
    /// <returns>The row without those fields.</returns>
    internal SObjectRow Fit(SObjectRow row) => Fields.Any(row.Fields.ContainsKey) ? row.Without(Fields) : row;

    /// <summary>Learns from an error.</summary>
    /// <param name="error">What the org said.</param>
    /// <returns>The fields that are left out from now on; none when the error is about something else.</returns>
    internal IReadOnlyList<string> Learn(SalesforceError error)
    {
        var named = Named(error).Where(TaskFields.Optional.Contains).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        foreach (var field in named) until[field] = time.GetUtcNow() + memory;
        return named;
    }

    /// <summary>True when the org lacks the field that keeps records from being doubled: our package is not there.</summary>
    internal static bool LacksKey(SalesforceError error) =>
        IsAboutSchema(error.Code) && (error.Fields.Contains(TaskFields.Key) || error.Message.Contains(TaskFields.Key, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Named(SalesforceError error)
    {
        if (!IsAboutSchema(error.Code)) return [];
        // Some answers name the fields; those to a whole request only in words: No such column 'Patchbay_Recording__c' on sobject of type Task.
        return error.Fields.Count > 0 ? error.Fields : Word().Matches(error.Message).Select(match => match.Value);
    }

    private static bool IsAboutSchema(string code) =>
        code is "INVALID_FIELD" or "INVALID_FIELD_FOR_INSERT_UPDATE" or "NOT_FOUND" or "INSUFFICIENT_ACCESS_OR_READONLY" or "JSON_PARSER_ERROR";

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
