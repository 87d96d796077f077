using Patchbay.Core.Agents;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Routing;

/// <summary>
/// Who is asked to take whom: the first agent of a line, by its queue's rule, gets the first caller of all lines the agent could serve. Lines
/// are ranked the same for everybody, so who is paired with whom does not depend on the order in which they are looked at.
/// </summary>
/// <param name="agents">All agents.</param>
/// <param name="queues">All queues: an agent of one may owe an older caller of another.</param>
/// <param name="waitingFor">Finds the callers who wait for one agent alone.</param>
internal sealed class Pairings(
    IReadOnlyDictionary<AgentId, AgentState> agents, IReadOnlyDictionary<QueueId, QueueState> queues, Func<AgentId, RankedList<QueuePlace>?> waitingFor)
{
    /// <summary>Finds the next pairing for a queue.</summary>
    /// <returns>Who is asked to take whom; null when nobody waits or nobody could be asked.</returns>
    internal Pairing? Next(QueueState queue) => queue.Pairable() is { } line ? From(line, agents[line.Agents.Min.Agent]) : null;

    /// <summary>Finds the next pairing for an agent whom somebody waits for.</summary>
    /// <returns>Who is asked to take whom; null when the agent cannot be asked or nobody waits for the agent any more.</returns>
    internal Pairing? Next(AgentId id) =>
        waitingFor(id) is { } callers && agents.TryGetValue(id, out var agent) && agent.CanBeOffered ? From(null, agent) : null;

    /// <summary>Finds whom else a caller rings at once: those of the line who owe nobody an answer before this caller.</summary>
    /// <param name="line">The line whose first agent rings already.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="most">How many more at most.</param>
    internal List<Pairing> Also(WaitingLine line, QueuePlace caller, int most) =>
        [.. line.Agents.Select(place => agents[place.Agent]).Where(agent => !OwesAnother(agent, caller)).Take(most).Select(agent => new Pairing(line, caller, agent))];

    private bool OwesAnother(AgentState agent, QueuePlace caller) =>
        (waitingFor(agent.Id) is { } personal && personal.Min.CompareTo(caller) < 0)
        || agent.Queues.Any(id => queues.TryGetValue(id, out var queue) && queue.Lines.Any(
            line => line.Callers.Count > 0 && line.Callers.Min.CompareTo(caller) < 0 && line.Admits(agent)));

    private Pairing From(WaitingLine? line, AgentState agent)
    {
        while (true)
        {
            var (chosen, caller) = FirstCallerOf(agent, line);
            // That line may have an agent who comes before this one: each turn finds an earlier caller, so this ends.
            if (chosen is null || chosen == line || chosen.Agents.Min.Agent == agent.Id) return new(chosen, caller, agent);
            line = chosen;
            agent = agents[line.Agents.Min.Agent];
        }
    }

    private (WaitingLine? Line, QueuePlace Caller) FirstCallerOf(AgentState agent, WaitingLine? line)
    {
        var personal = waitingFor(agent.Id);
        var (chosen, first) = (line, line is null ? personal!.Min : line.Callers.Min);
        if (personal is not null && personal.Min.CompareTo(first) < 0) (chosen, first) = (null, personal.Min);
        foreach (var id in agent.Queues)
        {
            if (!queues.TryGetValue(id, out var queue)) continue;
            foreach (var other in queue.Lines)
            {
                if (other.Callers.Count > 0 && other.Callers.Min.CompareTo(first) < 0 && other.Admits(agent)) (chosen, first) = (other, other.Callers.Min);
            }
        }

        return (chosen, first);
    }
}
