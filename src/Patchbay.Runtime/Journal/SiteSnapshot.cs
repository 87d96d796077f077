using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Journal;

/// <summary>A queue without its places, which follow from calls and agents.</summary>
/// <param name="Id">Which.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="TakenAt">When an agent took a caller last.</param>
/// <param name="BusySince">Since when callers waited.</param>
/// <param name="Pace">How long it takes until the next caller is taken.</param>
public sealed record QueueSnapshot(QueueId Id, QueueSettings Settings, DateTimeOffset TakenAt, DateTimeOffset BusySince, TimeSpan Pace)
{
    internal static QueueSnapshot Of(QueueState queue) => new(queue.Id, queue.Settings, queue.TakenAt, queue.BusySince, queue.Pace);

    internal QueueState Restore() => new() { Id = Id, Settings = Settings, TakenAt = TakenAt, BusySince = BusySince, Pace = Pace };
}

/// <summary>A running timer.</summary>
/// <param name="Due">When it falls due.</param>
/// <param name="Kind">What falls due.</param>
/// <param name="Owner">Whose it is.</param>
public sealed record TimerSnapshot(DateTimeOffset Due, TimerKind Kind, Guid Owner);

/// <summary>The state of a site after one event, so that a restart need not replay what came before.</summary>
/// <param name="Sequence">The last event it contains.</param>
/// <param name="Now">Instant of that event.</param>
/// <param name="Settings">The site's limits.</param>
/// <param name="EntryPoints">Where numbers lead.</param>
/// <param name="Queues">All queues.</param>
/// <param name="Agents">All agents.</param>
/// <param name="Calls">All calls that are not closed.</param>
/// <param name="Timers">All running timers.</param>
/// <param name="Flows">All published call flows.</param>
/// <param name="FlowRuns">Where callers stand in them.</param>
/// <param name="LostCallbacks">The last callbacks that reached nobody, oldest first.</param>
/// <param name="Messages">All messages that were left and not deleted.</param>
/// <param name="LastTalks">Who talked last with customers, oldest first.</param>
public sealed record SiteSnapshot(
    long Sequence, DateTimeOffset Now, SiteSettings Settings, ImmutableArray<EntryPoint> EntryPoints, ImmutableArray<QueueSnapshot> Queues,
    ImmutableArray<AgentState> Agents, ImmutableArray<CallState> Calls, ImmutableArray<TimerSnapshot> Timers,
    ImmutableArray<FlowState> Flows, ImmutableArray<FlowRun> FlowRuns, ImmutableArray<CallbackView> LostCallbacks,
    ImmutableArray<MessageState> Messages, ImmutableArray<LastTalk> LastTalks)
{
    /// <summary>Takes a snapshot. The state must not change meanwhile; the snapshot shares its agents and calls.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The snapshot.</returns>
    public static SiteSnapshot Of(ExchangeState state) => new(
        state.Sequence,
        state.Now,
        state.Settings,
        [.. state.EntryPoints.Values.OrderBy(e => e.Dnis, StringComparer.Ordinal)],
        [.. state.Queues.Values.OrderBy(q => q.Id.Value).Select(QueueSnapshot.Of)],
        [.. state.Agents.Values.OrderBy(a => a.Id)],
        [.. state.Calls.Values.OrderBy(c => c.Id)],
        [.. state.Timers.InOrder.Select(t => new TimerSnapshot(t.Due, t.Key.Kind, t.Key.Owner))],
        [.. state.Flows.Values.OrderBy(f => f.Flow.Name, StringComparer.Ordinal)],
        [.. state.FlowRuns.Values.OrderBy(r => r.Call)],
        [.. state.LostCallbacks],
        [.. state.Messages.Values],
        [.. state.LastTalks.All]);

    /// <summary>Builds the state again, with the places in the queues.</summary>
    /// <returns>A state that owns everything in the snapshot.</returns>
    public ExchangeState Restore()
    {
        var state = new ExchangeState { Sequence = Sequence, Now = Now, Settings = Settings };
        foreach (var entry in EntryPoints) state.EntryPoints[entry.Dnis] = entry;
        foreach (var queue in Queues) state.Queues[queue.Id] = queue.Restore();
        foreach (var flow in Flows) state.Flows[flow.Flow] = flow;
        foreach (var run in FlowRuns) state.FlowRuns[run.Call] = run;
        state.LostCallbacks.AddRange(LostCallbacks);
        foreach (var talk in LastTalks) state.LastTalks.Add(talk);
        foreach (var message in Messages) state.Messages[message.Id] = message;
        foreach (var agent in Agents) state.Agents[agent.Id] = agent;
        foreach (var timer in Timers) state.Timers.Set(new(timer.Kind, timer.Owner), timer.Due);
        foreach (var call in Calls) state.Restore(call);
        foreach (var agent in Agents) state.RestoreIdle(agent);
        return state;
    }
}
