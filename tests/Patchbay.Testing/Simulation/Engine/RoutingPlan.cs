using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>What agents can do and callers need in one schedule: half of them nothing in particular.</summary>
internal static class RoutingPlan
{
    private static readonly string[] Skills = ["billing", "swedish"];

    internal static SetAgentSkills SkillsOf(Chance chance, AgentId agent) =>
        new(agent, [.. Skills.Where(_ => chance.Percent(60)).Select(skill => new SkillLevel(skill, chance.Between(1, 5)))]);

    internal static RoutingWish? WishOf(Chance chance, ImmutableArray<AddAgent> agents) => chance.Percent(50)
        ? null
        : new(
            NeedsOf(chance),
            chance.Percent(50) ? 0 : chance.Between(-2, 3),
            chance.Percent(30) ? chance.Of(agents).Agent : null,
            chance.Percent(50) ? null : chance.Seconds(0, 20));

    /// <summary>Gives a queue a plan that widens, and that may end with a way out: to a queue, even itself, or by a name.</summary>
    internal static ConfigureQueue WithSteps(Chance chance, ConfigureQueue queue, ImmutableArray<ConfigureQueue> queues)
    {
        var steps = Enumerable.Range(1, chance.Below(4)).Select(i => new PlanStep(TimeSpan.FromSeconds(8 * i), chance.Below(3))).ToList();
        if (steps.Count == 0) return queue;
        steps[0] = steps[0] with { Drop = chance.Percent(30) ? [chance.Of(Skills)] : default, AlsoQueues = chance.Percent(50) ? [chance.Of(queues).Queue] : default };
        if (chance.Percent(40)) steps[^1] = steps[^1] with { MoveTo = chance.Of(queues).Queue };
        else if (chance.Percent(40)) steps[^1] = steps[^1] with { Exit = "voicemail" };
        return queue with { Settings = queue.Settings with { Plan = [.. steps] } };
    }

    /// <summary>Owner first, last agent first, or what a customer is worth; each by chance.</summary>
    internal static CustomerRules CustomersOf(Chance chance) => new(
        chance.Seconds(1, 20),
        chance.Percent(60),
        chance.Percent(60) ? chance.Seconds(20, 200) : null,
        chance.Percent(50) ? [new("gold", chance.Between(-2, 5), NeedsOf(chance))] : default,
        chance.Seconds(0.2, 3));

    private static ImmutableArray<SkillNeed> NeedsOf(Chance chance) => chance.Between(0, 3) switch
    {
        0 => [],
        1 => [SkillNeed.Of(Skills[0], chance.Between(1, 4))],
        2 => [SkillNeed.Of(Skills[0]), SkillNeed.Of(Skills[1], chance.Between(1, 3))],
        _ => [new([new(Skills[0], chance.Between(1, 4)), new(Skills[1], chance.Between(1, 4))])],
    };
}
