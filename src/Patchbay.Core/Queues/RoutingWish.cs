using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>What a caller needs of routing, beyond the queue. A flow, a rule or a supervisor makes it.</summary>
/// <param name="Needs">What the agent must be able to do; all of it. Default and none: anybody of the queue.</param>
/// <param name="Priority">-10 to 10; each point counts as if the caller had waited for longer by the queue's credit.</param>
/// <param name="Preferred">The agent to wait for first: the customer's owner, or the one who talked last. Null for none.</param>
/// <param name="PreferredFor">How long to wait for that agent; null for the queue's setting.</param>
/// <param name="Source">Who preferred that agent.</param>
/// <param name="Tier">The kind of customer whose worth is counted in; null when none is.</param>
/// <param name="Parts">Where the priority comes from; default when nobody kept that, or there is none. Tells nothing new: no part of what two wishes have in common.</param>
public sealed record RoutingWish(
    ImmutableArray<SkillNeed> Needs = default, int Priority = 0, AgentId? Preferred = null, TimeSpan? PreferredFor = null,
    PreferenceSource Source = PreferenceSource.Chosen, string? Tier = null, ImmutableArray<PriorityPart> Parts = default)
{
    /// <summary>Highest priority; the lowest is its negative.</summary>
    public const int HighestPriority = 10;

    /// <summary>Longest wait for one agent.</summary>
    public static TimeSpan LongestPreference { get; } = TimeSpan.FromHours(1);

    /// <summary>Nothing in particular.</summary>
    public static RoutingWish None { get; } = new();

    /// <summary>Gives more points, and keeps from where.</summary>
    /// <param name="part">The points and their source; none changes nothing.</param>
    /// <returns>The wish with them, the sum held within the range.</returns>
    public RoutingWish With(PriorityPart part) => part.Points == 0 ? this : this with
    {
        Priority = Math.Clamp(Priority + part.Points, -HighestPriority, HighestPriority),
        Parts = (Parts.IsDefault ? [] : Parts).Add(part),
    };

    /// <summary>Tells whether two wishes say the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>True when they do.</returns>
    public static bool Same(RoutingWish? a, RoutingWish? b) =>
        a is null || b is null
            ? a is null && b is null
            : NeedComparer.Instance.Equals(SkillNeeds.InOrder(a.Needs), SkillNeeds.InOrder(b.Needs)) && a with { Needs = default, Parts = default } == b with { Needs = default, Parts = default };

    /// <summary>True when everything is in its range.</summary>
    public bool IsWellFormed =>
        Math.Abs(Priority) <= HighestPriority
        && (PreferredFor is not { } time || (time >= TimeSpan.Zero && time <= LongestPreference))
        && (Needs.IsDefault || (Needs.Length <= SkillNeed.Most && Needs.All(need => need.IsWellFormed)));
}
