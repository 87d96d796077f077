using System.Collections.Concurrent;
using System.Diagnostics;
using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Loop;

/// <summary>A command that waits, with whoever waits for it.</summary>
/// <param name="Command">The command.</param>
/// <param name="Done">Completed after the commit or on refusal; null for a report.</param>
internal readonly record struct Waiting(ExchangeCommand Command, TaskCompletionSource<Refusal?>? Done)
{
    /// <summary>When it came, by the clock of <see cref="Stopwatch"/>.</summary>
    internal long Since { get; } = Stopwatch.GetTimestamp();
}

/// <summary>The commands that wait for the loop, in order. Bounded for new work; what frees something always fits.</summary>
/// <param name="capacity">Most commands before new work is refused.</param>
internal sealed class CommandQueue(int capacity) : IDisposable
{
    private readonly ConcurrentQueue<Waiting> queue = [];
    private readonly ManualResetEventSlim arrived = new();

    internal int Count => queue.Count;

    internal WaitHandle Arrived => arrived.WaitHandle;

    public void Dispose() => arrived.Dispose();

    internal bool TryAdd(Waiting waiting)
    {
        if (!waiting.Command.AlwaysFits && queue.Count >= capacity) return false;
        queue.Enqueue(waiting);
        arrived.Set();
        return true;
    }

    internal bool TryTake(out Waiting waiting)
    {
        if (queue.TryDequeue(out waiting)) return true;
        arrived.Reset();
        // A command may have come between the look and the reset; it must not sleep until the next one.
        if (queue.IsEmpty) return false;
        arrived.Set();
        return queue.TryDequeue(out waiting);
    }
}
