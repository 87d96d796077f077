using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Screens;
using Patchbay.Server.Features.Voicemail;

namespace Patchbay.Server.Features.Phone;

/// <summary>
/// Keeps the newest view of every agent and queue and sends it to the agent's panels. Of several views that wait for one agent only the
/// newest is sent: a slow panel gets fewer states, never old ones.
/// </summary>
/// <param name="hub">The panels.</param>
/// <param name="panels">Who has a panel.</param>
/// <param name="trouble">What is wrong on the server's side.</param>
/// <param name="audio">Which panel of an agent holds the audio.</param>
/// <param name="devices">What each agent hears and speaks with.</param>
/// <param name="book">Messages that callers left.</param>
/// <param name="sight">What agents may see of a record.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where panels that cannot be reached are told.</param>
internal sealed class AgentScreens(
    IHubContext<PhoneHub, IPhoneClient> hub, PanelConnections panels, ServerTrouble trouble, AudioPanels audio, AgentDevices devices, MessageBook book,
    MatchSight sight, TimeProvider time, ILogger<AgentScreens> logger)
    : BackgroundService, IReactor, IScreens
{
    private const int MostMessages = 100;
    private static readonly TimeSpan QueueFiguresEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<AgentId, AgentView> agents = [];
    private readonly ConcurrentDictionary<QueueId, QueueView> queues = [];
    private readonly ConcurrentDictionary<FlowId, FlowState> flows = [];
    private readonly ConcurrentDictionary<AgentId, RecentCalls> recent = [];
    private readonly ConcurrentDictionary<AgentId, DuePop> pops = [];
    private readonly ConcurrentDictionary<AgentId, PhoneNews> news = [];
    private readonly ConcurrentDictionary<AgentId, bool> waiting = [];
    private readonly Channel<AgentId> dirty = Channel.CreateUnbounded<AgentId>(new() { SingleReader = true });
    private volatile bool queuesChanged;
    private ImmutableArray<ParkedView> parked = [];

    /// <summary>The ids of all queues.</summary>
    internal ImmutableArray<QueueId> AllQueues => [.. queues.Keys.OrderBy(id => id.Value)];

    /// <summary>The views of all agents.</summary>
    internal IEnumerable<AgentView> AllAgents => agents.Values;

    /// <summary>The views of all queues.</summary>
    internal IEnumerable<QueueView> AllQueueViews => queues.Values;

    /// <summary>The call flows.</summary>
    internal IEnumerable<FlowState> AllFlows => flows.Values.OrderBy(flow => flow.Flow.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        if (committed.Parked is { } newest) Park(newest);
        // Who serves the queue of a message is looked up when it is shown.
        if (committed.Messages.Length > 0) queuesChanged = true;
        foreach (var queue in committed.Queues) queues[queue.Queue] = queue;
        foreach (var flow in committed.Flows) flows[flow.Flow] = flow;
        if (committed.Queues.Length > 0) queuesChanged = true;
        var postponed = committed.Entries.Select(entry => entry.Event).OfType<CallbackPostponed>().Where(one => one.Agent is not null).ToDictionary(one => one.Agent!.Value);
        foreach (var view in committed.Agents)
        {
            if (postponed.TryGetValue(view.Agent, out var attempt)) Note(view.Agent, attempt);
            if (agents.TryGetValue(view.Agent, out var before)) Follow(before, view);
            agents[view.Agent] = view;
            Send(view.Agent);
        }
    }

    private IEnumerable<PhoneMessage> MessagesOf(AgentView view) => book.Of(view.Agent, view.Queues)
        .OrderBy(message => message.HeardAt is not null).Take(MostMessages)
        .Select(message => PhoneStates.MessageOf(
            message.Record is { } record && !sight.SeesName(view.Agent, message.Id.Call, record) ? message with { Record = null } : message,
            message.Box.Queue is { } queue ? queues.GetValueOrDefault(queue)?.Name : null));

    private void Note(AgentId agent, CallbackPostponed attempt)
    {
        if (agents.GetValueOrDefault(agent) is { Call: { } call } before && call.Call == attempt.Call) news[agent] = PhoneStates.NewsOf(sight.Of(before).Call!, attempt);
    }

    private void Park(ImmutableArray<ParkedView> newest)
    {
        parked = newest;
        foreach (var agent in agents.Keys) Send(agent);
    }

    private PhoneState Shown(AgentView view, RecentCalls memory) => PhoneStates.Told(devices.RefusalOf(view.Agent), PhoneStates.Of(
        sight.Of(view), queues, memory.Newest((call, record) => sight.SeenOf(view.Agent, call, [record]) is [var seen] ? seen : null), trouble.Tell(), audio.Of(view.Agent), time.GetUtcNow()) with
    {
        Parked = [.. parked.Select(place => PhoneStates.ParkedOf(place, sight.SeesParked(view.Agent, place)))],
        Messages = [.. MessagesOf(view)],
        Devices = devices.Of(view.Agent),
        News = view.Activity is AgentActivity.Idle ? news.GetValueOrDefault(view.Agent) : null,
    });

    private void Follow(AgentView before, AgentView after)
    {
        recent.GetOrAdd(after.Agent, _ => new()).Follow(sight.Of(before), after);
        if (after.Activity is not AgentActivity.Idle && before.Activity is AgentActivity.Idle) news.TryRemove(after.Agent, out _);
        // The next call is heard where it is taken, not where this one was.
        if (before.Activity is AgentActivity.OnCall && after.Activity is not AgentActivity.OnCall) audio.Free(after.Agent);
    }

    /// <inheritdoc/>
    public void Pop(AgentId agent, ScreenPop pop)
    {
        if (pops.TryGetValue(agent, out var before) && before.Message.PopId == pop.PopId) return;
        pops[agent] = new(PhoneStates.PopOf(pop), pop.Call, pop.Match);
        Send(agent);
    }

    /// <inheritdoc/>
    public void Refresh(AgentId agent) => Send(agent);

    /// <summary>Notes that a pop was shown, so that a reload does not show it again.</summary>
    internal void PopShown(AgentId agent, string popId) => recent.GetOrAdd(agent, _ => new()).Shown = popId;

    /// <summary>Notes whose eyes the agent's panels are.</summary>
    internal void Note(AgentId agent, string name, string role) => sight.Note(agent, name, role);

    /// <summary>True for the agent's call of now and those of the last ones.</summary>
    internal bool IsCallOf(AgentId agent, InteractionId call) =>
        ViewOf(agent)?.Call?.Call == call || (recent.TryGetValue(agent, out var memory) && memory.Has(call));

    /// <summary>Shows the agent calls of before a restart; one that the agent still has is none of them.</summary>
    internal void Restore(AgentId agent, ImmutableArray<RecentCall> earlier)
    {
        var current = ViewOf(agent)?.Call?.Call.ToString();
        recent.GetOrAdd(agent, _ => new()).Restore([.. earlier.Where(had => had.Call.CallId != current)]);
        Send(agent);
    }

    /// <summary>Shows the agent on which record the log of a call hangs now.</summary>
    internal void LogMoved(AgentId agent, InteractionId call, CallerMatch record)
    {
        if (recent.TryGetValue(agent, out var memory)) memory.Moved(call, PhoneStates.RecordOf(record));
        Send(agent);
    }

    /// <summary>Finds a match of the agent's call with all that is known of it; null for one that the agent is not shown.</summary>
    internal CallerMatch? MatchOf(AgentId agent, RecordRef record) =>
        ViewOf(agent)?.Call?.Matches is { IsDefault: false } shown && shown.Any(match => match.Record == record)
            ? agents[agent].Call?.Matches.FirstOrDefault(match => match.Record == record)
            : null;

    /// <summary>What an agent may see; null for nobody we know.</summary>
    internal AgentView? ViewOf(AgentId agent) => agents.TryGetValue(agent, out var view) ? sight.Of(view) : null;

    internal PhoneState? StateOf(AgentId agent)
    {
        if (!agents.TryGetValue(agent, out var view)) return null;
        // A panel that comes, or comes back, has not shown the pop yet.
        if (pops.TryGetValue(agent, out var pop) && recent.GetOrAdd(agent, _ => new()).Shown != pop.Message.PopId) recent[agent].Sent = null;
        Send(agent);
        return Shown(view, recent.GetOrAdd(agent, _ => new()));
    }

    /// <summary>Gives the agent's audio to a panel and tells all of them.</summary>
    internal void ChooseAudio(AgentId agent, string connection)
    {
        if (audio.Choose(agent, connection)) Send(agent);
    }

    /// <summary>A panel is gone; its audio is free.</summary>
    internal void PanelLeft(AgentId agent, string connection)
    {
        if (audio.Left(agent, connection)) Send(agent);
    }

    /// <summary>True while the agent talks through another panel.</summary>
    internal bool TalksElsewhere(AgentId agent, string connection) =>
        ViewOf(agent) is { Activity: AgentActivity.OnCall } && audio.Of(agent) is { } holder && holder != connection;

    internal static string GroupOf(AgentId agent) => $"agent:{agent}";

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        devices.Changed += Send;
        return Task.WhenAll(SendAllAsync(stoppingToken), RefreshFiguresAsync(stoppingToken));
    }

    private void Send(AgentId agent)
    {
        // A panel that comes is answered with the newest state; until then nobody looks.
        if (panels.Has(agent) && waiting.TryAdd(agent, true)) dirty.Writer.TryWrite(agent);
    }

    private async Task SendAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var agent in dirty.Reader.ReadAllAsync(stoppingToken))
        {
            waiting.TryRemove(agent, out _);
            try
            {
                await SendAsync(agent);
            }
            catch (Exception failure) when (failure is HubException or InvalidOperationException or IOException)
            {
                logger.PanelNotReached(failure.Message);
            }
        }
    }

    private async Task SendAsync(AgentId agent)
    {
        if (!agents.TryGetValue(agent, out var view)) return;
        var memory = recent.GetOrAdd(agent, _ => new());
        var client = hub.Clients.Group(GroupOf(agent));
        await client.State(Shown(view, memory));
        // The pop may be here before the view of the call that it is for: it waits. One of a call that is over is never due again.
        if (!pops.TryGetValue(agent, out var pop) || memory.Sent == pop.Message.PopId || view.Call?.Call.ToString() != pop.Message.CallId) return;
        if (!sight.MayOpen(agent, pop.Call, pop.Match)) return;
        memory.Sent = pop.Message.PopId;
        await client.Pop(pop.Message);
    }

    /// <summary>Queue figures change with every caller; panels get them once a second at most.</summary>
    private async Task RefreshFiguresAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(QueueFiguresEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!trouble.MustTellAll() && !queuesChanged) continue;
            queuesChanged = false;
            foreach (var agent in agents.Keys) Send(agent);
        }
    }

    /// <summary>A pop, sent once the agent may see the record that it shows.</summary>
    private sealed record DuePop(PhonePop Message, InteractionId Call, CallerMatch? Match);
}
