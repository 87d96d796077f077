using System.Threading.Channels;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.CallLog.Content;

namespace Patchbay.Salesforce.CallLog;

/// <summary>Wakes the writer when something was committed that it has to write.</summary>
internal sealed class CallLogNudge(CallLogProjection projection, CallNames names) : IReactor
{
    // One place is enough: the writer reads the marks, not the nudges.
    private readonly Channel<bool> nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private bool isAsked;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        var isDirty = false;
        foreach (var entry in committed.Entries)
        {
            names.Take(entry.Event);
            isDirty |= projection.Dirties(entry.Event) is not null;
        }

        if (isDirty) Wake();
    }

    /// <summary>Wakes the writer.</summary>
    internal void Wake() => nudges.Writer.TryWrite(true);

    /// <summary>Wakes the writer although it waits for the org: somebody saw that the org is well.</summary>
    internal void TryAgain()
    {
        Volatile.Write(ref isAsked, true);
        Wake();
    }

    /// <summary>True once after somebody asked for a try.</summary>
    internal bool TakeAsked() => Interlocked.Exchange(ref isAsked, false);

    /// <summary>Waits until there is something to do.</summary>
    /// <param name="atMost">How long at most.</param>
    /// <param name="landing">Something else that ends the waiting; null for nothing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>When a nudge came or the time is over.</returns>
    internal async Task WaitAsync(TimeSpan atMost, Task? landing, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var nudged = nudges.Reader.WaitToReadAsync(either.Token).AsTask();
        await Task.WhenAny(nudged, landing ?? nudged);
        await either.CancelAsync();
        // Nobody waits for this one any more; a nudge that comes now stays where it is.
        await nudged.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        cancellationToken.ThrowIfCancellationRequested();
        nudges.Reader.TryRead(out _);
    }
}
