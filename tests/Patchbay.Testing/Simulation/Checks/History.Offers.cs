using Patchbay.Core.Calls;
using Patchbay.Core.Offers;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>Offers: one rings, or several where all ring, and no more than the queue allows; one wins, and the others missed nothing.</content>
internal sealed partial class History
{
    private void Add(OfferEvent e)
    {
        var call = Known(e.Offer.Call, e);
        var agent = agents[e.Agent];
        if (e is OfferMade made)
        {
            var settings = SettingsOf(made.Reason.Routing!.Via ?? made.Queue);
            MustBeInHours(call, e.At);
            OfferChecks.Check(made, call, agent, calls.Values, agents.Values, settings.Choice);
            Require(call.Rings.Add(agent.Id), () => $"{e} rings for the agent already");
            Require(call.Rings.Count <= (made.Reason.Rule == OfferReason.RingAll ? settings.RingMost ?? 10 : 1), () => $"{e} rings for {call.Rings.Count}");
            (call.Phase, call.Agent, call.Offers, agent.Busy) = (CallPhase.Offered, agent.Id, e.Offer.Ordinal, call.Id);
            (call.RingsAll, agent.HasMissed) = (made.Reason.Rule == OfferReason.RingAll, false);
            return;
        }

        if (e is DeskPhoneRang or DeskPhoneLeftRinging)
        {
            Require(agent.Busy == call.Id, () => $"{e} for one who is not asked");
            return;
        }

        Require(call.Phase is CallPhase.Offered && call.Rings.Remove(agent.Id), () => $"{e} without an offer");
        if (e is OfferEnded over) Add(over, call, agent);
        else Add((OfferAccepted)e, call, agent);
    }

    private static void Add(OfferAccepted e, CallHistory call, AgentHistory agent)
    {
        Require(call.Rings.Count == 0, () => $"{e}, and {call.Rings.Count} others are still asked");
        (call.Phase, call.Agent) = (CallPhase.Connected, agent.Id);
    }

    private static void Add(OfferEnded e, CallHistory call, AgentHistory agent)
    {
        if (e.Outcome is not OfferOutcome.Withdrawn) call.WaitsFor = null;
        (agent.Busy, agent.HasMissed) = (null, e.Outcome is OfferOutcome.Expired && !call.RingsAll);
        if (call.Rings.Count == 0) (call.Phase, call.Agent) = (CallPhase.Waiting, null);
    }
}
