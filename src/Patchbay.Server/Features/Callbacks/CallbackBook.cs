using System.Collections.Concurrent;
using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Server.Features.Callbacks;

/// <summary>All callbacks as the exchange has them now: those that wait, and the last ones that reached nobody.</summary>
internal sealed class CallbackBook : IReactor
{
    private const int MostLost = 200;
    private readonly ConcurrentDictionary<InteractionId, CallbackView> callbacks = new();
    private readonly ConcurrentDictionary<QueueId, string> queues = new();

    /// <summary>Those that wait, longest first.</summary>
    internal ImmutableArray<CallbackView> Waiting => [.. callbacks.Values.Where(one => one.EndedAt is null).OrderBy(one => one.Since).ThenBy(one => one.Call)];

    /// <summary>Those that reached nobody, newest first.</summary>
    internal ImmutableArray<CallbackView> Lost => [.. callbacks.Values.Where(one => one.EndedAt is not null).OrderByDescending(one => one.EndedAt).Take(MostLost)];

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var queue in committed.Queues) queues[queue.Queue] = queue.Name;
        foreach (var view in committed.Callbacks)
        {
            // One that reached the customer is a call like any other.
            if (view.State.IsReached || view is { Cause: EndCause.CallbackCancelled, State.Reason: null }) callbacks.TryRemove(view.Call, out _);
            else callbacks[view.Call] = view;
        }

        foreach (var old in Lost.Length < MostLost ? [] : callbacks.Values.Where(one => one.EndedAt is not null).OrderByDescending(one => one.EndedAt).Skip(MostLost))
            callbacks.TryRemove(old.Call, out _);
    }

    internal QueueId? QueueOf(string name) =>
        queues.Where(known => known.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(QueueId? (known) => known.Key).FirstOrDefault();
}
