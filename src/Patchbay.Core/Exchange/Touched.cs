using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Exchange;

/// <summary>Collects what a command touched, to make new views of just that.</summary>
internal sealed class Touched
{
    private readonly SortedSet<InteractionId> calls = [];
    private readonly HashSet<AgentId> agents = [];
    private readonly HashSet<QueueId> queues = [];
    private readonly HashSet<FlowId> flows = [];
    private readonly SortedSet<MessageId> messages = [];
    private readonly SortedDictionary<InteractionId, CallbackView> callbacks = [];
    private bool parked;

    internal ImmutableArray<InteractionId> Calls => [.. calls];

    /// <summary>Called before and after an event is applied, since an agent or a queue may be named only on one side of it.</summary>
    internal void Add(ExchangeState state, ExchangeEvent e)
    {
        switch (e)
        {
            case AgentEvent agent: agents.Add(agent.Agent); break;
            // Nobody is shown it, and no plan knows of it.
            case DeskPhoneRang or DeskPhoneLeftRinging: break;
            case OfferEvent offer: Add(state, offer.Offer.Call); agents.Add(offer.Agent); break;
            case MessageLeft left: Add(state, left.Call); messages.Add(left.Message); break;
            case MessageEvent message: messages.Add(message.Message); break;
            case CallEvent call: Add(state, call.Call); break;
            case QueueConfigured queue: queues.Add(queue.Queue); break;
            case FlowPublished published: flows.Add(published.Definition.Flow); break;
            case EmergencySwitched switched: flows.Add(switched.Flow); break;
            case FlowVersionsChosen chosen: flows.Add(chosen.Flow); break;
            // Before it is applied the flow that loses the number, after it the one that has it.
            case EntryPointConfigured entry when state.EntryPoints.GetValueOrDefault(entry.EntryPoint.Dnis)?.Flow is { } owner: flows.Add(owner); break;
        }
    }

    internal void AddAll(ExchangeState state)
    {
        calls.UnionWith(state.Calls.Keys);
        agents.UnionWith(state.Agents.Keys);
        queues.UnionWith(state.Queues.Keys);
        flows.UnionWith(state.Flows.Keys);
        messages.UnionWith(state.Messages.Keys);
        foreach (var lost in state.LostCallbacks) callbacks[lost.Call] = lost;
        foreach (var call in state.Calls.Values.Where(call => call.Callback is not null)) callbacks[call.Id] = ExchangeState.ViewOf(call);
        parked = true;
    }

    internal Outcome Take(ExchangeState state, ImmutableArray<ExchangeEvent> events)
    {
        var outcome = new Outcome(
            events,
            [.. calls.Where(state.Calls.ContainsKey).Select(id => Views.Of(state.Calls[id], state))],
            [.. agents.Select(id => Views.Of(state, state.Agents[id]))],
            [.. queues.Select(id => Views.Of(state.Queues[id], state.Now))],
            parked ? Views.Parked(state) : null)
        {
            Flows = [.. flows.Where(state.Flows.ContainsKey).Select(id => Views.Of(state, state.Flows[id]))],
            Callbacks = [.. callbacks.Values],
            Messages = [.. messages.Select(id => new MessageView(id, state.Messages.GetValueOrDefault(id)))],
        };
        parked = false;
        calls.Clear();
        agents.Clear();
        queues.Clear();
        flows.Clear();
        messages.Clear();
        callbacks.Clear();
        return outcome;
    }

    private void Add(ExchangeState state, InteractionId id)
    {
        calls.Add(id);
        if (!state.Calls.TryGetValue(id, out var call)) return;
        if (call.Callback is not null) callbacks[id] = ExchangeState.ViewOf(call);
        if (call.Agent is { } agent) agents.Add(agent);
        if (call.Queue is { } queue) queues.Add(queue);
        if (call.Invitation?.Agent is { } asked) agents.Add(asked);
        foreach (var party in call.Parties)
        {
            if (party.Agent is { } other) agents.Add(other);
        }

        foreach (var ring in call.OtherRings) agents.Add(ring.Agent);
        foreach (var work in call.WrapUps) agents.Add(work.Agent);
        parked |= call.Slot > 0;
    }
}
