using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <content>What follows for routing from who a caller is: the owner or the last agent first, and what the customer is worth.</content>
internal sealed partial class Decider
{
    /// <summary>What a caller wishes who enters a queue, and until when to wait for who it is. Where somebody was chosen, that is known enough.</summary>
    /// <remarks>What was told in the same decision is not in the state yet: a flow that finds the record may lead to the queue at once.</remarks>
    private (RoutingWish? Wish, DateTimeOffset? KnownBy) Known(QueuePlace place, CallerMatched? told, QueueSettings settings, RoutingWish? wish, DateTimeOffset now)
    {
        if (settings.Customers is not { } rules || place.Returned || wish?.Preferred is not null) return (wish, null);
        return state.Calls.TryGetValue(place.Call, out var call) && !(told is null && call.Matches.IsDefault)
            ? (WishOf(call, CustomerOf(call, told), wish, settings, now), null)
            : (wish, now + (rules.MatchWait ?? CustomerRules.StandardMatchWait));
    }

    /// <summary>Of several who share a number, it is not known who calls.</summary>
    private static CallerMatch? CustomerOf(CallState call, CallerMatched? told) => told is null ? call.Record : told.RecordAfter(call.Record, call.Matches);

    /// <summary>True when a waiting caller's wish changes by who it is: nobody who is being asked is taken away from the caller.</summary>
    private bool Changes(CallState call, CallerMatched told, DateTimeOffset now) =>
        call is { Phase: CallPhase.Waiting, Queue: { } queue, Place.Returned: false }
        && (call.AwaitsMatch || (state.Queues[queue].Settings is { Customers: not null } settings && !RoutingWish.Same(WishOf(call, CustomerOf(call, told), call.Wish, settings, now), call.Wish)));

    private CustomerWeighed Weigh(CallState call, CallerMatched? told, DateTimeOffset now)
    {
        var settings = state.Queues[call.Queue!.Value].Settings;
        var wish = WishOf(call, CustomerOf(call, told), call.Wish, settings, now);
        // Whoever was waited for in vain is not waited for again.
        var isNew = call.WaitsFor is not null || wish?.Preferred != call.Wish?.Preferred;
        return new(now, call.Id, wish, isNew ? PreferUntil(settings, wish, now) : null);
    }

    private RoutingWish? WishOf(CallState call, CallerMatch? customer, RoutingWish? wish, QueueSettings settings, DateTimeOffset now)
    {
        if (settings.Customers is not { } rules) return wish;
        var weighed = Worth(wish ?? RoutingWish.None, rules.Find(customer?.Tier));
        if (weighed.Preferred is null && Preferred(call, customer, rules, settings, now) is (var agent, var source))
            weighed = weighed with { Preferred = agent, PreferredFor = rules.For, Source = source };
        return RoutingWish.Same(weighed, RoutingWish.None) ? wish : weighed;
    }

    /// <summary>Counted once, however often the caller moves.</summary>
    private static RoutingWish Worth(RoutingWish wish, TierRule? tier)
    {
        if (tier is null || wish.Tier is not null) return wish;
        var needs = (wish.Needs.IsDefault ? [] : wish.Needs).AddRange(tier.Needs.IsDefault ? [] : tier.Needs);
        return wish.With(new(PrioritySource.Tier, tier.Tier, tier.Priority)) with { Tier = tier.Tier, Needs = [.. needs.Take(SkillNeed.Most)] };
    }

    /// <summary>The owner before the one who talked last; of those, one who is at work.</summary>
    private (AgentId Agent, PreferenceSource Source)? Preferred(CallState call, CallerMatch? customer, CustomerRules rules, QueueSettings settings, DateTimeOffset now)
    {
        if (rules.OwnerFirst && customer?.Owner is { } owner && IsAtWork(owner)) return (owner, PreferenceSource.Owner);
        var last = rules.LastAgentWithin is { } within && state.LastTalks.Find(call.Number, customer?.Record.Id, settings.Callbacks?.Country) is { } talk && now - talk.At <= within ? talk : null;
        // Who passed the caller on does not get them back by that.
        return last is not null && last.Call != call.Id && IsAtWork(last.Agent) ? (last.Agent, PreferenceSource.LastAgent) : null;

        bool IsAtWork(AgentId agent) => PreferUntil(settings, new(Preferred: agent, PreferredFor: rules.For), now) is not null;
    }
}
