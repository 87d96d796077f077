using System.Collections.Concurrent;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Server.Features.Live;

/// <summary>
/// Keeps what the live page shows, from what was committed. Calls of before a restart are over when the site is back, so it begins empty;
/// callbacks outlast it, and their views tell of them.
/// Written by the publishing thread alone, read by any.
/// </summary>
internal sealed class LiveSite : IReactor
{
    private readonly ConcurrentDictionary<InteractionId, CallInSight> calls = [];
    private readonly ConcurrentDictionary<AgentId, AgentView> agents = [];
    private readonly ConcurrentDictionary<QueueId, QueueView> queues = [];
    private readonly ConcurrentDictionary<FlowId, FlowState> flows = [];

    internal IEnumerable<CallInSight> Calls => calls.Values.Where(call => !call.IsOver);

    internal IEnumerable<AgentView> Agents => agents.Values;

    internal IEnumerable<FlowState> Flows => flows.Values;

    internal IEnumerable<QueueView> Queues => queues.Values;

    internal CallInSight? Find(InteractionId call) => calls.GetValueOrDefault(call);

    internal AgentView? Find(AgentId agent) => agents.GetValueOrDefault(agent);

    internal QueueView? Find(QueueId queue) => queues.GetValueOrDefault(queue);

    /// <summary>Name of a queue or of an agent; empty when neither is known.</summary>
    internal string NameOf(QueueId? queue, AgentId? agent) =>
        (queue is { } id ? Find(id)?.Name : agent is { } who ? Find(who)?.Name.Value : null) ?? "";

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries) Follow(entry.Event);
        foreach (var callback in committed.Callbacks)
        {
            if (!calls.ContainsKey(callback.Call) && CallInSight.Of(callback) is { } kept) calls[callback.Call] = kept;
        }

        foreach (var agent in committed.Agents) agents[agent.Agent] = agent;
        foreach (var queue in committed.Queues) queues[queue.Queue] = queue;
        foreach (var flow in committed.Flows) flows[flow.Flow] = flow;
    }

    private void Follow(ExchangeEvent e)
    {
        if (e is CallClosed closed)
        {
            calls.TryRemove(closed.Call, out _);
            return;
        }

        var id = new InteractionId(e.Subject);
        if (calls.TryGetValue(id, out var call)) calls[id] = call.With(e);
        else if (e is CallArrived or CallDialed or CallbackAsked && CallRecordFold.Add(null, e) is { } begun) calls[id] = new(begun);
    }
}
