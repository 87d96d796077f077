using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>The kinds of calls that have rules of their own.</summary>
public enum CallKind
{
    /// <summary>A customer calls.</summary>
    Inbound,

    /// <summary>A colleague calls.</summary>
    Internal,

    /// <summary>An agent calls.</summary>
    Outbound,
}

/// <summary>Who a caller may be.</summary>
/// <param name="Kind">The kind of call.</param>
/// <param name="Matches">Best first.</param>
/// <param name="Trace">What each rule found, and why something was left out.</param>
internal sealed record MatchAnswer(CallKind Kind, ImmutableArray<CallerMatch> Matches, IReadOnlyList<RuleTrace> Trace);

/// <summary>What became of one rule.</summary>
/// <param name="Find">Object and field that it looks at; empty for what no rule found.</param>
/// <param name="Found">The records it found.</param>
/// <param name="Stopped">True when the rules behind it were not asked.</param>
public sealed record RuleTrace(string Find, ImmutableArray<TracedRecord> Found, bool Stopped);

/// <summary>What became of one record.</summary>
/// <param name="Record">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Field">The field that holds the number.</param>
/// <param name="Kept">True when it may be the caller.</param>
/// <param name="WhyNot">Why it was left out; null when it was kept.</param>
public sealed record TracedRecord(RecordRef Record, string Name, string Field, bool Kept, string? WhyNot);

/// <summary>Notes what each rule found.</summary>
internal sealed class MatchTrace
{
    private readonly List<(string Find, List<TracedRecord> Found)> lines = [];
    private string? stoppedAt;

    /// <summary>What was noted.</summary>
    internal IReadOnlyList<RuleTrace> Lines => [.. lines.Select(line => new RuleTrace(line.Find, [.. line.Found], line.Find == stoppedAt))];

    /// <summary>The next rule is tried.</summary>
    internal void Try(string find) => lines.Add((find, []));

    /// <summary>No rule behind this one is tried.</summary>
    internal void StopAt(string find) => stoppedAt = find;

    internal bool Knows(DirectoryMatch match) => lines.Exists(line => line.Found.Exists(f => IsOf(f, match)));

    /// <summary>The rule takes a record.</summary>
    internal void Keep(DirectoryMatch match) => lines[^1].Found.Add(new(match.Record.Record, match.Record.Name, match.Field, true, null));

    /// <summary>The rule does not take a record.</summary>
    internal void LeaveOut(DirectoryMatch match, string why) => lines[^1].Found.Add(new(match.Record.Record, match.Record.Name, match.Field, false, why));

    /// <summary>A record that no rule was asked about.</summary>
    internal void LeaveOver(DirectoryMatch match)
    {
        if (lines.Count == 0 || lines[^1].Find.Length > 0) Try("");
        LeaveOut(match, stoppedAt is null ? "no rule names this field" : $"{stoppedAt} found somebody and is the last rule then");
    }

    /// <summary>A record that a rule took is dropped after all.</summary>
    internal void Drop(DirectoryMatch match, string why)
    {
        foreach (var (_, found) in lines)
        {
            if (found.FindIndex(f => f.Kept && IsOf(f, match)) is >= 0 and var place) found[place] = found[place] with { Kept = false, WhyNot = why };
        }
    }

    private static bool IsOf(TracedRecord traced, DirectoryMatch match) => traced.Record == match.Record.Record && traced.Field == match.Field;
}
