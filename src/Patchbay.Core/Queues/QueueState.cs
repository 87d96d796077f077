using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>One queue as the exchange knows it.</summary>
public sealed class QueueState
{
    /// <summary>So many lines are kept; those where nobody waits go when there are more.</summary>
    private const int LinesKept = 256;

    private readonly Dictionary<ImmutableArray<SkillNeed>, WaitingLine> lines = new(NeedComparer.Instance);
    private readonly int[] standings = new int[Enum.GetValues<AgentStanding>().Length];

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

    /// <summary>When an agent took a caller last.</summary>
    public DateTimeOffset TakenAt { get; set; }

    /// <summary>Since when there was always somebody waiting, or the last one to find nobody waiting came.</summary>
    public DateTimeOffset BusySince { get; set; }

    /// <summary>How long it takes, on average of late, until the next caller is taken; zero while nobody was.</summary>
    public TimeSpan Pace { get; set; }

    /// <summary>The callers in the order in which they came.</summary>
    internal RankedList<Arrival> Arrivals { get; } = new();

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

    /// <summary>Counts the agents of the queue whom the same keeps from a call.</summary>
    internal int CountOf(AgentStanding standing) => standings[(int)standing];

    /// <summary>How many agents of the queue are at work: free, busy, or in a break.</summary>
    internal int AtWork => standings.Sum() - CountOf(AgentStanding.Offline);

    /// <summary>Counts an agent in or out, as the agent is now.</summary>
    internal void Count(AgentState agent, int by) => standings[(int)agent.Standing] += by;

    /// <summary>Notes that an agent took a caller.</summary>
    internal void Taken(DateTimeOffset at)
    {
        var time = SinceTaken(at);
        Pace = Pace == TimeSpan.Zero ? time : With(time);
        TakenAt = at;
    }

    /// <summary>
    /// The pace, knowing that the next caller was not taken yet: where nobody takes calls any more it gets slower, as if one were taken this
    /// instant. Zero while nobody was taken.
    /// </summary>
    internal TimeSpan PaceAt(DateTimeOffset now) => With(NextAt(now));

    /// <summary>
    /// How long it will take until the next caller is taken: the pace, and where that has gone by already, as long as it has taken so far. Zero
    /// while nobody was taken.
    /// </summary>
    internal TimeSpan NextAt(DateTimeOffset now) =>
        Pace > TimeSpan.Zero && Waiting.Count > 0 && SinceTaken(now) is var time && time > Pace ? time : Pace;

    private TimeSpan SinceTaken(DateTimeOffset at) => at - (TakenAt > BusySince ? TakenAt : BusySince);

    private TimeSpan With(TimeSpan time) => (Pace * 7 / 8) + (time / 8);

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
        AgentChoice.LeastOccupied => Occupancy.RankOf(agent),
        _ => 0,
    });
}
