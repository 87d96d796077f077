using System.Collections.Concurrent;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Salesforce.Orgs;

/// <summary>The calls that are not closed, their wrap-up and callbacks that wait included: an org has something to hear of them yet.</summary>
internal sealed class RunningCalls : IReactor
{
    private readonly ConcurrentDictionary<InteractionId, bool> calls = [];

    /// <summary>All of them.</summary>
    internal ICollection<InteractionId> All => calls.Keys;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        // What began before the process did is told by its views alone.
        foreach (var plan in committed.Plans) calls[plan.Call] = true;
        foreach (var agent in committed.Agents)
        {
            if (agent.Call is { } call) calls[call.Call] = true;
        }

        foreach (var callback in committed.Callbacks)
        {
            if (callback.Phase is CallPhase.Scheduled or CallPhase.Waiting) calls[callback.Call] = true;
        }

        foreach (var entry in committed.Entries) Follow(entry.Event);
    }

    private void Follow(ExchangeEvent e)
    {
        if (e is CallClosed closed) calls.TryRemove(closed.Call, out _);
        else if (e is CallArrived or CallDialed or CallbackAsked) calls[((CallEvent)e).Call] = true;
    }
}
