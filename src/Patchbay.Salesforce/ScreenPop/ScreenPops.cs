using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Screens;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Salesforce.ScreenPop;

/// <summary>
/// Opens the caller's record where the agent works: as soon as the agent is known and the look-up is done, whichever comes later. A second
/// agent gets a pop of their own. What it remembers lives as long as the call; the same events again pop the same ids, which screens show once.
/// </summary>
internal sealed class ScreenPops(IScreens screens, RuleStore rules, TimeProvider time, ILogger<ScreenPops> logger) : IReactor
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
                case CallArrived e: Remember(new(Caller.Of(e, time))); break;
                case CallDialed e: Remember(Dialled(e)); break;
                case CallbackAsked e: Remember(new(Caller.Of(e, time)) { Picked = e.Record }); break;
                case OfferEvent e when calls.TryGetValue(e.Offer.Call, out var call): OnOffer(call, e); break;
                case CallEvent e when calls.TryGetValue(e.Call, out var call): OnCall(call, e); break;
            }
        }
    }

    private PoppableCall Dialled(CallDialed e) =>
        new(Caller.Of(e, time)) { Agent = e.Agent, PopId = e.Record is null ? $"{e.Call}.dial" : null };

    private void Remember(PoppableCall call)
    {
        if (calls.Count >= MostCalls) logger.TooManyCallsToPop();
        else calls.TryAdd(call.Caller.Call, call);
    }

    private void OnOffer(PoppableCall call, OfferEvent e)
    {
        switch (e)
        {
            case OfferMade made:
                // Where all ring, each of them sees who calls.
                if (call is { Agent: { } other, PopId: { } shown }) call.Others.Add((other, shown));
                (call.Agent, call.PopId) = (made.Agent, made.Offer.ToString());
                Pop(call);
                break;
            case OfferAccepted taken:
                call.Others.Clear();
                (call.Agent, call.PopId) = (taken.Agent, taken.Offer.ToString());
                break;
            case OfferEnded ended when call.PopId == ended.Offer.ToString():
                (call.Agent, call.PopId) = (null, null);
                break;
            case OfferEnded ended:
                call.Others.RemoveAll(other => other.PopId == ended.Offer.ToString());
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
                foreach (var (asked, popId) in call.Others) PopFor(call, asked, popId);
                break;
            case CallVariablesSet set:
                call.Caller = call.Caller with { Data = CallVariables.Merge(call.Caller.Data, set.Variables) };
                break;
            case RecordPicked picked:
                call.Picked = picked.Record;
                // Somebody else's choice moves the log, not the agent's screen.
                if (call.Agent is { } agent && picked.By is null) screens.Pop(agent, Picked(call, picked.Record));
                break;
            case ColleagueAsked asked:
                PopFor(call, asked.Agent, asked.Offer.ToString());
                break;
            case FlowDialed { Agent: { } rung, Offer: { } offer }:
                (call.Agent, call.PopId) = (rung, offer.ToString());
                Pop(call);
                break;
            case FlowDialEnded:
                (call.Agent, call.PopId) = (null, null);
                break;
            case CallTransferred { ToAgent: { } next } moved:
                (call.Agent, call.PopId) = (next, $"{moved.To}");
                break;
            case CallPickedUp picked:
                (call.Agent, call.PopId) = (picked.Agent, picked.Leg.ToString());
                Pop(call);
                break;
            case AgentDropped or CallTransferred or CallParked or FlowTalkEnded:
                (call.Agent, call.PopId) = (null, null);
                break;
            case CallClosed:
                calls.Remove(e.Call);
                break;
        }
    }

    private void Pop(PoppableCall call)
    {
        if (call is { Agent: { } agent, PopId: not null } && PopTargets.Of(call, rules.Current) is { } pop) screens.Pop(agent, pop);
    }

    /// <summary>A colleague who is asked sees what the agent sees; whose call it is does not change by that.</summary>
    private void PopFor(PoppableCall call, AgentId colleague, string popId)
    {
        var shown = new PoppableCall(call.Caller) { Agent = colleague, PopId = popId, Matches = call.Matches, Picked = call.Picked };
        Pop(shown);
    }

    private static Runtime.Screens.ScreenPop Picked(PoppableCall call, CallerMatch picked) =>
        new(call.Caller.Call, $"{call.Caller.Call}.{picked.Record.Id}", picked.Record, null, call.Caller.Number) { Match = picked };
}
