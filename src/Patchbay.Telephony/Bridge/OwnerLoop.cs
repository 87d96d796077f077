using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Runs everything that touches the switchboard's state, one piece after the other. What SIP, media and the exchange tell is posted here.
/// Its length is watched by the admission gate, so new calls stop before it grows; what belongs to running calls is never dropped.
/// </summary>
/// <remarks>
/// As in the SIP stack, pieces run on whichever thread brought one while nobody ran any: to wake another thread for each costs more than
/// most pieces do. Whoever has run a fair share hands over to the pool, so that nobody who posts is held up.
/// </remarks>
internal sealed class OwnerLoop(ILogger logger) : IDisposable
{
    private const int FairShare = 16;

    private readonly ConcurrentQueue<Action> queue = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int length;
    private int isRunning;
    private volatile bool completed;

    internal int Length => Volatile.Read(ref length);

    /// <summary>Adds a piece, which may run before this returns.</summary>
    internal void Post(Action piece)
    {
        if (TryAdd(piece)) Run(FairShare);
    }

    /// <summary>Adds a piece from a thread that must never be late: audio's. It runs elsewhere.</summary>
    internal void PostFromMedia(Action piece)
    {
        if (TryAdd(piece)) RunElsewhere();
    }

    /// <summary>Lets what was posted finish, then stops.</summary>
    internal Task StopAsync(CancellationToken cancellationToken)
    {
        if (TryAdd(() => ended.TrySetResult())) completed = true;
        RunElsewhere();
        return ended.Task.WaitAsync(cancellationToken);
    }

    public void Dispose() => completed = true;

    private bool TryAdd(Action piece)
    {
        if (completed) return false;
        Interlocked.Increment(ref length);
        queue.Enqueue(piece);
        return true;
    }

    private void RunElsewhere() => ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.Run(int.MaxValue), this, preferLocal: false);

    private void Run(int share)
    {
        while (!queue.IsEmpty && Interlocked.CompareExchange(ref isRunning, 1, 0) == 0)
        {
            try
            {
                while (share > 0 && queue.TryDequeue(out var piece))
                {
                    share--;
                    Run(piece);
                }
            }
            finally
            {
                // A full fence: the look at the queue that follows must not be taken before others see the loop free.
                Interlocked.Exchange(ref isRunning, 0);
            }

            if (share > 0) continue;
            RunElsewhere();
            return;
        }
    }

    private void Run(Action piece)
    {
        Interlocked.Decrement(ref length);
        try
        {
            piece();
        }
        catch (Exception bug)
        {
            logger.SwitchboardBug(bug);
        }
    }
}
