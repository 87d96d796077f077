using Patchbay.Core.Agents;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>Looks at everything the loop hands to the reactors: nothing may be done that is not in the journal, and views tell the truth.</summary>
/// <param name="world">Everything.</param>
/// <param name="loop">The loop.</param>
internal sealed class PublicationChecks(World world, ExchangeLoop loop) : IReactor
{
    private readonly Dictionary<AgentId, long> shown = [];
    private long published = world.Journal.LastSequence;

    public void React(Committed committed)
    {
        var stalled = loop.StalledSince is not null;
        var last = world.Journal.LastSequence;
        foreach (var entry in committed.Entries)
        {
            if (entry.Sequence != ++published) throw new ViolationException($"event {entry.Sequence} is published after event {published - 1}");
            if (entry.Sequence > last) throw new ViolationException($"event {entry.Sequence} is published and not in the journal");
        }

        foreach (var agent in committed.Agents) CheckOrder(agent);
        if (stalled) return;
        foreach (var agent in committed.Agents) Check(agent, last);
        foreach (var queue in committed.Queues)
        {
            if (queue.Waiting != world.History.WaitingIn(queue.Queue))
                throw new ViolationException($"{queue.Waiting} callers are shown in {queue.Name}, {world.History.WaitingIn(queue.Queue)} wait");
        }
    }

    /// <summary>True while something decided is not committed yet.</summary>
    internal bool HasMore(ExchangeState state) => state.Sequence > world.Journal.LastSequence;

    private void CheckOrder(AgentView view)
    {
        if (view.Sequence < shown.GetValueOrDefault(view.Agent))
            throw new ViolationException($"agent {view.Agent} is shown event {view.Sequence} after event {shown[view.Agent]}");
        shown[view.Agent] = view.Sequence;
    }

    private void Check(AgentView view, long last)
    {
        if (view.Sequence > last) throw new ViolationException($"agent {view.Agent} is shown event {view.Sequence}, the journal ends at {last}");
        var busy = view.Activity is AgentActivity.Idle ? null : view.Call?.Call;
        var told = world.History.BusyWith(view.Agent);
        if (busy != told) throw new ViolationException($"agent {view.Agent} is shown {busy}, the journal says {told}");
    }
}
