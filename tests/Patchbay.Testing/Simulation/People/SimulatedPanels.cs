using System.Collections.Immutable;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.People;

/// <summary>The server's side of the agents' panels: it keeps the newest view of each agent and sends it to an open panel.</summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process it lives in.</param>
internal sealed class SimulatedPanels(World world, SiteProcess process) : IReactor
{
    private readonly Dictionary<AgentId, AgentView> newest = [];
    private readonly Dictionary<QueueId, QueueView> queues = [];
    private readonly HashSet<(InteractionId Call, DateTimeOffset Since)> shown = [];

    private readonly Listener listener = new(world, process);

    internal IReadOnlyDictionary<AgentId, AgentView> Newest => newest;

    internal IReadOnlyDictionary<QueueId, QueueView> Queues => queues;

    public void React(Committed committed)
    {
        foreach (var queue in committed.Queues) queues[queue.Queue] = queue;
        if (committed.Parked is { } places) Show(places);
        foreach (var message in committed.Messages) listener.Sees(message);
        foreach (var view in committed.Agents)
        {
            newest[view.Agent] = view;
            Send(view);
        }
    }

    /// <summary>Somebody may feel called, now and then two at once.</summary>
    private void Show(ImmutableArray<ParkedView> places)
    {
        foreach (var place in places)
        {
            if (!shown.Add((place.Call, place.Since)) || world.Chance.OneIn(3)) continue;
            foreach (var person in world.People.Where(_ => world.Chance.OneIn(2))) person.PicksUp(place.Call);
        }
    }

    /// <summary>Shows a panel that opens what there is to see.</summary>
    internal void Opened(AgentId agent)
    {
        if (newest.TryGetValue(agent, out var view)) Send(view);
    }

    private void Send(AgentView view) => process.In(world.Chance.Milliseconds(2, 150), () =>
        world.People.FirstOrDefault(p => p.Agent == view.Agent)?.Sees(newest[view.Agent]));
}
