using Patchbay.Core.Calls;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>Whom call flows may ring, and who has the caller then.</content>
internal sealed partial class History
{
    private void AddTalkOfFlow(CallEvent e, CallHistory call)
    {
        switch (e)
        {
            case FlowDialed dialed:
                Require(call is { Phase: CallPhase.InFlow, Asked: null, Agent: null }, () => $"{e} on a call that is {call.Phase}");
                if (dialed.Agent is not { } rung) return;
                Require(dialed.Offer!.Value.Ordinal == call.Offers + 1, () => $"{e}: offers are miscounted");
                Require(agents[rung].CanBeOffered, () => $"{e} to one who is not free");
                (call.Asked, call.Offers, agents[rung].Busy) = (rung, dialed.Offer.Value.Ordinal, call.Id);
                break;
            case FlowConnected connected:
                Require(call is { Phase: CallPhase.InFlow, Asked: null }, () => $"{e} on a call that is {call.Phase}");
                call.Phase = CallPhase.Connected;
                if (connected.Agent is not { } agent) return;
                Require(call.Others.Remove(agent), () => $"{e} of one who did not join");
                call.Agent = agent;
                break;
            case FlowTalkEnded ended:
                Require(call is { Phase: CallPhase.Connected, Others: [] } && call.Agent == ended.Agent, () => $"{e} on a call that is {call.Phase}");
                if (ended.Agent is { } left) Free(call, left, e.At);
                (call.Phase, call.Agent) = (CallPhase.InFlow, null);
                break;
        }
    }
}
