using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Loop;

/// <summary>Events on their way to the journal, with the newest views of what they touched and with those who wait for them.</summary>
internal sealed class Batch
{
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<InteractionId, RecordMark> marks = [];
    private readonly Dictionary<InteractionId, CallPlan> plans = [];
    private readonly Dictionary<AgentId, AgentView> agents = [];
    private readonly Dictionary<QueueId, QueueView> queues = [];
    private readonly Dictionary<FlowId, FlowState> flows = [];
    private readonly Dictionary<MessageId, MessageView> messages = [];
    private readonly Dictionary<InteractionId, CallbackView> callbacks = [];
    private ImmutableArray<ParkedView>? parked;
    private readonly List<TaskCompletionSource<Refusal?>> waiters = [];
    private readonly List<TaskCompletionSource<Refusal?>> releasing = [];

    internal bool IsEmpty =>
        entries.Count == 0 && waiters.Count == 0 && plans.Count == 0 && agents.Count == 0 && queues.Count == 0 && flows.Count == 0
        && messages.Count == 0 && callbacks.Count == 0;

    internal IReadOnlyList<JournalEntry> Entries => entries;

    internal IReadOnlyList<RecordMark> Marks => [.. marks.Values];

    internal void Add(Outcome outcome, ref long sequence, IReadOnlyList<Records.IRecordProjection> projections)
    {
        foreach (var e in outcome.Events)
        {
            entries.Add(new(++sequence, e));
            foreach (var projection in projections)
            {
                if (projection.Dirties(e) is { } record) marks[record] = new(record, sequence);
            }
        }

        foreach (var plan in outcome.Plans) plans[plan.Call] = plan;
        foreach (var agent in outcome.Agents) agents[agent.Agent] = agent;
        foreach (var queue in outcome.Queues) queues[queue.Queue] = queue;
        foreach (var flow in outcome.Flows) flows[flow.Flow] = flow;
        foreach (var message in outcome.Messages) messages[message.Id] = message;
        foreach (var callback in outcome.Callbacks) callbacks[callback.Call] = callback;
        parked = outcome.Parked ?? parked;
    }

    /// <summary>Keeps somebody who waits.</summary>
    /// <param name="waiter">Who.</param>
    /// <param name="releases">True when the command frees something, and so need not wait for a journal that stands still.</param>
    internal void Await(TaskCompletionSource<Refusal?> waiter, bool releases)
    {
        waiters.Add(waiter);
        if (releases) releasing.Add(waiter);
    }

    /// <summary>Puts a later batch behind this one, so that one commit carries both.</summary>
    internal void Append(Batch later)
    {
        entries.AddRange(later.entries);
        foreach (var (id, mark) in later.marks) marks[id] = mark;
        foreach (var (id, plan) in later.plans) plans[id] = plan;
        foreach (var (id, agent) in later.agents) agents[id] = agent;
        foreach (var (id, queue) in later.queues) queues[id] = queue;
        foreach (var (id, flow) in later.flows) flows[id] = flow;
        foreach (var (id, message) in later.messages) messages[id] = message;
        foreach (var (id, callback) in later.callbacks) callbacks[id] = callback;
        parked = later.parked ?? parked;
        waiters.AddRange(later.waiters);
        releasing.AddRange(later.releasing);
    }

    /// <summary>Drops the views of which a later batch, published ahead of this one, has newer ones.</summary>
    internal void DropViewsIn(Batch later)
    {
        foreach (var id in later.plans.Keys) plans.Remove(id);
        foreach (var id in later.agents.Keys) agents.Remove(id);
        foreach (var id in later.queues.Keys) queues.Remove(id);
        foreach (var id in later.flows.Keys) flows.Remove(id);
        foreach (var id in later.messages.Keys) messages.Remove(id);
        foreach (var id in later.callbacks.Keys) callbacks.Remove(id);
        if (later.parked is not null) parked = null;
    }

    internal Committed Publish() => Publish([.. entries]);

    /// <summary>What may be done at once although the events are not in the journal yet: the views alone.</summary>
    internal Committed PublishViews() => Publish([]);

    /// <summary>What of it may be done when the journal begins to stand still: what was under way goes on; new calls and offers wait.</summary>
    internal Committed PublishUnderWay()
    {
        var began = (from entry in entries where entry.Event is CallArrived or CallDialed or CallbackDialed select ((CallEvent)entry.Event).Call).ToHashSet();
        return new(
            [],
            [.. plans.Values.Where(plan => !began.Contains(plan.Call))],
            [.. agents.Values.Where(agent => agent.Activity is not AgentActivity.Alerting && !BusyWithOneOf(agent, began))],
            [.. queues.Values],
            parked);
    }

    private Committed Publish(ImmutableArray<JournalEntry> published) =>
        new(published, [.. plans.Values], [.. agents.Values], [.. queues.Values], parked)
        {
            Flows = [.. flows.Values],
            Messages = [.. messages.Values],
            Callbacks = [.. callbacks.Values],
        };

    private static bool BusyWithOneOf(AgentView agent, HashSet<InteractionId> calls) => agent.Call is { } call && calls.Contains(call.Call);

    internal void Complete()
    {
        CompleteReleasing();
        foreach (var waiter in waiters) waiter.TrySetResult(null);
        waiters.Clear();
    }

    internal void Refuse(Refusal refusal)
    {
        foreach (var waiter in waiters) waiter.TrySetResult(refusal);
    }

    internal void CompleteReleasing()
    {
        foreach (var waiter in releasing) waiter.TrySetResult(null);
        releasing.Clear();
    }
}
