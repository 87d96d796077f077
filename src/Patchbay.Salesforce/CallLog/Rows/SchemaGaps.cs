using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>A field that the org lacks or keeps closed, so that it is left out.</summary>
/// <param name="ObjectName">Of which object.</param>
/// <param name="Field">Its API name.</param>
/// <param name="Since">Since when we know.</param>
internal sealed record SchemaGap(string ObjectName, string Field, DateTimeOffset Since);

/// <summary>
/// Remembers which of our fields this org lacks or keeps closed: an older package, a field that was deleted, a missing permission. They
/// are left out and the rest is written. What the org's description shows again is written again; without a word of it, they are tried after a while. Safe to use from any thread.
/// </summary>
internal sealed partial class SchemaGaps(TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Type, string Field), (DateTimeOffset Since, DateTimeOffset Until)> gaps = new(new Names());
    private readonly ConcurrentDictionary<(string Type, string Field), DateTimeOffset> lifted = new(new Names());

    /// <summary>What is left out now.</summary>
    internal IReadOnlyList<SchemaGap> Current =>
        [.. gaps.Where(g => g.Value.Until > time.GetUtcNow()).Select(g => new SchemaGap(g.Key.Type, g.Key.Field, g.Value.Since)).OrderBy(g => g.Field)];

    /// <summary>Names the fields of a row that the org does not have.</summary>
    /// <param name="row">A row.</param>
    internal IReadOnlyList<string> In(SObjectRow row) => gaps.IsEmpty ? [] : [.. row.Fields.Keys.Where(field => Lacks(row.Type, field))];

    /// <summary>True for a field that is left out now.</summary>
    /// <param name="objectName">Its object.</param>
    /// <param name="field">Its API name.</param>
    internal bool Lacks(string objectName, string field) => gaps.TryGetValue((objectName, field), out var gap) && gap.Until > time.GetUtcNow();

    /// <summary>
    /// True for a field that the org describes as ours to write, and refuses all the same: there is no use in believing the description again
    /// before the time is over.
    /// </summary>
    /// <param name="objectName">Its object.</param>
    /// <param name="field">Its API name.</param>
    internal bool IsStubborn(string objectName, string field) => Lacks(objectName, field) && WasLifted((objectName, field));

    /// <summary>Leaves a field out from now on.</summary>
    /// <param name="objectName">Its object.</param>
    /// <param name="field">Its API name.</param>
    internal void Add(string objectName, string field) => Add((objectName, field), time.GetUtcNow());

    /// <summary>Writes a field again: the org describes it as ours to write.</summary>
    /// <param name="objectName">Its object.</param>
    /// <param name="field">Its API name.</param>
    internal void Lift(string objectName, string field)
    {
        if (gaps.TryRemove((objectName, field), out _)) lifted[(objectName, field)] = time.GetUtcNow();
    }

    /// <summary>Learns from an error.</summary>
    /// <param name="error">What the org said.</param>
    /// <param name="writes">The rows it is about.</param>
    /// <returns>The fields that are left out from now on; none when the error is about something else, or about a field that we cannot do without.</returns>
    internal IReadOnlyList<string> Learn(SalesforceError error, IEnumerable<RowWrite> writes)
    {
        if (!IsAboutSchema(error.Code)) return [];
        var named = Named(error).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = writes
            .SelectMany(w => w.Row.Fields.Keys.Where(field => named.Contains(field) && field != w.Key && !TaskFields.IsEssential(field)).Select(field => (w.Row.Type, field)))
            .Distinct().ToArray();
        var now = time.GetUtcNow();
        foreach (var gap in found) Add(gap, now);
        return [.. found.Select(gap => gap.field).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>True when the org lacks the field that keeps records from being doubled: our package is not there.</summary>
    internal static bool LacksKey(SalesforceError error) =>
        IsAboutSchema(error.Code)
        && (error.Fields.Contains(TaskFields.Key, StringComparer.OrdinalIgnoreCase) || error.Message.Contains(TaskFields.Key, StringComparison.OrdinalIgnoreCase));

    private void Add((string Type, string Field) gap, DateTimeOffset now) => gaps.AddOrUpdate(gap, _ => (now, now + memory), (_, known) => (known.Since, now + memory));

    private bool WasLifted((string Type, string Field) gap) => lifted.TryGetValue(gap, out var at) && time.GetUtcNow() - at < memory;

    // Some answers name the fields; those to a whole request only in words: No such column 'Patchbay_Recording__c' on sobject of type Task.
    // What stands in quotes is meant then: Type is a field too.
    private static IEnumerable<string> Named(SalesforceError error)
    {
        if (error.Fields.Count > 0) return error.Fields;
        string[] quoted = [.. Quoted().Matches(error.Message).Select(match => match.Groups[1].Value)];
        return quoted.Length > 0 ? quoted : Word().Matches(error.Message).Select(match => match.Value);
    }

    private static bool IsAboutSchema(string code) =>
        code is "INVALID_FIELD" or "INVALID_FIELD_FOR_INSERT_UPDATE" or "NOT_FOUND" or "INSUFFICIENT_ACCESS_OR_READONLY" or "JSON_PARSER_ERROR";

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"['""](\w+)['""]", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    private sealed class Names : IEqualityComparer<(string Type, string Field)>
    {
        public bool Equals((string Type, string Field) x, (string Type, string Field) y) =>
            string.Equals(x.Type, y.Type, StringComparison.OrdinalIgnoreCase) && string.Equals(x.Field, y.Field, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Type, string Field) name) =>
            HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(name.Type), StringComparer.OrdinalIgnoreCase.GetHashCode(name.Field));
    }
}
