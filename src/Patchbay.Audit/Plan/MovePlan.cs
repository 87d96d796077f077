using System.Collections.Immutable;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Plan;

/// <summary>A migration: who moves when, what is to be done, and what to say first.</summary>
internal sealed record MovePlan
{
    internal required AuditReport Report { get; init; }

    internal required Answers Answers { get; init; }

    /// <summary>False when nobody gave answers: the plan then rests on assumptions.</summary>
    internal required bool HasAnswers { get; init; }

    internal required DateOnly Today { get; init; }

    internal required Timing Timing { get; init; }

    internal required ImmutableArray<PlanTask> Tasks { get; init; }

    internal required ImmutableArray<LiveUser> Idle { get; init; }

    internal bool HasClassic => Timing.Waves.Any(wave => wave.BringsLightning);

    internal EffortHours Work => Report.Summary.Effort.FirstOrDefault(way => way.Way == Answers.Way)?.Total ?? EffortHours.None;

    /// <summary>True when a wish or the deadline cannot be kept.</summary>
    internal bool IsImpossible => Timing.Concerns.Any(concern => concern.IsImpossible);

    /// <summary>What has to be said before all else, a sentence or some each.</summary>
    internal IEnumerable<string> Concerns => Timing.Concerns.Select(concern => concern.Text);

    /// <summary>The plan in one sentence.</summary>
    internal string Sentence => FormattableString.Invariant(
        $"{Nothing}{Figures.Plural(Timing.Waves.Sum(w => w.Users), "user")} in {Figures.Plural(Timing.Waves.Length, "wave")}, from {Timing.Waves[0].GoLive:yyyy-MM-dd} to {Timing.Waves[^1].GoLive:yyyy-MM-dd}; {Tasks.Length} tasks.{Assumed}");

    private string Nothing => Report.Findings.IsEmpty ? "The audit found nothing that depends on Open CTI; there may be nothing to move. " : "";

    private string Assumed => HasAnswers || Report.Usage is { Users.IsEmpty: false } ? "" : " The number of users is assumed: nobody told it, and no org was asked.";
}
