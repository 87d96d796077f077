using System.Collections.Immutable;

namespace Patchbay.Audit.Findings;

/// <summary>The few figures to decide by.</summary>
public sealed record Summary
{
    /// <summary>The day on which Open CTI is switched off.</summary>
    public required DateOnly Deadline { get; init; }

    /// <summary>Days from the day of the audit to the deadline; negative when it is over.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>Findings by severity, all four, <c>high</c> first.</summary>
    public required ImmutableArray<Tally> BySeverity { get; init; }

    /// <summary>Findings by kind, only those there are.</summary>
    public required ImmutableArray<Tally> ByKind { get; init; }

    /// <summary>Uses by what Salesforce Voice lacks for them: <c>none</c>, <c>partial</c>, <c>full</c>.</summary>
    public required ImmutableArray<Tally> ByGap { get; init; }

    /// <summary>Findings by confidence, all three, <c>certain</c> first.</summary>
    public required ImmutableArray<Tally> ByConfidence { get; init; }

    /// <summary>Work on every way.</summary>
    public required ImmutableArray<WayEffort> Effort { get; init; }

    /// <summary>How ready the org is.</summary>
    public required Readiness Readiness { get; init; }

    /// <summary>What stands in the way.</summary>
    public required ImmutableArray<Blocker> Blockers { get; init; }
}

/// <summary>The work of one way off Open CTI.</summary>
/// <param name="Way">As <see cref="Replacement.Target"/>.</param>
/// <param name="Total">The sum of its lines.</param>
/// <param name="Lines">What it is made of, by weight.</param>
public sealed record WayEffort(string Way, EffortHours Total, ImmutableArray<EffortLine> Lines);

/// <summary>One line of an estimate.</summary>
/// <param name="Weight">Line of the table of weights.</param>
/// <param name="Item">What it is.</param>
/// <param name="Count">How often.</param>
/// <param name="Hours">For all of them.</param>
public sealed record EffortLine(string Weight, string Item, double Count, EffortHours Hours);

/// <summary>How ready an org is, from 0 to 100.</summary>
/// <param name="Score">100 when nothing depends on Open CTI; null when nothing could be read.</param>
/// <param name="Formula">How it is computed, in words.</param>
/// <param name="Parts">What was taken off or counted.</param>
public sealed record Readiness(int? Score, string Formula, ImmutableArray<ReadinessPart> Parts);

/// <summary>One part of the score.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">Points lost.</param>
/// <param name="Most">Points that can be lost here.</param>
/// <param name="Why">From which figures.</param>
public sealed record ReadinessPart(string Name, double Points, double Most, string Why);

/// <summary>Something that stands in the way of a move.</summary>
/// <param name="Id">Stable name: <c>classic</c>.</param>
/// <param name="Title">In some words.</param>
/// <param name="Status"><c>found</c> when the sources or the org show it, <c>ask</c> when only a person can know.</param>
/// <param name="Fact">What is known.</param>
/// <param name="Effect">What it means for the move.</param>
/// <param name="Evidence">As <see cref="Replacement.Evidence"/>.</param>
/// <param name="Findings">Ids of the findings that show it.</param>
public sealed record Blocker(string Id, string Title, string Status, string Fact, string Effect, string Evidence, ImmutableArray<string> Findings);
