using System.Collections.Immutable;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Replacements;

namespace Patchbay.Audit.Summaries;

/// <summary>Sums up an audit.</summary>
internal static class SummaryBuilder
{
    /// <summary>The day on which Open CTI is switched off.</summary>
    internal static readonly DateOnly Deadline = new(2028, 2, 28);

    /// <summary>Sums up.</summary>
    internal static Summary Build(ImmutableArray<Finding> findings, Inventory inventory, Usage? usage, ImmutableArray<UnreadFile> unread, Lazy<WeightTable> weights, DateOnly asOf) => new()
    {
        Deadline = Deadline,
        DaysLeft = Deadline.DayNumber - asOf.DayNumber,
        BySeverity = [.. Enum.GetValues<Severity>().OrderDescending().Select(s => new Tally(Word(s), findings.Count(f => f.Severity == s)))],
        ByKind = [.. Enum.GetValues<FindingKind>().Select(k => new Tally(Word(k), findings.Count(f => f.Kind == k))).Where(t => t.Count > 0)],
        ByGap = [.. Enum.GetValues<Gap>().Select(g => new Tally(Word(g), findings.Count(f => f.Replacement?.Gap == g)))],
        ByConfidence = [.. Enum.GetValues<Confidence>().OrderDescending().Select(c => new Tally(Word(c), findings.Count(f => f.Confidence == c)))],
        Effort = EffortSummary.Build(findings, inventory, usage, weights),
        Readiness = ReadinessScore.Of(findings, inventory, usage, unread),
        Blockers = BlockerList.Of(findings, usage),
    };

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
