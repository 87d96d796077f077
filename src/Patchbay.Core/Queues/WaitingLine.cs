using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>
/// The callers of a queue who need the same, and the idle agents who could serve them. Different needs are few, so a caller meets an agent
/// without a look at all the others.
/// </summary>
/// <param name="queue">Whose agents serve it.</param>
/// <param name="needs">What they need.</param>
internal sealed class WaitingLine(QueueState queue, ImmutableArray<SkillNeed> needs)
{
    internal QueueState Queue => queue;

    internal ImmutableArray<SkillNeed> Needs => needs;

    /// <summary>Callers without an offer, next one first.</summary>
    internal RankedList<QueuePlace> Callers { get; } = new();

    /// <summary>Idle agents who meet the needs, in the order in which they are asked.</summary>
    internal RankedList<IdlePlace> Agents { get; } = needs.IsEmpty ? queue.Idle : new();

    /// <summary>Tells whether an idle agent of the queue may be asked.</summary>
    internal bool Admits(AgentState agent) => needs.IsEmpty || SkillNeeds.Proficiency(needs, agent.Skills) is not null;

    internal void Join(AgentState agent)
    {
        if (!needs.IsEmpty && SkillNeeds.Proficiency(needs, agent.Skills) is { } sum) Agents.Add(queue.PlaceOf(agent, sum));
    }

    internal void Leave(AgentState agent)
    {
        if (!needs.IsEmpty && SkillNeeds.Proficiency(needs, agent.Skills) is { } sum) Agents.Remove(queue.PlaceOf(agent, sum));
    }
}
