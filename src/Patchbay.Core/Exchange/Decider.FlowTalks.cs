using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <content>Call flows that ring somebody, and callers who stay in the flow after their talk.</content>
internal sealed partial class Decider
{
    /// <summary>Most legs of a call in which a flow may still dial: two steps that lead to each other must come to an end.</summary>
    private const int MostDialled = 10;

    /// <summary>Rings whom a step wants, or goes on at once when that cannot be.</summary>
    private FlowExit? Ring(InteractionId id, FlowWalk walk, DialStep step, string? number, DateTimeOffset now)
    {
        var call = state.Calls.GetValueOrDefault(id);
        var until = now + step.Limit;
        if (step.Agent is { } agent)
        {
            if (OutcomeOf(agent) is { } outcome) return walk.CannotRing(step, outcome);
            walk.Rings(new(now, id, until, agent, new(id, (call?.Offers ?? 0) + 1), null, null));
            return null;
        }

        if (TargetOf(call, walk.Caller, step, number) is not { } target) return walk.CannotRing(step, null);
        walk.Rings(new(now, id, until, null, null, call?.NextLeg ?? new(id, 2), PersonalText.Of(target)));
        return null;
    }

    private InvitationOutcome? OutcomeOf(AgentId id)
    {
        if (!state.Agents.TryGetValue(id, out var agent)) return InvitationOutcome.Declined;
        return agent.CanBeOffered ? null : agent.Activity is AgentActivity.Idle ? InvitationOutcome.NoAnswer : InvitationOutcome.Busy;
    }

    /// <returns>What to dial; null for no number, one of our own, or the caller's.</returns>
    private string? TargetOf(CallState? call, string caller, DialStep step, string? number)
    {
        if (call?.Legs.Count >= MostDialled) return null;
        if (step.IsAddress) return step.Number;
        if (!DialledNumber.TryRead(number, out var dialled)) return null;
        var isOurs = state.EntryPoints.TryGetValue(dialled, out var entry) && entry.ForwardTo is null;
        var isCallers = DialledNumber.TryRead(caller, out var callers) && callers == dialled;
        return isOurs || isCallers ? null : dialled;
    }

    /// <summary>Nobody came whom the flow rang: the caller goes on in it.</summary>
    private ExchangeEvent[] GoesOnInFlow(CallState call, InvitationOutcome outcome, DateTimeOffset now) =>
        [Ended(call, outcome, now) with { Resumes = false }, .. InFlow(call, now, walk => walk.NobodyCame(outcome)).Value];

    /// <summary>Whom the flow rang gets the caller.</summary>
    private ExchangeEvent[] Connected(CallState call, LegId leg, AgentId? agent, DateTimeOffset now)
    {
        var records = state.FlowOf(call.Id)?.Find(state.FlowRuns[call.Id].Step) is DialStep { Records: true };
        return Events(new FlowConnected(now, call.Id, leg, agent, records), PausedByFlow(call, now));
    }

    /// <summary>The flow wants silence in the recording until the agent lets it go on.</summary>
    private RecordingPaused? PausedByFlow(CallState call, DateTimeOffset now) =>
        call.Wished is RecordingWish.Pause ? new(now, call.Id, null, "Call flow", now + state.Settings.CallLimit) : null;

    /// <summary>The step at which the flow of a call goes on when the talk is over; null when the call ends with it.</summary>
    private string? AfterTalk(CallState call)
    {
        if (call is not { Phase: CallPhase.Connected, Direction: CallDirection.Inbound, Invitation: null, Parties: [] }) return null;
        if (call.CustomerLeg is not { Over: false, Leaving: null }) return null;
        return state.FlowOf(call.Id)?.Find(state.FlowRuns[call.Id].Step) switch
        {
            QueueStep queue => queue.AfterTalk,
            DialStep dial => dial.AfterTalk,
            _ => null,
        };
    }

    /// <summary>The other left the talk and the caller stays, for what the flow still asks.</summary>
    private ExchangeEvent[] StaysInFlow(CallState call, LegId leg, AgentId? agent, string next, DateTimeOffset now) => Events(
    [
        .. InFlow(call, now, walk => walk.AfterTalk(leg, agent, next)).Value,
        agent is { } who ? WrapUpOf(call, who, call.AgentSince, now) : null,
    ]);
}
