using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>
/// One step of a queue's routing plan. Each step widens what the ones before it left; a step with a way out is the last: the caller leaves
/// the queue by it.
/// </summary>
/// <param name="After">How long after the caller entered the queue.</param>
/// <param name="LowerBy">By how much each needed level sinks; never below the lowest.</param>
/// <param name="Drop">Skills that are needed no more: a need that names one of them goes.</param>
/// <param name="AlsoQueues">Queues whose agents may take the caller too.</param>
/// <param name="MoveTo">The queue the caller moves to, with the wait kept; null to stay.</param>
/// <param name="Exit">The way out by name, such as <c>voicemail</c> or <c>callback</c>, that the call's flow knows; null to stay.</param>
public sealed record PlanStep(
    TimeSpan After, int LowerBy = 0, ImmutableArray<string> Drop = default, ImmutableArray<QueueId> AlsoQueues = default, QueueId? MoveTo = null,
    string? Exit = null)
{
    /// <summary>Most steps of a plan.</summary>
    public const int Most = 10;

    private const int LongestExit = 40;

    /// <summary>True when the caller leaves the queue by this step.</summary>
    public bool Leaves => MoveTo is not null || Exit is not null;

    /// <summary>What is wrong with it, in a sentence; null when nothing is.</summary>
    public string? Fault => this switch
    {
        { After: var after } when after <= TimeSpan.Zero => "it comes some time after the caller entered the queue.",
        { LowerBy: not (>= 0 and < SkillLevel.Highest) } => $"levels sink by 0 to {SkillLevel.Highest - 1}.",
        { MoveTo: not null, Exit: not null } => "the caller moves to a queue or leaves by an exit, not both.",
        { Exit: not (null or { Length: > 0 and <= LongestExit }) } => $"an exit has a name of 1 to {LongestExit} characters.",
        { Drop: { IsDefault: false, Length: > SkillNeed.Most } } => $"it drops at most {SkillNeed.Most} skills.",
        { AlsoQueues: { IsDefault: false, Length: > SkillNeed.Most } } => $"it asks at most {SkillNeed.Most} other queues.",
        _ => null,
    };

    /// <summary>Widens needs by this step.</summary>
    /// <param name="needs">What was needed before.</param>
    /// <returns>What is needed from now on, in order.</returns>
    public ImmutableArray<SkillNeed> Widen(ImmutableArray<SkillNeed> needs)
    {
        var dropped = Drop.IsDefault ? [] : Drop;
        var kept = needs.Where(need => !need.AnyOf.Any(skill => dropped.Contains(skill.Skill, StringComparer.Ordinal)));
        var lowered = kept.Select(need => new SkillNeed([.. need.AnyOf.Select(s => s with { Level = Math.Max(SkillLevel.Lowest, s.Level - LowerBy) })]));
        return SkillNeeds.InOrder([.. lowered]);
    }

    /// <summary>Tells whether two steps say the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>True when they do.</returns>
    public static bool Same(PlanStep a, PlanStep b) =>
        a with { Drop = b.Drop, AlsoQueues = b.AlsoQueues } == b
        && a.Drop.AsSpan().SequenceEqual(b.Drop.AsSpan()) && a.AlsoQueues.AsSpan().SequenceEqual(b.AlsoQueues.AsSpan());
}
