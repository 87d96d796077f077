using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    // Those who wait for one agent alone; follows from calls.
    private readonly Dictionary<AgentId, RankedList<QueuePlace>> waitingFor = [];

    /// <summary>The callers who wait for this agent alone, next one first; null when none does.</summary>
    internal RankedList<QueuePlace>? WaitingFor(AgentId agent) => waitingFor.GetValueOrDefault(agent);

    private void JoinQueue(CallState call)
    {
        var queue = Queues[call.Queue!.Value];
        queue.Waiting.Add(call.Place);
        if (call.WaitsFor is { } agent)
        {
            if (!waitingFor.TryGetValue(agent, out var callers)) waitingFor[agent] = callers = new();
            callers.Add(call.Place);
            UnroutedAgents.Add(agent);
            return;
        }

        queue.LineFor(call.Needs, Agents).Callers.Add(call.Place);
        Unrouted.Add(queue.Id);
    }

    private void LeaveQueue(CallState call)
    {
        if (call.Queue is not { } id || !Queues[id].Waiting.Remove(call.Place)) return;
        if (call.WaitsFor is not { } agent)
        {
            Queues[id].LineFor(call.Needs, Agents).Callers.Remove(call.Place);
            return;
        }

        var callers = waitingFor[agent];
        callers.Remove(call.Place);
        if (callers.Count == 0) waitingFor.Remove(agent);
    }

    /// <summary>Puts a caller who waits where the caller's needs belong now. To be used around a change of them.</summary>
    private void Requeue(CallState call)
    {
        if (call.Phase is CallPhase.Waiting) JoinQueue(call);
    }

    private void WaitFor(CallState call, AgentId? agent, DateTimeOffset? until)
    {
        var timer = TimerOf(TimerKind.PreferenceEnd, call);
        call.WaitsFor = until is null ? null : agent;
        if (until is { } at && agent is not null) Timers.Set(timer, at);
        else Timers.Clear(timer);
    }

    /// <summary>From now on anybody will do.</summary>
    private void EndPreference(CallState call)
    {
        LeaveQueue(call);
        WaitFor(call, null, null);
    }

    /// <summary>Puts an agent among the idle ones of all queues where a call may be offered to it now.</summary>
    private void JoinIdle(AgentState agent)
    {
        if (!agent.CanBeOffered) return;
        if (waitingFor.ContainsKey(agent.Id)) UnroutedAgents.Add(agent.Id);
        foreach (var id in agent.Queues)
        {
            if (!Queues.TryGetValue(id, out var queue)) continue;
            queue.JoinIdle(agent);
            Unrouted.Add(id);
        }
    }

    /// <summary>Changes an agent and keeps its places among the idle ones true.</summary>
    private void Change(AgentState agent, Action<AgentState> change)
    {
        foreach (var id in agent.Queues)
        {
            if (Queues.TryGetValue(id, out var queue)) queue.LeaveIdle(agent);
        }

        change(agent);
        JoinIdle(agent);
    }
}
