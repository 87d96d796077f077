using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Routing;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    /// <summary>The flow that a caller is in.</summary>
    /// <param name="call">The caller's call.</param>
    /// <returns>The version the caller follows; null when there is none, or it is not kept any more.</returns>
    internal FlowDefinition? FlowOf(InteractionId call) =>
        FlowRuns.TryGetValue(call, out var run) ? Flows.GetValueOrDefault(run.Flow)?.Find(run.Version)?.Definition : null;

    /// <summary>What a flow may know of its caller, and of the queues.</summary>
    internal FlowFacts FactsOf(CallState call) => FactsOf(FlowFacts.Of(call));

    /// <summary>Adds to what is known of a caller what is known of the queues.</summary>
    internal FlowFacts FactsOf(FlowFacts facts) => facts with { LoadOf = id => Queues.TryGetValue(id, out var queue) ? LoadOf(queue) : default };

    private QueueLoad LoadOf(QueueState queue) =>
        new(queue.Waiting.Count, queue.AtWork, WaitFigures.MinutesOf(WaitFigures.ExpectedWait(queue, queue.Waiting.Count + 1, Now)));

    private void Apply(FlowPublished e)
    {
        var version = new PublishedFlow(e.Version, e.At, e.Definition, e.Text, e.By);
        if (!Flows.TryGetValue(e.Definition.Flow, out var known))
        {
            Flows[e.Definition.Flow] = new(e.Definition.Flow, e.Version, null, 0, [version]);
            return;
        }

        var versions = known.Versions.Add(version);
        // The one in force must stay, however many were only tried since.
        while (versions.Length > FlowState.MostVersions)
        {
            versions = versions.Remove(versions.First(one => one.Version != known.Current && one.Version != known.Trial));
        }

        Flows[e.Definition.Flow] = known with { Versions = versions };
    }

    private void Apply(CallFlowEvent e, CallState call)
    {
        FlowRuns[call.Id] = e is FlowEntered entered ? new(call.Id, entered.Flow, entered.Version) : FlowRuns[call.Id].After(e);
        var limit = TimerOf(TimerKind.FlowLimit, call);
        switch (e)
        {
            case FlowEntered:
                (call.Phase, call.Queue) = (CallPhase.InFlow, null);
                break;
            case FlowDialed or FlowDialEnded or FlowConnected or FlowTalkEnded or FlowRecordingChosen or FlowConsentAnswered:
                ApplyTalkOfFlow(e, call);
                break;
            case FlowAnswered:
                call.CustomerLeg.Answered = true;
                break;
            case FlowPromptBegan began:
                call.CustomerLeg.Answered = true;
                Timers.Set(limit, began.EndBy);
                break;
            case FlowPromptEnded { KeyBy: { } keyBy }:
                Timers.Set(limit, keyBy);
                break;
            case MessageBegan message:
                Begin(message, call);
                break;
            case MessageStopped stopped:
                Stop(stopped, call);
                break;
            case FlowLookupBegan began:
                Timers.Set(limit, began.AnswerBy);
                break;
            case FlowPromptEnded or FlowInputMissed or FlowLookupEnded:
                Timers.Clear(limit);
                break;
            case FlowResumed resumed:
                LeaveQueue(call);
                if (call.Phase is CallPhase.Waiting or CallPhase.Offered) KeepPlan(call, resumed.At);
                StopWaiting(call);
                (call.Phase, call.Queue) = (CallPhase.InFlow, null);
                break;
        }
    }

    private void Apply(DigitReceived e, CallState call)
    {
        if (call.Phase is not CallPhase.InFlow || e.Leg != call.CustomerLeg.Id) return;
        FlowRuns[call.Id] = FlowRuns[call.Id].After(e);
        if (e.NextBy is { } nextBy) Timers.Set(TimerOf(TimerKind.FlowLimit, call), nextBy);
    }
}
