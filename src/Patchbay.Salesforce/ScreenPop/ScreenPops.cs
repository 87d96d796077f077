using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Screens;

namespace Patchbay.Salesforce.ScreenPop;

/// <summary>
/// Opens the caller's record where the agent works: as soon as the agent is known and the look-up is done, whichever comes later. A second
/// agent gets a pop of their own. What it remembers lives as long as the call; the same events again pop the same ids, which screens show once.
/// </summary>
internal sealed class ScreenPops(IScreens screens, ILogger<ScreenPops> logger) : IReactor
{
    /// <summary>Calls at one time; more than a site holds. Beyond it new calls do not pop.</summary>
    private const int MostCalls = 200_000;

    private readonly Dictionary<InteractionId, PoppableCall> calls = [];

    /// <summary>Calls it remembers.</summary>
    internal int Remembered => calls.Count;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries)
        {
            switch (entry.Event)
            {
                case CallArrived e: Remember(e.Call, new(e.Call, e.Ani)); break;
                case CallDialed e: Remember(e.Call, new(e.Call, e.Number) { Agent = e.Agent, PopId = e.Record is null ? $"{e.Call}.dial" : null }); break;
                case OfferEvent e when calls.TryGetValue(e.Offer.Call, out var call): OnOffer(call, e); break;
                case CallEvent e when calls.TryGetValue(e.Call, out var call): OnCall(call, e); break;
            }
        }
    }

    private void Remember(InteractionId id, PoppableCall call)
    {
        if (calls.Count >= MostCalls) logger.TooManyCallsToPop();
        else calls.TryAdd(id, call);
    }

    private void OnOffer(PoppableCall call, OfferEvent e)
    {
        switch (e)
        {
            case OfferMade made:
                (call.Agent, call.PopId) = (made.Agent, made.Offer.ToString());
                Pop(call);
                break;
            case OfferEnded ended when call.PopId == ended.Offer.ToString():
                (call.Agent, call.PopId) = (null, null);
                break;
        }
    }

    private void OnCall(PoppableCall call, CallEvent e)
    {
        switch (e)
        {
            case CallerMatched matched:
                call.Matches = matched.Matches;
                Pop(call);
                break;
            case RecordPicked picked:
                call.Picked = picked.Record.Record;
                if (call.Agent is { } agent) screens.Pop(agent, new(e.Call, $"{e.Call}.{picked.Record.Record.Id}", picked.Record.Record, null, call.Number));
                break;
            case AgentDropped:
                (call.Agent, call.PopId) = (null, null);
                break;
            case CallClosed:
                calls.Remove(e.Call);
                break;
        }
    }

    private void Pop(PoppableCall call)
    {
        if (call is { Agent: { } agent, PopId: { } popId } && call.Target() is { } target)
            screens.Pop(agent, new(call.Id, popId, target.Record, target.NewObject, call.Number));
    }
}
