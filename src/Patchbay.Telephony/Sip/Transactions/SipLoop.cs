using System.Collections.Concurrent;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>
/// The one owner of all SIP state: runs pieces of work one after another, on whichever thread brought work while nobody ran any.
/// </summary>
/// <remarks>
/// A datagram is so handled on the receive thread without a switch, and a method called from a callback runs right after that callback:
/// no lock is held while anybody's code runs. A thread that is no receiver hands over after a while, so that a caller is not held up.
/// </remarks>
internal sealed class SipLoop(Action<Exception> onBug)
{
    /// <summary>Datagrams that may wait; beyond that the newest are dropped and the peer sends them again.</summary>
    public const int MaxWaitingDatagrams = 8192;
    private const int FairShare = 64;

    private readonly ConcurrentQueue<Work> queue = new();
    private int waitingDatagrams;
    private int isRunning;

    /// <summary>Adds work that must be done. Its number is bounded by its makers: timers and callers.</summary>
    public void Post(Action work)
    {
        queue.Enqueue(new Work(static (action, _) => ((Action)action)(), work, null));
        Run(FairShare);
    }

    /// <summary>Adds work for a datagram.</summary>
    /// <returns>False if too many are waiting.</returns>
    public bool TryPost(Action<object, object?> work, object first, object? second)
    {
        if (Interlocked.Increment(ref waitingDatagrams) > MaxWaitingDatagrams)
        {
            Interlocked.Decrement(ref waitingDatagrams);
            return false;
        }

        queue.Enqueue(new Work(work, first, second, IsDatagram: true));
        Run(int.MaxValue);
        return true;
    }

    private void Run(int share)
    {
        while (!queue.IsEmpty && Interlocked.CompareExchange(ref isRunning, 1, 0) == 0)
        {
            try
            {
                while (share > 0 && queue.TryDequeue(out Work work))
                {
                    share--;
                    Run(work);
                }
            }
            finally
            {
                // A full fence: the look at the queue that follows must not be taken before others see the loop free.
                Interlocked.Exchange(ref isRunning, 0);
            }

            if (share > 0)
                continue;
            ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.Run(int.MaxValue), this, preferLocal: false);
            return;
        }
    }

    private void Run(in Work work)
    {
        if (work.IsDatagram)
            Interlocked.Decrement(ref waitingDatagrams);
        try
        {
            work.Body(work.First, work.Second);
        }
        // The top of the loop: one bad call must not end all others.
        catch (Exception bug)
        {
            onBug(bug);
        }
    }

    private readonly record struct Work(Action<object, object?> Body, object First, object? Second, bool IsDatagram = false);
}
