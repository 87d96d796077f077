using System.Collections.Concurrent;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Figures;
using Patchbay.Runtime.Loop;

namespace Patchbay.Server.Features.Metrics;

/// <summary>Counts what happens in the site since the process began, from the events that were committed. Read by any thread.</summary>
internal sealed class SiteFigures : IReactor
{
    // Written by the publishing thread alone.
    private readonly ConcurrentDictionary<InteractionId, DateTimeOffset> waiting = [];
    private readonly ConcurrentDictionary<InteractionId, bool> open = [];
    private readonly ConcurrentDictionary<string, long> begun = [];
    private readonly ConcurrentDictionary<string, long> ended = [];
    private readonly ConcurrentDictionary<AgentId, AgentView> agents = [];
    private readonly ConcurrentDictionary<QueueId, QueueView> queues = [];
    private readonly ConcurrentDictionary<OfferOutcome, long> offers = [];
    private long accepted;

    /// <summary>From a call's entry into a queue to its answer, abandonment or leaving.</summary>
    internal Durations Waits { get; } = Durations.OfPeople();

    internal int OpenCalls => open.Count;

    internal long Accepted => Interlocked.Read(ref accepted);

    internal IEnumerable<(string Direction, long Count)> Begun => begun.Select(entry => (entry.Key, entry.Value));

    internal IEnumerable<(string Cause, long Count)> Ended => ended.Select(entry => (entry.Key, entry.Value));

    internal IEnumerable<(OfferOutcome Outcome, long Count)> OffersEnded => offers.Select(entry => (entry.Key, entry.Value));

    internal IEnumerable<QueueView> Queues => queues.Values;

    internal IEnumerable<AgentView> Agents => agents.Values;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries) Count(entry.Event);
        foreach (var agent in committed.Agents) agents[agent.Agent] = agent;
        foreach (var queue in committed.Queues) queues[queue.Queue] = queue;
    }

    private void Count(ExchangeEvent e)
    {
        switch (e)
        {
            case CallArrived arrived:
                Begin(arrived.Call, "inbound");
                break;
            case CallDialed dialled:
                Begin(dialled.Call, "outbound");
                break;
            case CallbackAsked asked:
                Begin(asked.Call, "callback");
                break;
            case CallQueued queued:
                waiting.TryAdd(queued.Call, queued.Since);
                break;
            case OfferAccepted taken:
                Interlocked.Increment(ref accepted);
                StopWaiting(taken.Offer.Call, taken.At);
                break;
            case OfferEnded over:
                offers.AddOrUpdate(over.Outcome, 1, (_, count) => count + 1);
                break;
            case CallEnded over:
                End(over);
                break;
        }
    }

    private void Begin(InteractionId call, string direction)
    {
        open[call] = true;
        begun.AddOrUpdate(direction, 1, (_, count) => count + 1);
    }

    private void End(CallEnded over)
    {
        open.TryRemove(over.Call, out _);
        ended.AddOrUpdate(over.Cause.ToString(), 1, (_, count) => count + 1);
        StopWaiting(over.Call, over.At);
    }

    private void StopWaiting(InteractionId call, DateTimeOffset at)
    {
        if (waiting.TryRemove(call, out var since)) Waits.Add(at - since);
    }
}
