using System.Collections.Concurrent;
using System.Threading.Channels;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Server.Features.Phone;

/// <summary>
/// Finds the last calls of each agent in the journal after a restart. Which they were is read once, from its newest events; what they were,
/// for an agent who opens a panel.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="screens">Where panels get them.</param>
/// <param name="logger">Where a journal that cannot be read is told.</param>
internal sealed class RecentHistory(IJournal journal, AgentScreens screens, ILogger<RecentHistory> logger) : BackgroundService
{
    /// <summary>So many of the newest events are looked at: a day of five thousand calls, and a second's work.</summary>
    internal const int MostEvents = 100_000;

    private readonly ConcurrentDictionary<AgentId, bool> asked = [];
    private readonly Channel<AgentId> wanted = Channel.CreateUnbounded<AgentId>(new() { SingleReader = true });

    /// <summary>An agent has opened a panel.</summary>
    internal void Want(AgentId agent)
    {
        // At most one of each agent waits.
        if (asked.TryAdd(agent, true)) wanted.Writer.TryWrite(agent);
    }

    /// <summary>Finds the calls that each agent came into.</summary>
    /// <param name="events">The events, oldest first.</param>
    /// <returns>The last ones of each agent with the instant, newest first.</returns>
    internal static IReadOnlyDictionary<AgentId, List<(InteractionId Call, DateTimeOffset At)>> Find(IEnumerable<ExchangeEvent> events)
    {
        var found = new Dictionary<AgentId, List<(InteractionId Call, DateTimeOffset At)>>();
        foreach (var e in events)
        {
            if (Joined(e) is not (var agent, var call)) continue;
            if (!found.TryGetValue(agent, out var calls)) found[agent] = calls = [];
            calls.RemoveAll(known => known.Call == call);
            calls.Insert(0, (call, e.At));
            if (calls.Count > RecentCalls.Most) calls.RemoveAt(RecentCalls.Most);
        }

        return found;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var last = journal.LastSequence;
            var newest = await Task.Run(() => Find(journal.Read(Math.Max(0, last - MostEvents)).TakeWhile(_ => !stoppingToken.IsCancellationRequested).Select(entry => entry.Event)), stoppingToken);
            await foreach (var agent in wanted.Reader.ReadAllAsync(stoppingToken))
            {
                if (newest.TryGetValue(agent, out var calls)) screens.Restore(agent, [.. calls.Select(Read).OfType<RecentCall>()]);
            }
        }
        catch (JournalFault fault)
        {
            logger.RecentCallsUnread(fault.Message);
        }
    }

    private static (AgentId Agent, InteractionId Call)? Joined(ExchangeEvent e) => e switch
    {
        OfferAccepted taken => (taken.Agent, taken.Offer.Call),
        CallDialed dialed => (dialed.Agent, dialed.Call),
        ColleagueJoined joined => (joined.Agent, joined.Call),
        CallPickedUp pickedUp => (pickedUp.Agent, pickedUp.Call),
        FlowConnected { Agent: { } agent } connected => (agent, connected.Call),
        _ => null,
    };

    private RecentCall? Read((InteractionId Call, DateTimeOffset At) had) =>
        CallRecordFold.Fold(journal.ReadSubject(had.Call.Value).Select(entry => entry.Event)) is { } record
            ? new(PhoneStates.RecentOf(record, had.At), record.Record)
            : null;
}
