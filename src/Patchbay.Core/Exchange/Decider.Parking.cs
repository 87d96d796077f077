using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <content>Parking a customer for anybody to pick up. Nobody stays there: the call comes back to who parked it, then to the queue.</content>
internal sealed partial class Decider
{
    private static readonly TimeSpan StandardParkLimit = TimeSpan.FromMinutes(2);

    private Result<ExchangeEvent[]> Park(CallState call, DateTimeOffset now)
    {
        if (call.Invitation is not null || call.Parties.Count > 0) return Refusals.ConferenceGoesOn;
        var slot = 1;
        while (state.Parked.ContainsKey(slot)) slot++;
        if (slot > ParkedView.MostSlots) return Refusals.ParkFull;
        var returnAt = now + (state.Settings.ParkLimit ?? StandardParkLimit);
        return One(new CallParked(now, call.Id, call.Agent!.Value, call.AgentLeg!.Id, slot, returnAt));
    }

    private Result<ExchangeEvent[]> PickUp(CallState call, AgentId agent, DateTimeOffset now)
    {
        if (!state.Agents.TryGetValue(agent, out var who)) return Refusals.UnknownAgent;
        if (call.Phase is not CallPhase.Parked) return Refusals.NotParked;
        if (!who.PanelConnected) return Refusals.NoPanel;
        if (who.Activity is not AgentActivity.Idle) return Refusals.AgentBusy;
        return One(new CallPickedUp(now, call.Id, agent, call.NextLeg, now + state.Settings.AudioReturn));
    }

    private Result<ExchangeEvent[]> ParkRunsOut(CallState call, DateTimeOffset now)
    {
        var parker = call.ParkedBy!.Value;
        return CanBeAsked(state.Agents[parker])
            ? One(Asked(call, parker, InvitationPurpose.Return, parker, now))
            : BackToQueue(call, parker, now);
    }
}
