using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Bench.Exchange;

/// <summary>A large site, and calls as they come: arrive, offer, answer, hold, retrieve, hang up, wrap up.</summary>
internal static class Traffic
{
    private const int Agents = 15_000;
    private const int Queues = 50;
    private static readonly PersonalText Notes = PersonalText.Of("Asked about delivery");

    /// <summary>The commands that set the site up.</summary>
    internal static IEnumerable<ExchangeCommand> SetUp()
    {
        var queues = Enumerable.Range(1, Queues).Select(i => new QueueId(Id(1, i))).ToImmutableArray();
        foreach (var queue in queues) yield return new ConfigureQueue(queue, QueueSettings.Standard($"Queue {queue}"));
        for (var i = 0; i < Queues; i++) yield return new ConfigureEntryPoint(new($"{1000 + i}", queues[i]));
        for (var i = 0; i < Agents; i++)
        {
            var agent = new AgentId(Id(2, i + 1));
            yield return new AddAgent(agent, PersonalText.Of($"Agent {i}"), [queues[i % Queues], queues[(i + 7) % Queues]]);
            yield return new ReportPanelConnected(agent);
            yield return new ChoosePresence(agent, Presence.Available);
        }
    }

    /// <summary>One call from its arrival to its last note. The next command is asked for when the one before it has been executed.</summary>
    /// <param name="number">Counts the calls.</param>
    /// <param name="agentOf">Finds the agent a call is offered to.</param>
    internal static IEnumerable<ExchangeCommand> Call(int number, Func<InteractionId, AgentId> agentOf)
    {
        var call = new InteractionId(Id(3, number));
        yield return new ArriveCall(call, PersonalText.Of($"+46701{number:D6}"), PersonalText.Empty, $"{1000 + (number % Queues)}", PersonalText.Of("dialog"));
        yield return new AttachMatches(call, []);
        var agent = agentOf(call);
        yield return new AcceptOffer(new OfferId(call, 1), agent);
        yield return new ReportAgentAudio(new(call, 2), true);
        yield return new HoldCall(call, agent);
        yield return new RetrieveCall(call, agent);
        yield return new HangUpCall(call, agent);
        yield return new ReportLegEnded(new(call, 1), EndCause.AgentHungUp, new(500, 0, 0.4, 12));
        yield return new ReportRecordingFinished(call, TimeSpan.FromSeconds(10), 2, "");
        yield return new FinishWrapUp(call, agent, "Resolved", Notes);
    }

    internal static AgentId AgentOf(ExchangeState state, InteractionId call) => state.Calls[call].Agent!.Value;

    private static Guid Id(int kind, int number) => new(kind, 0, 0, 0, 0, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number);
}
