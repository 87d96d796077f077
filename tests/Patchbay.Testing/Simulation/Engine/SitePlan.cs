using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>How the site of one schedule is set up: small, so that everything meets everything.</summary>
/// <param name="Site">Its limits.</param>
/// <param name="Queues">Its queues; one is reached under the number of its index.</param>
/// <param name="Agents">Its agents.</param>
/// <param name="Skills">What they can do.</param>
/// <param name="Entries">Where its numbers lead.</param>
/// <param name="Flow">Its call flow.</param>
/// <param name="Loop">Bounds of its loop.</param>
internal sealed record SitePlan(
    SiteSettings Site, ImmutableArray<ConfigureQueue> Queues, ImmutableArray<AddAgent> Agents, ImmutableArray<SetAgentSkills> Skills,
    ImmutableArray<EntryPoint> Entries, PublishFlow Flow, ExchangeLoopOptions Loop)
{
    /// <summary>The number whose calls are sent on.</summary>
    internal const string Forwarded = "300";

    internal IEnumerable<ExchangeCommand> Commands =>
    [
        new ConfigureSite(Site),
        .. Queues,
        .. Agents,
        .. Skills,
        .. Entries.Select(entry => new ConfigureEntryPoint(entry)),
        new ConfigureEntryPoint(new(Forwarded, null, "sip:door@example.com", true)),
        Flow,
    ];

    internal static string NumberOf(int queue) => queue == 0 ? "100" : "101";

    internal static SitePlan Of(Chance chance, Func<Guid> newId)
    {
        var queues = Enumerable.Range(0, chance.Between(1, 2)).Select(i => new ConfigureQueue(new(newId()), QueueOf(chance, i))).ToImmutableArray();
        queues = [.. queues.Select(queue => RoutingPlan.WithSteps(chance, queue, queues))];
        var agents = Enumerable.Range(0, chance.Between(1, 3)).Select(_ => AgentOf(chance, new(newId()), queues)).ToImmutableArray();
        return new(
            SiteOf(chance),
            queues,
            agents,
            [.. agents.Select(agent => RoutingPlan.SkillsOf(chance, agent.Agent))],
            [.. queues.Select((queue, i) => new EntryPoint(NumberOf(i), queue.Queue, Wish: RoutingPlan.WishOf(chance, agents)))],
            FlowPlan.Of(chance, queues, [.. agents.Select(agent => agent.Agent)]),
            new() { QueueCapacity = chance.Percent(20) ? 3 : 4_096, BatchSize = chance.Percent(20) ? 2 : 512, SnapshotEvery = 30 });
    }

    private static SiteSettings SiteOf(Chance chance) => SiteSettings.Standard with
    {
        WrapUpLimit = TimeSpan.FromSeconds(chance.Percent(30) ? 0 : 20),
        HoldReminder = TimeSpan.FromSeconds(20),
        ClosingLimit = TimeSpan.FromSeconds(12),
        ParkLimit = TimeSpan.FromSeconds(15),
        AskLimit = TimeSpan.FromSeconds(10),
    };

    private static QueueSettings QueueOf(Chance chance, int index) => QueueSettings.Standard("Queue " + index) with
    {
        RingTimeout = chance.Seconds(4, 20),
        WrapUpLimit = TimeSpan.FromSeconds(chance.Percent(30) ? 0 : 15),
        WaitLimit = chance.Percent(20) ? chance.Seconds(10, 60) : TimeSpan.FromMinutes(10),
        Dispositions = chance.Percent(20) ? [] : ["Resolved", "Follow-up needed"],
        Records = chance.Percent(60),
        Choice = (AgentChoice)chance.Below(4),
        RingMost = chance.Percent(50) ? null : chance.Between(1, 3),
        Credit = chance.Percent(50) ? null : chance.Seconds(0, 30),
        Announcements = chance.Percent(40) ? new(chance.Seconds(1, 15), chance.Seconds(5, 20), chance.Percent(80), chance.Percent(80), "de", ["comfort"]) : null,
        Customers = chance.Percent(50) ? RoutingPlan.CustomersOf(chance) : null,
        Callbacks = CallbacksOf(chance),
    };

    private static CallbackRules CallbacksOf(Chance chance) => WithHours(chance, new(chance.Between(1, 3), chance.Seconds(1, 20), chance.Seconds(5, 300)));

    /// <summary>Some may be dialled at any time, some in a minute after the clock's start, some but for such a minute.</summary>
    internal static CallbackRules WithHours(Chance chance, CallbackRules rules)
    {
        if (chance.Percent(60)) return rules with { From = default, To = default };
        var early = TimeSpan.FromHours(9) + chance.Seconds(0, 60);
        var late = early + chance.Seconds(1, 60);
        return chance.Percent(50) ? rules with { From = early, To = late } : rules with { From = late, To = early };
    }

    private static AddAgent AgentOf(Chance chance, AgentId agent, ImmutableArray<ConfigureQueue> queues) => new(
        agent, PersonalText.Of("Agent"), chance.Percent(60) ? [.. queues.Select(q => q.Queue)] : [chance.Of(queues).Queue]);
}
