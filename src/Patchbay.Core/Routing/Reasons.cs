using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Routing;

/// <summary>Says why an agent is asked to take a call, at the moment of the decision and at a cost that does not grow with the site.</summary>
internal static class Reasons
{
    private const int MostNear = 3;
    private const int MostLooked = 8;

    private static readonly AgentStanding[] Busy =
        [AgentStanding.Alerting, AgentStanding.OnCall, AgentStanding.WrapUp, AgentStanding.NotReady, AgentStanding.Offline];

    /// <summary>Gives the reasons for a pairing.</summary>
    /// <param name="pairing">Who is asked to take whom.</param>
    /// <param name="call">The call.</param>
    /// <param name="home">The call's queue.</param>
    /// <param name="agents">All agents.</param>
    /// <param name="now">The instant.</param>
    internal static OfferReason Of(
        Pairing pairing, CallState call, QueueState home, IReadOnlyDictionary<AgentId, AgentState> agents, DateTimeOffset now)
    {
        var (line, agent) = (pairing.Line, pairing.Agent);
        var routing = new RoutingReasons(
            line?.Queue.Id,
            SkillNeeds.Describe(call.Needs),
            SkillNeeds.Proficiency(call.Needs, agent.Skills) ?? 0,
            call.Wish?.Priority ?? 0,
            call.StepsTaken,
            home.Waiting.Count - 1,
            line is null ? [] : Others(line),
            line is null ? [] : [.. Next(line, agent, agents, now), .. Unfit(line, agent, agents, now, Widest(call, home))],
            call.Wish?.Parts ?? default);
        return new(line is null ? RuleOf(call.Wish) : RuleOf(line), now - agent.IdleSince, now - pairing.Caller.Since, line?.Agents.Count ?? 1, routing);
    }

    private static string RuleOf(RoutingWish? wish) => wish?.Source switch
    {
        PreferenceSource.Owner => OfferReason.Owner,
        PreferenceSource.LastAgent => OfferReason.LastAgent,
        _ => OfferReason.Preferred,
    };

    private static string RuleOf(WaitingLine line) => line.Queue.Settings.Choice switch
    {
        AgentChoice.BestSkilled => OfferReason.BestSkilled,
        AgentChoice.LeastOccupied => OfferReason.LeastOccupied,
        AgentChoice.RingAll => OfferReason.RingAll,
        _ => OfferReason.LongestIdle,
    };

    private static ImmutableArray<StandingCount> Others(WaitingLine line)
    {
        var queue = line.Queue;
        var groups = ImmutableArray.CreateBuilder<StandingCount>();
        Add(AgentStanding.Idle, line.Agents.Count - 1);
        Add(AgentStanding.LacksSkill, queue.Idle.Count - line.Agents.Count);
        foreach (var standing in Busy) Add(standing, queue.CountOf(standing));
        return groups.ToImmutable();

        void Add(AgentStanding standing, int count)
        {
            if (count > 0) groups.Add(new(standing, count));
        }
    }

    private static IEnumerable<NearAgent> Next(WaitingLine line, AgentState chosen, IReadOnlyDictionary<AgentId, AgentState> agents, DateTimeOffset now) =>
        from place in line.Agents.Take(MostNear + 1)
        where place.Agent != chosen.Id
        let detail = line.Needs.IsEmpty ? "" : $"level {SkillNeeds.Proficiency(line.Needs, agents[place.Agent].Skills)}"
        select new NearAgent(place.Agent, AgentStanding.Idle, now - place.Since, detail);

    /// <summary>What is needed when the plan has widened as far as it does.</summary>
    private static ImmutableArray<SkillNeed> Widest(CallState call, QueueState home) =>
        home.Settings.Steps.Skip(call.StepsTaken).Aggregate(call.Needs, (needs, step) => step.Widen(needs));

    /// <summary>
    /// Those who would have come before the chosen one with the skills, and could take the call at a later step; looked for among the first few
    /// only. Who could take it at no step is only counted: each of them by name would be noise.
    /// </summary>
    private static IEnumerable<NearAgent> Unfit(
        WaitingLine line, AgentState chosen, IReadOnlyDictionary<AgentId, AgentState> agents, DateTimeOffset now, ImmutableArray<SkillNeed> widest)
    {
        if (line.Needs.IsEmpty) return [];
        return (
            from place in line.Queue.Idle.Take(MostLooked)
            where place.Agent != chosen.Id
            let missing = line.Needs.FirstOrDefault(need => need.LevelMet(agents[place.Agent].Skills) == 0)
            where missing is not null && SkillNeeds.Proficiency(widest, agents[place.Agent].Skills) is not null
            select new NearAgent(place.Agent, AgentStanding.LacksSkill, now - place.Since, missing.ToString())).Take(MostNear);
    }
}
