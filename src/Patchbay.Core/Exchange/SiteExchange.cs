using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Routing;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <summary>What one command led to.</summary>
/// <param name="Events">The events, in order, already applied.</param>
/// <param name="Plans">New plans of the calls they touched.</param>
/// <param name="Agents">New views of the agents they touched.</param>
/// <param name="Queues">New views of the queues they touched.</param>
/// <param name="Parked">All parked callers, when that changed; else null.</param>
public sealed record Outcome(
    ImmutableArray<ExchangeEvent> Events, ImmutableArray<CallPlan> Plans, ImmutableArray<AgentView> Agents, ImmutableArray<QueueView> Queues,
    ImmutableArray<ParkedView>? Parked = null)
{
    /// <summary>The call flows they touched, as they are now.</summary>
    public ImmutableArray<FlowState> Flows { get; init; } = [];

    /// <summary>The messages they touched, as they are now.</summary>
    public ImmutableArray<MessageView> Messages { get; init; } = [];

    /// <summary>The callbacks they touched, as they are now.</summary>
    public ImmutableArray<CallbackView> Callbacks { get; init; } = [];

    /// <summary>Nothing happened.</summary>
    public static Outcome Nothing { get; } = new([], [], [], []);
}

/// <summary>
/// The rules of one contact centre. A command is decided, its events are applied, then waiting callers are offered to idle agents until
/// there is none to offer. Written to by one thread; takes time as a parameter and does no I/O.
/// </summary>
/// <param name="state">The state to start from: empty, or restored.</param>
public sealed class SiteExchange(ExchangeState state)
{
    private readonly Decider decider = new(state);
    private readonly Touched touched = new();
    private readonly Pairings pairings = new(state.Agents, state.Queues, state.WaitingFor);

    /// <summary>The state, to be read by the owner thread only.</summary>
    public ExchangeState State => state;

    /// <summary>Executes one command.</summary>
    /// <param name="command">What is asked or reported.</param>
    /// <param name="now">The instant; an earlier one than the last event's counts as that one.</param>
    /// <param name="offers">False to let nobody be offered a call now: the journal stands still.</param>
    /// <returns>What happened, or why not. A refusal changes nothing.</returns>
    public Result<Outcome> Execute(ExchangeCommand command, DateTimeOffset now, bool offers = true)
    {
        if (now < state.Now) now = state.Now;
        var decision = decider.Decide(command, now);
        if (decision.Refusal is { } refusal) return refusal;
        var events = ImmutableArray.CreateBuilder<ExchangeEvent>();
        Apply(decision.Value, events);
        CloseFinishedCalls(now, events);
        if (offers) OfferWaitingCalls(now, events);
        if (command is RecoverSite) touched.AddAll(state);
        return events.Count == 0 && command is not RecoverSite ? Outcome.Nothing : touched.Take(state, events.ToImmutable());
    }

    private void Apply(ReadOnlySpan<ExchangeEvent> decided, ImmutableArray<ExchangeEvent>.Builder events)
    {
        foreach (var e in decided)
        {
            touched.Add(state, e);
            state.Apply(e);
            touched.Add(state, e);
            events.Add(e);
        }
    }

    private void CloseFinishedCalls(DateTimeOffset now, ImmutableArray<ExchangeEvent>.Builder events)
    {
        foreach (var id in touched.Calls)
        {
            if (state.Calls.TryGetValue(id, out var call) && call.CanClose) Apply([new CallClosed(now, id)], events);
        }
    }

    private void OfferWaitingCalls(DateTimeOffset now, ImmutableArray<ExchangeEvent>.Builder events)
    {
        while (state.UnroutedAgents.Count > 0)
        {
            var id = state.UnroutedAgents.First();
            if (pairings.Next(id) is { } pairing) Offer(pairing, now, events);
            else state.UnroutedAgents.Remove(id);
        }

        while (state.Unrouted.Count > 0)
        {
            var id = state.Unrouted.First();
            if (state.Queues.TryGetValue(id, out var queue) && pairings.Next(queue) is { } pairing) Offer(pairing, now, events);
            else state.Unrouted.Remove(id);
        }
    }

    private void Offer(Pairing pairing, DateTimeOffset now, ImmutableArray<ExchangeEvent>.Builder events)
    {
        if (decider.Shut(state.Calls[pairing.Caller.Call], now) is { } shut)
        {
            Apply(shut, events);
            CloseFinishedCalls(now, events);
            return;
        }

        Apply([OfferOf(pairing, now)], events);
        if (pairing.Line is not { Queue.Settings: { Choice: AgentChoice.RingAll } settings } line) return;
        foreach (var also in pairings.Also(line, pairing.Caller, (settings.RingMost ?? QueueSettings.StandardRingMost) - 1)) Apply([OfferOf(also, now)], events);
    }

    private OfferMade OfferOf(Pairing pairing, DateTimeOffset now)
    {
        var call = state.Calls[pairing.Caller.Call];
        var queue = state.Queues[call.Queue!.Value];
        var reason = Reasons.Of(pairing, call, queue, state.Agents, now);
        return new(now, new(call.Id, call.Offers + 1), pairing.Agent.Id, queue.Id, now + queue.Settings.RingTimeout, reason);
    }
}
