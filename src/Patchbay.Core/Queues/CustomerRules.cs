using System.Collections.Immutable;

namespace Patchbay.Core.Queues;

/// <summary>How a queue treats customers whom it knows.</summary>
/// <param name="For">How long a customer waits for the one agent before anybody will do.</param>
/// <param name="OwnerFirst">True when the owner of the customer's record is asked first.</param>
/// <param name="LastAgentWithin">The agent who talked last with this number or record is asked first when that is no longer ago; null for nobody.</param>
/// <param name="Tiers">What kinds of customers are worth; default and none: all the same.</param>
/// <param name="MatchWait">How long a caller waits to be known before an agent is asked; null for <see cref="StandardMatchWait"/>.</param>
public sealed record CustomerRules(
    TimeSpan For, bool OwnerFirst = false, TimeSpan? LastAgentWithin = null, ImmutableArray<TierRule> Tiers = default, TimeSpan? MatchWait = null)
{
    private const int MostTiers = 20;

    /// <summary>Knowing a caller takes some milliseconds; a directory that is slower must not make callers wait.</summary>
    public static TimeSpan StandardMatchWait { get; } = TimeSpan.FromSeconds(1);

    /// <summary>True when everything is in its range.</summary>
    public bool IsWellFormed =>
        For > TimeSpan.Zero && For <= RoutingWish.LongestPreference && !(LastAgentWithin <= TimeSpan.Zero)
        && (MatchWait ?? StandardMatchWait) > TimeSpan.Zero && (MatchWait ?? StandardMatchWait) <= TimeSpan.FromSeconds(30)
        && (Tiers.IsDefault || (Tiers.Length <= MostTiers && Tiers.All(tier => tier.IsWellFormed)));

    /// <summary>The rule of a tier.</summary>
    /// <param name="tier">The customer's tier; null when nobody knows.</param>
    /// <returns>The rule; null when there is none.</returns>
    public TierRule? Find(string? tier) =>
        tier is null || Tiers.IsDefaultOrEmpty ? null : Tiers.FirstOrDefault(rule => rule.Tier.Equals(tier, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether two say the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>True when they do.</returns>
    public static bool Same(CustomerRules? a, CustomerRules? b)
    {
        if (a is null || b is null) return a is null && b is null;
        var (mine, others) = (a.Tiers.IsDefault ? [] : a.Tiers, b.Tiers.IsDefault ? [] : b.Tiers);
        return a with { Tiers = b.Tiers } == b && mine.Length == others.Length && mine.Zip(others).All(pair => TierRule.Same(pair.First, pair.Second));
    }
}

/// <summary>What a kind of customer is worth in a queue.</summary>
/// <param name="Tier">The value of the field that tells the kind: <c>Gold</c>. Case does not matter.</param>
/// <param name="Priority">Points that are added to the caller's priority.</param>
/// <param name="Needs">What the agent must be able to do besides; default and none: nothing.</param>
public sealed record TierRule(string Tier, int Priority = 0, ImmutableArray<SkillNeed> Needs = default)
{
    private const int LongestTier = 80;

    /// <summary>True when everything is in its range.</summary>
    public bool IsWellFormed =>
        Tier is { Length: > 0 and <= LongestTier } && Math.Abs(Priority) <= RoutingWish.HighestPriority
        && (Needs.IsDefault || (Needs.Length <= SkillNeed.Most && Needs.All(need => need.IsWellFormed)));

    /// <summary>Tells whether two say the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>True when they do.</returns>
    public static bool Same(TierRule a, TierRule b) =>
        a with { Needs = b.Needs } == b && NeedComparer.Instance.Equals(SkillNeeds.InOrder(a.Needs), SkillNeeds.InOrder(b.Needs));
}
