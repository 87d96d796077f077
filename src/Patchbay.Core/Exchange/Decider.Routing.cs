using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

internal sealed partial class Decider
{
    /// <summary>Lets a caller enter a queue. The one way in: of entry points, flows, transfers and calls that come back.</summary>
    /// <param name="place">The call, since when it counts as waiting, and whether it was with an agent already.</param>
    /// <param name="queue">Which queue.</param>
    /// <param name="wish">What the caller needs of routing; null for nothing in particular.</param>
    /// <param name="now">The instant.</param>
    /// <param name="told">Who the caller is, when that was told in the same decision; null otherwise.</param>
    private CallQueued Enter(QueuePlace place, QueueId queue, RoutingWish? wish, DateTimeOffset now, CallerMatched? told = null)
    {
        var settings = state.Queues[queue].Settings;
        var (known, knownBy) = Known(place, told, settings, wish, now);
        wish = known;
        DateTimeOffset? stepAt = settings.Steps is [var first, ..] ? now + first.After : null;
        return new(now, place.Call, queue, place.Since, place.Returned, now + settings.WaitLimit, wish, PreferUntil(settings, wish, now), stepAt)
        {
            AnnounceAt = FirstAnnouncement(settings, now),
            KnownBy = knownBy,
        };
    }

    /// <summary>The plan goes on where it had come, if it is that of the same queue.</summary>
    private CallQueued Resume(CallQueued entered, PlanProgress? plan)
    {
        if (plan is null || plan.Queue != entered.Queue) return entered;
        var steps = state.Queues[entered.Queue].Settings.Steps;
        DateTimeOffset? next = plan.Step < steps.Length ? Later(entered.At - plan.Waited + steps[plan.Step].After, entered.At) : null;
        return entered with { Plan = plan, StepAt = next };
    }

    /// <summary>Takes the next step of the queue's plan.</summary>
    private Result<ExchangeEvent[]> Widen(CallState call, DateTimeOffset now)
    {
        var steps = state.Queues[call.Queue!.Value].Settings.Steps;
        var waits = new CallWidened(now, call.Id, call.StepsTaken, call.Needs, call.AlsoQueues, null);
        if (call.StepsTaken >= steps.Length) return One(waits);
        var step = steps[call.StepsTaken];
        // Nobody is taken out of the queue while an agent is about to answer.
        if (step.Leaves && call.Phase is CallPhase.Offered) return One(waits with { StepAt = Later(call.OfferExpiresAt, now + TimeSpan.FromSeconds(1)) });
        // Nobody is on the line who could go there.
        if (step.Exit is not null && call.AwaitsCallback) return One(waits);
        if (step.Exit is { } exit) return Leave(call, exit, now);
        if (step.MoveTo is { } queue) return state.Queues.ContainsKey(queue) && call.Moves < MostMoves ? Move(call, queue, now) : One(waits);
        var taken = call.StepsTaken + 1;
        DateTimeOffset? next = taken < steps.Length ? Later(call.QueuedAt + steps[taken].After, now) : null;
        var also = step.AlsoQueues.IsDefault ? call.AlsoQueues : [.. call.AlsoQueues.Union(step.AlsoQueues)];
        return One(waits with { Step = taken, Needs = step.Widen(call.Needs), AlsoQueues = also, StepAt = next });
    }

    /// <summary>Plans of two queues may send a caller back and forth; this ends it, and the caller stays where it is then.</summary>
    private const int MostMoves = 3;

    private ExchangeEvent[] Move(CallState call, QueueId queue, DateTimeOffset now) => Moved(call, Kept(call, Enter(call.Place, queue, call.Wish, now), now), now);

    private CallQueued Kept(CallState call, CallQueued entered, DateTimeOffset now) =>
        call is { AwaitsCallback: true, Callback: { } callback } ? AsCallback(entered, callback.ExpireAt, now) : entered;

    private ExchangeEvent[] Moved(CallState call, CallQueued entered, DateTimeOffset now) => Shut(call, now, entered) ?? [entered];

