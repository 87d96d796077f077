using Patchbay.Core.Agents;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Routing;

/// <summary>A caller and the agent who is to be asked.</summary>
/// <param name="Queue">The queue the caller waits in.</param>
/// <param name="Caller">The caller's place.</param>
/// <param name="Agent">The agent's place among the idle ones of that queue.</param>
public readonly record struct Pairing(QueueState Queue, QueuePlace Caller, IdlePlace Agent);

/// <summary>
/// Longest-idle-agent routing: the agent who has been idle for longest gets the first caller of any of the agent's queues. Both are ranked
/// the same for everybody, so who is paired with whom does not depend on the order in which queues are looked at.
/// </summary>
public static class LongestIdleRouting
{
    /// <summary>Finds the next pairing for a queue.</summary>
    /// <param name="queue">The queue to serve.</param>
    /// <param name="agents">All agents.</param>
    /// <param name="queues">All queues: an agent of this queue may owe an older caller of another one.</param>
    /// <returns>Who is asked to take whom; null when nobody waits or nobody is idle.</returns>
    public static Pairing? Next(QueueState queue, IReadOnlyDictionary<AgentId, AgentState> agents, IReadOnlyDictionary<QueueId, QueueState> queues)
    {
        if (queue.Waiting.Count == 0 || queue.Idle.Count == 0) return null;
        while (true)
        {
            var agent = queue.Idle.Min;
            var chosen = FirstCallerOf(agents[agent.Agent], queue, queues);
            // That caller's own queue may have an agent who has been idle for even longer: each turn finds an earlier one, so this ends.
            if (chosen == queue || chosen.Idle.Min == agent) return new(chosen, chosen.Waiting.Min, agent);
            queue = chosen;
        }
    }

    private static QueueState FirstCallerOf(AgentState agent, QueueState queue, IReadOnlyDictionary<QueueId, QueueState> queues)
    {
        var chosen = queue;
        foreach (var id in agent.Queues)
        {
            if (queues.TryGetValue(id, out var other) && other.Waiting.Count > 0 && other.Waiting.Min.CompareTo(chosen.Waiting.Min) < 0) chosen = other;
        }

        return chosen;
    }
}
