using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <content>What becomes of a call when one of more than two parties comes, goes or vanishes.</content>
internal sealed partial class Decider
{
    /// <summary>A colleague takes what rings as an invitation.</summary>
    private ExchangeEvent[] Join(CallState call, DateTimeOffset now)
    {
        var asked = call.Invitation!;
        var joined = new ColleagueJoined(now, call.Id, asked.Purpose, asked.Agent!.Value, call.NextLeg, now + state.Settings.AudioReturn);
        return asked.Purpose is InvitationPurpose.Consult ? [joined] : [joined, .. TakeOver(call, joined.Leg, joined.Agent, now)];
    }

    /// <summary>
    /// Who was asked for a transfer gets the customer; the agent, if there still is one, wraps up. When whoever asked has left a conference
    /// meanwhile, another agent has the customer, and who comes is one more in their company.
    /// </summary>
    private ExchangeEvent[] TakeOver(CallState call, LegId to, AgentId? agent, DateTimeOffset now)
    {
        if (call.Invitation!.By is not { } by) return Connected(call, to, agent, now);
        if (call.Agent is { } other && other != by) return [];
        var stays = call.Agent == by;
        return Events(
            new CallTransferred(now, call.Id, by, stays ? call.AgentLeg!.Id : null, to, agent),
            stays ? PassedOn(call, by, call.AgentSince, now) : null);
    }

    private ExchangeEvent[] PartyAnswers(CallState call, ReportLegAnswered c, DateTimeOffset now)
    {
        var purpose = call.Invitation!.Purpose;
        var answered = new LegAnswered(now, call.Id, c.Leg, c.Dialog, purpose);
        return purpose is InvitationPurpose.Consult ? [answered] : [answered, .. TakeOver(call, c.Leg, null, now)];
    }

    /// <summary>A leg that telephony reports as over, in a call that goes on; null when the call does not.</summary>
    private ExchangeEvent[]? EndedAlone(CallState call, LegState leg, LegEnded ended, DateTimeOffset now)
    {
        if (leg.Leaving is not null) return [ended];
        if (call.Invitation?.Leg == leg.Id) return [ended, .. NotTaken(call, OutcomeOf(ended.Cause), now)];
        if (call.PartyOf(leg.Id) is { } party) return [ended, .. Leave(call, party, EndCause.ExternalHungUp, now, isOwnDoing: true)];
        return leg.Id == call.Forward && call.IsConference
            ? [ended, new PartyLeft(now, call.Id, leg.Id, null, EndCause.ExternalHungUp, false, Successor(call, null))]
            : null;
    }

    private static InvitationOutcome OutcomeOf(EndCause cause) => cause switch
    {
        EndCause.Busy => InvitationOutcome.Busy,
        EndCause.NoAnswer => InvitationOutcome.NoAnswer,
        EndCause.LineOutOfOrder => InvitationOutcome.LineOutOfOrder,
        EndCause.NoTrunk => InvitationOutcome.NoTrunk,
        _ => InvitationOutcome.Declined,
    };

    /// <summary>A party leaves. Who was with the customer wraps up; after a consult, customer and agent are together again.</summary>
    private ExchangeEvent[] Leave(CallState call, PartyState party, EndCause cause, DateTimeOffset now, bool isOwnDoing = false)
    {
        var resumes = party.Apart && call.HeldSince is not null;
        var worked = party is { Apart: false, Agent: not null } && cause is not EndCause.ConnectionLost;
        return Events(
            new PartyLeft(now, call.Id, party.Leg, party.Agent, cause, resumes, null, isOwnDoing),
            worked ? PassedOn(call, party.Agent!.Value, party.Since, now) : null);
    }

