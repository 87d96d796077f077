using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    /// <summary>Parked calls by the number of their place.</summary>
    public SortedDictionary<int, InteractionId> Parked { get; } = [];

    /// <summary>Applies who comes into a call and who leaves it.</summary>
    private void ApplyParties(CallEvent e, CallState call)
    {
        switch (e)
        {
            case ColleagueAsked asked: Apply(asked, call); break;
            case PartyDialed dialed: Apply(dialed, call); break;
            case ColleagueJoined joined: Apply(joined, call); break;
            case InvitationEnded ended: Apply(ended, call); break;
            case CallTransferred transferred: Apply(transferred, call); break;
            case ConsultSwitched switched: Apply(switched, call); break;
            case PartyAdded added: Apply(added, call); break;
            case PartyLeft left: Apply(left, call); break;
            case CallParked parked: Apply(parked, call); break;
            case CallPickedUp pickedUp: Apply(pickedUp, call); break;
            default: throw new InvalidOperationException($"No rule applies {e.GetType().Name}.");
        }
    }

    private void Apply(ColleagueAsked e, CallState call)
    {
        Invite(call, e.At, e.RemindAt, new()
        {
            By = e.By,
            Purpose = e.Purpose,
            Agent = e.Agent,
            Offer = e.Offer,
            Since = e.At,
            Until = e.ExpiresAt,
        });
        call.Offers = e.Offer.Ordinal;
        SetActivity(e.Agent, AgentActivity.Alerting, call.Id, e.At);
    }

    private void Apply(PartyDialed e, CallState call)
    {
        Invite(call, e.At, e.RemindAt, new() { By = e.By, Purpose = e.Purpose, Leg = e.Leg, Since = e.At, Until = e.AnswerBy });
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Outbound, Target = e.Number });
    }

    private void Invite(CallState call, DateTimeOffset at, DateTimeOffset? remindAt, InvitationState invitation)
    {
        if (call.Phase is CallPhase.Parked) Unpark(call);
        call.Phase = CallPhase.Connected;
        call.Invitation = invitation;
        call.LastFailure = null;
        Timers.Set(TimerOf(TimerKind.InvitationLimit, call), invitation.Until);
        if (remindAt is { } due) Hold(call, at, due);
    }

    private void Apply(ColleagueJoined e, CallState call)
    {
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Browser, Agent = e.Agent, Answered = true });
        Join(call, new() { Leg = e.Leg, Agent = e.Agent, Since = e.At, Apart = e.Purpose is InvitationPurpose.Consult });
        Timers.Set(PartyAudioOf(e.Agent), e.AudioBy);
        SetActivity(e.Agent, AgentActivity.OnCall, call.Id, e.At);
    }

    private void Join(CallState call, PartyState party)
    {
        CloseInvitation(call);
        call.Parties.Add(party);
        call.AgentApart |= party.Apart;
    }

    private void CloseInvitation(CallState call)
    {
        call.Invitation = null;
        Timers.Clear(TimerOf(TimerKind.InvitationLimit, call));
    }

    private void Apply(InvitationEnded e, CallState call)
    {
        var asked = call.Invitation!;
        CloseInvitation(call);
        var leg = e.Leg is { } id ? call.OpenLeg(id) : null;
        call.LastFailure = new(asked.Purpose, e.Outcome, e.Agent, call.Legs.Find(one => one.Id == e.Leg)?.Target);
        if (call.Agent is null && e.Outcome is not InvitationOutcome.Withdrawn) TellWhoLeft(call, asked.By, call.LastFailure);
        if (leg is not null) leg.Leaving = EndCause.AgentHungUp;
        if (e.Agent is { } agent) SetActivity(agent, AgentActivity.Idle, null, e.At, keepsIdleSince: true);
        if (e.Resumes) Retrieve(call);
    }

    /// <summary>Whoever passed the customer on is told that nobody came.</summary>
    private static void TellWhoLeft(CallState call, AgentId? by, FailedInvitation failure)
    {
        var left = call.WrapUps.FindIndex(work => work.Agent == by);
        if (left >= 0 && call is { Forward: null, IsConference: false }) call.WrapUps[left] = call.WrapUps[left] with { Failure = failure };
    }

    private void Apply(CallTransferred e, CallState call)
    {
        call.Transfers++;
        call.LastFailure = null;
        Retrieve(call);
        if (e.FromLeg is { } leg) LeaveCall(call, e.From, leg, e.At);
        if (e.To is { } to) Promote(call, call.PartyOf(to)!);
    }

    /// <summary>Takes the agent out of the call; somebody else must get the customer with it.</summary>
    private void LeaveCall(CallState call, AgentId agent, LegId leg, DateTimeOffset at)
    {
        if (call is { AwaitsCallback: false, Audio: not AgentAudio.Awaited }) Remember(call, at);
        Timers.Clear(TimerOf(TimerKind.AudioReturn, call));
        call.OpenLeg(leg)!.Over = true;
        call.Muted = false;
        call.AgentApart = false;
        call.Agent = null;
        // Nobody is left to give advice to: who comes gets the customer.
        if (call.Invitation is { } asked) asked.Purpose = InvitationPurpose.Transfer;
        SetActivity(agent, AgentActivity.Idle, null, at);
    }

    /// <summary>Gives a party the agent's place.</summary>
    private void Promote(CallState call, PartyState party)
    {
        call.Parties.Remove(party);
        call.AgentApart = false;
        if (party.Agent is not { } agent)
        {
            call.Forward = party.Leg;
            return;
        }

        (call.Agent, call.AgentSince, call.Audio, call.Muted) = (agent, party.Since, party.Audio, party.Muted);
        Timers.Move(PartyAudioOf(agent), TimerOf(TimerKind.AudioReturn, call));
    }

    private void Apply(ConsultSwitched e, CallState call)
    {
        call.AgentApart = !e.ToCustomer;
        if (e.ToCustomer) Retrieve(call);
        else if (e.RemindAt is { } due) Hold(call, e.At, due);
    }

    private void Apply(PartyAdded e, CallState call)
    {
        call.PartyOf(e.Leg)!.Apart = false;
        call.AgentApart = false;
        Retrieve(call);
    }

    private void Apply(PartyLeft e, CallState call)
    {
        var leg = call.OpenLeg(e.Leg);
        if (e.IsOwnDoing && call.PartyOf(e.Leg) is { Apart: true })
            call.LastFailure = new(InvitationPurpose.Consult, null, e.Agent, e.Agent is null ? call.Legs.Find(one => one.Id == e.Leg)?.Target : null, e.Cause is EndCause.ConnectionLost);
        if (e.Leg == call.AgentLeg?.Id) LeaveCall(call, e.Agent!.Value, e.Leg, e.At);
        else if (e.Leg == call.Forward) call.Forward = null;
        else RemoveParty(call, call.PartyOf(e.Leg)!, e.At);
        if (leg is { Kind: not LegKind.Browser }) leg.Leaving = e.Cause;
        if (call.Agent is null && call.Forward is null) PromoteNext(call);
        if (e.Resumes) Retrieve(call);
    }

    private void PromoteNext(CallState call)
    {
        var next = call.Parties.Find(party => party is { Apart: false, Agent: not null }) ?? call.Parties.Find(party => !party.Apart);
        if (next is not null) Promote(call, next);
    }

    private void RemoveParty(CallState call, PartyState party, DateTimeOffset at)
    {
        call.Parties.Remove(party);
        if (party.Apart) call.AgentApart = false;
        if (party.Agent is not { } agent) return;
        Timers.Clear(PartyAudioOf(agent));
        if (call.OpenLeg(party.Leg) is { } leg) leg.Over = true;
        SetActivity(agent, AgentActivity.Idle, null, at);
    }

    private void Apply(CallParked e, CallState call)
    {
        Retrieve(call);
        LeaveCall(call, e.Agent, e.Leg, e.At);
        call.Phase = CallPhase.Parked;
        (call.Slot, call.ParkedBy, call.ParkedSince) = (e.Slot, e.Agent, e.At);
        Parked[e.Slot] = call.Id;
        Timers.Set(TimerOf(TimerKind.ParkLimit, call), e.ReturnAt);
    }

    private void Unpark(CallState call)
    {
        if (call.Slot == 0) return;
        Parked.Remove(call.Slot);
        (call.Slot, call.ParkedBy) = (0, null);
        Timers.Clear(TimerOf(TimerKind.ParkLimit, call));
    }

    private void Apply(CallPickedUp e, CallState call)
    {
        Unpark(call);
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Browser, Agent = e.Agent, Answered = true });
        call.Agent = e.Agent;
        call.Audio = AgentAudio.Awaited;
        Timers.Set(TimerOf(TimerKind.AudioReturn, call), e.AudioBy);
        Connect(call, e.At);
        SetActivity(e.Agent, AgentActivity.OnCall, call.Id, e.At);
    }

    /// <summary>Ends all that belongs to more parties than two, when the call is over.</summary>
    private void DismissParties(CallState call, DateTimeOffset at)
    {
        Unpark(call);
        if (call.Invitation is not null) CloseInvitation(call);
        foreach (var party in call.Parties.ToList()) RemoveParty(call, party, at);
        call.AgentApart = false;
    }

    private static TimerKey PartyAudioOf(AgentId agent) => new(TimerKind.PartyAudio, agent.Value);
}
