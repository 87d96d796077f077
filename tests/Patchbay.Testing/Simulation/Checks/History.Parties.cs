using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>Who may be asked into a call, and who has the customer.</content>
internal sealed partial class History
{
    private void AddParties(CallEvent e, CallHistory call)
    {
        switch (e)
        {
            case ColleagueAsked asked: Add(asked, call); break;
            case PartyDialed: Require(call is { Phase: CallPhase.Connected, Asked: null }, () => $"{e} on a call that is {call.Phase}"); break;
            case ColleagueJoined joined:
                Require(call.Asked == joined.Agent, () => $"{e} of one who was not asked");
                call.Asked = null;
                call.Others.Add(joined.Agent);
                break;
            case InvitationEnded { Agent: { } agent }:
                Require(call.Asked == agent, () => $"{e} of one who was not asked");
                // Who was asked and did not come has been idle all the time.
                (call.Asked, agents[agent].Busy, agents[agent].HasMissed) = (null, null, true);
                call.Returned |= call.Agent is null && call.Phase is not CallPhase.InFlow;
                break;
            case InvitationEnded: call.Returned |= call.Agent is null && call.Phase is not CallPhase.InFlow; break;
            case CallTransferred moved: Add(moved, call); break;
            case PartyLeft left: Add(left, call); break;
            case CallParked parked:
                Require(call.Agent == parked.Agent && call is { Asked: null, Others: [] }, () => $"{e} of another's call");
                Free(call, parked.Agent, e.At);
                (call.Phase, call.Agent, call.Returned) = (CallPhase.Parked, null, true);
                break;
            case CallPickedUp picked:
                Require(call.Phase is CallPhase.Parked && agents[picked.Agent].Busy is null, () => $"{e} of a call that is {call.Phase}");
                (call.Phase, call.Agent, agents[picked.Agent].Busy) = (CallPhase.Connected, picked.Agent, call.Id);
                break;
        }
    }

    private void Add(ColleagueAsked e, CallHistory call)
    {
        Require(call is { Phase: CallPhase.Connected or CallPhase.Parked, Asked: null }, () => $"{e} on a call that is {call.Phase}");
        Require(e.Offer.Ordinal == call.Offers + 1, () => $"{e}: offers are miscounted");
        Require(agents[e.Agent].CanBeOffered, () => $"{e} to one who is not free");
        (call.Phase, call.Asked, call.Offers, agents[e.Agent].Busy) = (CallPhase.Connected, e.Agent, e.Offer.Ordinal, call.Id);
    }

    private void Add(CallTransferred e, CallHistory call)
    {
        if (e.FromLeg is not null)
        {
            Require(call.Agent == e.From, () => $"{e} by one whose call it is not");
            Free(call, e.From, e.At);
            call.Agent = null;
        }

        if (e.To is null) call.Returned = false;
        if (e.ToAgent is not { } to) return;
        Require(call.Agent is null && call.Others.Remove(to), () => $"{e} to one who is not in it");
        call.Agent = to;
    }

    private void Add(PartyLeft e, CallHistory call)
    {
        if (e.Agent is { } agent)
        {
            Require(call.Others.Remove(agent) || call.Agent == agent, () => $"{e} of one who is not in it");
            Free(call, agent, e.At);
            if (call.Agent == agent) call.Agent = null;
        }

        if (e.Successor is not { } next) return;
        Require(call.Agent is null && call.Others.Remove(next), () => $"{e}: the successor is not in it");
        call.Agent = next;
    }
}