    /// <summary>A caller leaves the queue by an exit of its plan. Where nothing takes the caller there, the wait is over.</summary>
    private ExchangeEvent[] Leave(CallState call, string exit, DateTimeOffset now) =>
        TakeExit(call, exit, now) ?? [new CallLeftQueue(now, call.Id, call.Queue!.Value, exit), .. End(call, EndCause.WaitedTooLong, now)];

    private Result<ExchangeEvent[]> Move(MoveCaller c, DateTimeOffset now)
    {
        if (!state.Calls.TryGetValue(c.Call, out var call)) return Refusals.CallGone;
        if (call.Phase is not (CallPhase.Waiting or CallPhase.Scheduled)) return Refusals.NotWaiting;
        if (!state.Queues.ContainsKey(c.Queue)) return Refusals.UnknownQueue;
        if (call.AwaitsCallback && call.Queue != c.Queue && IsAsked(c.Queue, call.Number.Value ?? "")) return Refusals.CallbackKnown;
        if (c.Agent is { } agent && !state.Agents.ContainsKey(agent)) return Refusals.UnknownAgent;
        var wish = (call.Wish ?? RoutingWish.None) with { Priority = c.Priority, Preferred = c.Agent, Source = PreferenceSource.Chosen, Parts = [new(PrioritySource.Supervisor, null, c.Priority)] };
        if (c.Agent is not null) wish = wish with { PreferredFor = RoutingWish.LongestPreference };
        if (!wish.IsWellFormed) return Refusals.BadSkills;
        if (call.Phase is CallPhase.Scheduled) return MoveScheduled(call, c, wish, now);
        var entered = Resume(Kept(call, Enter(call.Place, c.Queue, wish, now), now) with { By = c.By }, call.PlanAt(now));
        return c.Agent is not null && entered.PreferUntil is null ? Refusals.AgentAway : Moved(call, entered, now);
    }

    private Result<ExchangeEvent[]> Force(ForcePresence c, DateTimeOffset now)
    {
        var chosen = Choose(new(c.Agent, c.Presence), now);
        if (chosen.Refusal is not null) return chosen;
        return chosen.Value is [PresenceChanged changed] ? One(changed with { Cause = PresenceCause.Supervisor, By = c.By }) : chosen;
    }

    /// <summary>One who is not at work is not waited for, and one who was lost from the call need not be the one to take it back.</summary>
    private DateTimeOffset? PreferUntil(QueueSettings settings, RoutingWish? wish, DateTimeOffset now)
    {
        if (wish?.Preferred is not { } id || !state.Agents.TryGetValue(id, out var agent)) return null;
        var time = wish.PreferredFor ?? settings.PreferredFor ?? QueueSettings.StandardPreference;
        return agent is { Presence.Kind: PresenceKind.Available, PanelConnected: true } && time > TimeSpan.Zero ? now + time : null;
    }

    private Result<ExchangeEvent[]> Set(SetAgentQueues c, DateTimeOffset now)
    {
        if (!state.Agents.TryGetValue(c.Agent, out var agent)) return Refusals.UnknownAgent;
        if (!c.Queues.All(state.Queues.ContainsKey)) return Refusals.UnknownQueue;
        return agent.QueuesChosen == c.IsChosen && agent.Queues.AsSpan().SequenceEqual(c.Queues.AsSpan())
            ? Nothing
            : One(new AgentQueuesChanged(now, c.Agent, c.Queues, c.IsChosen));
    }

    private Result<ExchangeEvent[]> Set(SetAgentSkills c, DateTimeOffset now)
    {
        if (!state.Agents.TryGetValue(c.Agent, out var agent)) return Refusals.UnknownAgent;
        var skills = SkillLevel.InOrder(c.Skills);
        if (skills.Length > SkillLevel.MostOfOne || !skills.All(s => s.IsWellFormed) || skills.DistinctBy(s => s.Skill).Count() < skills.Length)
            return Refusals.BadSkills;
        return agent.Skills.AsSpan().SequenceEqual(skills.AsSpan()) ? Nothing : One(new AgentSkillsChanged(now, c.Agent, skills));
    }
}
