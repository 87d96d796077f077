using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Bench.Exchange;

/// <summary>A site where agents have few of many skills, callers need one or two of them, and plans widen the search. All by a fixed seed.</summary>
internal sealed class SkillTraffic
{
    internal const int Agents = 15_000;
    internal const int Skills = 50;
    private const int Queues = 50;
    private const int NumbersPerQueue = 12;
    private readonly Random random = new(1);

    internal static string NumberOf(int call) => $"{1000 + (call % (Queues * NumbersPerQueue))}";

    internal static InteractionId CallOf(int number) => new(Id(3, number));

    internal static ArriveCall Arrival(int number) =>
        new(CallOf(number), PersonalText.Of($"+46701{number:D6}"), PersonalText.Empty, NumberOf(number), PersonalText.Of("dialog"));

    internal IEnumerable<ExchangeCommand> SetUp()
    {
        var queues = Enumerable.Range(1, Queues).Select(i => new QueueId(Id(1, i))).ToImmutableArray();
        for (var i = 0; i < Queues; i++) yield return new ConfigureQueue(queues[i], SettingsOf(queues, i));
        for (var i = 0; i < Queues * NumbersPerQueue; i++) yield return new ConfigureEntryPoint(new($"{1000 + i}", queues[i % Queues], Wish: Wish()));
        for (var i = 0; i < Agents; i++)
        {
            var agent = new AgentId(Id(2, i + 1));
            yield return new AddAgent(agent, PersonalText.Of($"Agent {i}"), [queues[i % Queues], queues[(i + 7) % Queues]]);
            yield return new SetAgentSkills(agent, [.. Enumerable.Range(0, Skills).OrderBy(_ => random.Next()).Take(8).Select(s => new SkillLevel(Name(s), random.Next(1, 11)))]);
            yield return new ReportPanelConnected(agent);
            yield return new ChoosePresence(agent, Presence.Available);
        }
    }

    /// <summary>What ends the talk of one call and frees its agent.</summary>
    internal static IEnumerable<ExchangeCommand> Rest(InteractionId call, OfferId offer, AgentId agent)
    {
        yield return new AcceptOffer(offer, agent);
        yield return new ReportAgentAudio(new(call, 2), true);
        yield return new HangUpCall(call, agent);
        yield return new ReportLegEnded(new(call, 1), EndCause.AgentHungUp, null);
        yield return new ReportRecordingFinished(call, TimeSpan.FromSeconds(10), 2, "");
        yield return new FinishWrapUp(call, agent, "Resolved", PersonalText.Empty);
    }

    private static QueueSettings SettingsOf(ImmutableArray<QueueId> queues, int i) => QueueSettings.Standard($"Queue {i}") with
    {
        RingTimeout = TimeSpan.FromDays(1),
        WaitLimit = TimeSpan.FromDays(1),
        Choice = (AgentChoice)(i % 3),
        Plan =
        [
            new(TimeSpan.FromSeconds(60), LowerBy: 2),
            new(TimeSpan.FromSeconds(120), LowerBy: 3, AlsoQueues: [queues[(i + 1) % Queues]]),
        ],
    };

    private RoutingWish Wish() => random.Next(4) switch
    {
        0 => RoutingWish.None,
        1 => new([SkillNeed.Of(Name(random.Next(Skills)), random.Next(1, 8))], random.Next(-2, 4)),
        2 => new([new([new(Name(random.Next(Skills)), 4), new(Name(random.Next(Skills)), 2)])]),
        _ => new([SkillNeed.Of(Name(random.Next(Skills))), SkillNeed.Of(Name(random.Next(Skills)))]),
    };

    private static string Name(int skill) => $"skill-{skill}";

    private static Guid Id(int kind, int number) => new(kind, 0, 0, 0, 0, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number);
}
