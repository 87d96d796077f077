using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>One queue as the exchange knows it.</summary>
public sealed class QueueState
{
    /// <summary>So many lines are kept; those where nobody waits go when there are more.</summary>
    private const int LinesKept = 64;

    private readonly Dictionary<ImmutableArray<SkillNeed>, WaitingLine> lines = new(NeedComparer.Instance);

    /// <summary>Which.</summary>
    public required QueueId Id { get; init; }

    /// <summary>How it treats callers and agents.</summary>
    public required QueueSettings Settings { get; set; }

    /// <summary>Callers without an offer, next one first.</summary>
    public RankedList<QueuePlace> Waiting { get; } = new();

    /// <summary>Agents who could take a call, in the order in which one without needs is offered.</summary>
    public RankedList<IdlePlace> Idle { get; } = new();

    /// <summary>Callers whom an agent is being asked to take.</summary>
    public int Offered { get; set; }

    /// <summary>The callers of this queue by what they need, and guests of other queues. Follows from calls and agents.</summary>
    internal IEnumerable<WaitingLine> Lines => lines.Values;

    /// <summary>A line in which somebody waits and somebody could be asked; null when there is none.</summary>
    internal WaitingLine? Pairable()
    {
        foreach (var line in lines.Values)
        {
            if (line.Callers.Count > 0 && line.Agents.Count > 0) return line;
        }

        return null;
    }

    /// <summary>The line of callers with the same needs.</summary>
    /// <param name="needs">The needs, in order.</param>
    /// <param name="agents">All agents.</param>
    internal WaitingLine LineFor(ImmutableArray<SkillNeed> needs, IReadOnlyDictionary<AgentId, AgentState> agents)
    {
        if (lines.TryGetValue(needs, out var line)) return line;
        if (lines.Count >= LinesKept)
        {
            foreach (var unused in lines.Values.Where(l => l.Callers.Count == 0).ToList()) lines.Remove(unused.Needs);
        }

        line = new(this, needs);
        if (!needs.IsEmpty)
        {
            foreach (var place in Idle) line.Join(agents[place.Agent]);
        }

        return lines[needs] = line;
    }

    /// <summary>Puts an agent among the idle ones.</summary>
    internal void JoinIdle(AgentState agent)
    {
        Idle.Add(PlaceOf(agent, 0));
        foreach (var line in lines.Values) line.Join(agent);
    }

    /// <summary>Takes an agent away from the idle ones; one who is not among them stays away.</summary>
    internal void LeaveIdle(AgentState agent)
    {
        if (!Idle.Remove(PlaceOf(agent, 0))) return;
        foreach (var line in lines.Values) line.Leave(agent);
    }

    /// <summary>Changes the settings, and the order of the idle agents with them.</summary>
    internal void Configure(QueueSettings settings, IReadOnlyDictionary<AgentId, AgentState> agents)
    {
        var idle = Idle.Select(place => agents[place.Agent]).ToList();
        foreach (var agent in idle) LeaveIdle(agent);
        Settings = settings;
        foreach (var agent in idle) JoinIdle(agent);
    }

    /// <summary>Where an agent stands among the idle ones.</summary>
    internal IdlePlace PlaceOf(AgentState agent, int proficiency) => new(agent.IdleSince, agent.Id, Settings.Choice switch
    {
        AgentChoice.BestSkilled => -proficiency,
        _ => 0,
    });
}