    /// <summary>
    /// The agent hangs up. While somebody is asked in, or is there, the customer goes on with them; else the call is over.
    /// </summary>
    private ExchangeEvent[] AgentLeaves(CallState call, DateTimeOffset now)
    {
        if (call.AwaitsCallback) return AttemptFails(call, EndCause.AgentHungUp, now);
        if (call.Phase is not CallPhase.Connected) return End(call, EndCause.AgentHungUp, now);
        if (call.IsConference) return [.. Without(call, EndCause.AgentHungUp, now)];
        if (AfterTalk(call) is { } next && call.AgentLeg is { } leg) return StaysInFlow(call, leg.Id, call.Agent, next, now);
        if (call.Consulted is { } party) return HandOver(call, party, now);
        return call.Invitation is not null ? [.. Without(call, EndCause.AgentHungUp, now)] : End(call, EndCause.AgentHungUp, now);
    }

    /// <summary>The agent goes, and others or an invitation keep the call. A consulted party goes too, when there is company for the customer.</summary>
    private IEnumerable<ExchangeEvent> Without(CallState call, EndCause cause, DateTimeOffset now)
    {
        var agent = call.Agent!.Value;
        if (call.Consulted is { } consulted)
        {
            foreach (var e in Leave(call, consulted, EndCause.AgentHungUp, now)) yield return e;
        }

        yield return new PartyLeft(now, call.Id, call.AgentLeg!.Id, agent, cause, false, Successor(call, agent));
        if (cause is not EndCause.ConnectionLost && PassedOn(call, agent, call.AgentSince, now) is { } wrapUp) yield return wrapUp;
    }

    private static AgentId? Successor(CallState call, AgentId? leaving) =>
        call.Agent != leaving ? null : call.Parties.Find(party => party is { Apart: false, Agent: not null })?.Agent;

    /// <summary>The agent's audio did not come back: the customer goes on with those who are there, else waits for who is asked, else queues.</summary>
    private ExchangeEvent[] AgentVanishes(CallState call, DateTimeOffset now)
    {
        var agent = call.Agent!.Value;
        var lost = ConnectionLost(agent, now);
        if (call.AwaitsCallback) return [lost, .. AttemptFails(call, EndCause.ConnectionLost, now)];
        if (call.IsConference) return [lost, .. Without(call, EndCause.ConnectionLost, now)];
        if (call.Consulted is { Agent: { } colleague } party)
            return [lost, new CallTransferred(now, call.Id, agent, call.AgentLeg!.Id, party.Leg, colleague, WasLost: true)];
        var dropped = new AgentDropped(now, call.Id, agent, call.AgentLeg!.Id);
        // A stranger who was to be asked for advice does not get the customer instead.
        if (call.Consulted is { } stranger) return [lost, .. Leave(call, stranger, EndCause.ConnectionLost, now), dropped, .. AfterDrop(call, now)];
        return call.Invitation switch
        {
            null => [lost, dropped, .. AfterDrop(call, now)],
            { Purpose: InvitationPurpose.Consult, Agent: null } =>
                [lost, Ended(call, InvitationOutcome.Withdrawn, now), dropped, .. AfterDrop(call, now)],
            _ => [lost, dropped],
        };
    }

    private ExchangeEvent[] AfterDrop(CallState call, DateTimeOffset now) =>
        call.Direction is not CallDirection.Outbound && (call.Queue ?? state.FlowOf(call.Id)?.DefaultQueue) is { } queue
            ? [Queued(call, queue, returned: true, now)]
            : [new CallEnded(now, call.Id, EndCause.ConnectionLost, now + state.Settings.ClosingLimit)];

    private Result<ExchangeEvent[]> InvitationRunsOut(CallState call, DateTimeOffset now)
    {
        var events = NotTaken(call, InvitationOutcome.NoAnswer, now);
        return call.Invitation!.Agent is { } missed
            ? Events([events[0], NotReady(missed, Presence.MissedCall, PresenceCause.RingNoAnswer, now), .. events[1..]])
            : events;
    }

    private Result<ExchangeEvent[]> PartyStaysAway(AgentId agent, DateTimeOffset now)
    {
        var call = state.Calls[state.Agents[agent].Call!.Value];
        return Events([ConnectionLost(agent, now), .. Leave(call, call.PartyOf(agent)!, EndCause.ConnectionLost, now, isOwnDoing: true)]);
    }
}
