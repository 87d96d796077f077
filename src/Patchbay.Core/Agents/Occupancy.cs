namespace Patchbay.Core.Agents;

/// <summary>
/// How busy an agent is, as a figure in which time counts less the longer ago it is. All idle agents' figures sink at the same pace, so the
/// order of two of them does not change while both are idle.
/// </summary>
internal static class Occupancy
{
    /// <summary>After this time an hour ago counts a good third.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Brings the figure up to an instant. To be called before the activity changes.</summary>
    internal static void BringUp(AgentState agent, DateTimeOffset at)
    {
        var kept = Math.Exp(-(at - agent.OccupancyAt).Ticks / (double)Memory.Ticks);
        agent.Occupancy = agent.Activity is AgentActivity.Idle ? agent.Occupancy * kept : 1 - ((1 - agent.Occupancy) * kept);
        agent.OccupancyAt = at;
    }

    /// <summary>A number that orders idle agents: the less, the less busy they were.</summary>
    internal static long RankOf(AgentState agent) =>
        agent.Occupancy <= 0 ? long.MinValue : agent.OccupancyAt.UtcTicks + (long)(Memory.Ticks * Math.Log(agent.Occupancy));
}
