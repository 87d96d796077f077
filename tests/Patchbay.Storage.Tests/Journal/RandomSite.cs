using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>A site in which anything may happen at any time, from a seed. What is refused changes nothing.</summary>
internal sealed class RandomSite
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private readonly SiteExchange exchange = new(new());
    private readonly List<ExchangeEvent> events = [];
    private readonly List<AgentId> agents = [];
    private readonly List<QueueId> queues = [];
    private readonly Random random;
    private DateTimeOffset now = Start;

    internal RandomSite(int seed)
    {
        random = new(seed);
        for (var i = 0; i < 3; i++)
        {
            queues.Add(new(NewId()));
            Do(new ConfigureQueue(queues[i], QueueSettings.Standard($"Queue {i}")));
            Do(new ConfigureEntryPoint(new($"10{i}", queues[i])));
        }

        Do(new ConfigureEntryPoint(new("200", null, "sip:mobile@example.net", true)));
        for (var i = 0; i < 8; i++)
        {
            agents.Add(new(NewId()));
            Do(new AddAgent(agents[i], PersonalText.Of($"Agent Åsa {i}"), [queues[i % 3], queues[(i + 1) % 3]]));
        }
    }

    internal ExchangeState State => exchange.State;

    internal IReadOnlyList<ExchangeEvent> Events => events;

    internal void Run(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(4_000));
            while (State.Timers.Next is { } timer && timer.Due <= now) Do(new FireTimer(timer.Key));
            Do(Next());
        }
    }

    internal Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private void Do(ExchangeCommand command)
    {
        var result = exchange.Execute(command, now);
        if (result.Refusal is null) events.AddRange(result.Value.Events);
    }

    private ExchangeCommand Next()
    {
        var agent = agents[random.Next(agents.Count)];
        return random.Next(12) switch
        {
            0 => new ReportPanelConnected(agent),
            1 when random.Next(4) == 0 => new ReportPanelLost(agent),
            2 or 3 => new ChoosePresence(agent, random.Next(5) == 0 ? new(PresenceKind.NotReady, "Lunch") : Presence.Available),
            4 or 5 => new ArriveCall(new(NewId()), Number(), PersonalText.Of("Erik"), Dnis(), PersonalText.Of("tag")),
            6 => new DialCall(new(NewId()), agent, Number(), random.Next(2) == 0 ? Match() : null),
            _ when State.Calls.Count > 0 => OfCall(State.Calls.Values.ElementAt(random.Next(State.Calls.Count)), agent),
            _ => new ReportPanelConnected(agent),
        };
    }

    private ExchangeCommand OfCall(CallState call, AgentId other)
    {
        var agent = call.Agent ?? other;
        var leg = call.Legs[random.Next(call.Legs.Count)].Id;
        return random.Next(16) switch
        {
            0 or 1 or 2 when call.Offer is { } offer => new AcceptOffer(offer, agent),
            3 when call.Offer is { } offer => new DeclineOffer(offer, agent),
            4 => new ReportLegRinging(leg),
            5 => new ReportLegAnswered(leg, PersonalText.Of("tag=2")),
            6 => new ReportLegEnded(leg, EndCause.CustomerHungUp, random.Next(2) == 0 ? null : new(100, 1, 2.5, 30)),
            7 => new ReportAgentAudio(leg, random.Next(4) > 0),
            8 => new HoldCall(call.Id, agent),
            9 => new RetrieveCall(call.Id, agent),
            10 => new MuteAgent(call.Id, agent, random.Next(2) == 0),
            11 => new SendDigits(call.Id, agent, PersonalText.Of("12#")),
            12 => new AttachMatches(call.Id, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Match())]),
            13 => new WriteNotes(call.Id, agent, PersonalText.Of($"note {random.Next(100)}")),
            14 => new FinishWrapUp(call.Id, agent, "Resolved", PersonalText.Of("done")),
            _ => new ReportRecordingFinished(call.Id, TimeSpan.FromSeconds(random.Next(100)), 2, "ab12"),
        };
    }

    private PersonalText Number() => PersonalText.Of($"+46{random.Next(10_000_000, 99_999_999)}");

    private string Dnis() => random.Next(5) == 0 ? "200" : $"10{random.Next(3)}";

    private CallerMatch Match() =>
        new(new("Contact", $"003000000000{random.Next(1_000):D3}"), PersonalText.Of("Erik Lind"), PersonalText.Of("Acme"), "Contact.Phone");
}
