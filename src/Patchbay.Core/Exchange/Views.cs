using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Routing;

namespace Patchbay.Core.Exchange;

/// <summary>Copies what screens and telephony need out of the state, so that they may look at it on other threads.</summary>
internal static class Views
{
    internal static AgentView Of(ExchangeState state, AgentState agent) => new(
        state.Sequence,
        state.Now,
        agent.Id,
        agent.Name,
        agent.Presence,
        agent.PresenceSince,
        agent.Activity,
        agent.Queues,
        agent.Call is { } id && state.Calls.TryGetValue(id, out var call) ? Of(state, call) : null,
        agent.WrapUpEndsAt,
        agent.Skills,
        agent.Standing,
        agent.ActivitySince > agent.PresenceSince || agent.Activity is not AgentActivity.Idle ? agent.ActivitySince : agent.PresenceSince);

    internal static CallPlan Of(CallState call, ExchangeState state) => CallPlanner.Plan(call, QueueOf(state, call)?.Settings, HearsInFlow(state, call));

    internal static QueueView Of(QueueState queue) => new(
        queue.Id, queue.Settings.Name, queue.Waiting.Count + queue.Offered, queue.Waiting.Count == 0 ? null : queue.Arrivals.Min.Since,
        WaitFigures.ExpectedWait(queue, queue.Waiting.Count + 1));

    private static Hearing? HearsInFlow(ExchangeState state, CallState call) =>
        call.Phase is CallPhase.InFlow && state.FlowOf(call.Id) is { } flow ? FlowHearing.Of(state.FlowRuns[call.Id], flow, FlowFacts.Of(call)) : null;

    private static QueueState? QueueOf(ExchangeState state, CallState call) => call.Queue is { } id ? state.Queues[id] : null;

    private static AgentCallView Of(ExchangeState state, CallState call)
    {
        var queue = QueueOf(state, call)?.Settings;
        return new(
            call.Id, call.Direction, call.Phase, call.Number, call.CallerName, call.Matches, call.Record, queue?.Name, call.StartedAt, call.Offer,
            call.OfferedAt, call.OfferExpiresAt, call.OfferIdleFor, call.OfferRule, call.AgentSince, call.EndedAt, call.CustomerLeg.Ringing, call.HeldSince,
            call.HoldReminded, call.Muted, call is { IsLive: true, RecordingOpen: true }, call.Audio, call.Notes,
            queue?.Dispositions ?? state.Settings.Dispositions);
    }
}
