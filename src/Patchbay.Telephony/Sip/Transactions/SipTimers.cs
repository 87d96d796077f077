namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>All timers of the user agent in one heap, woken by one timer of the clock. Callbacks run in the loop.</summary>
internal sealed class SipTimers : IDisposable
{
    /// <summary>
    /// Milliseconds. Most timers are the first resend of a request that is answered long before: they share wake-ups. A tenth of the
    /// shortest, which an estimate of the round trip may well be off by.
    /// </summary>
    private const int Grain = 50;

    private readonly TimeProvider time;
    private readonly SipLoop loop;
    private readonly PriorityQueue<SipTimer, (long Due, long Order)> heap = new();
    private readonly ITimer wakeUp;
    private long armedFor = long.MaxValue;
    private long order;

    public SipTimers(TimeProvider time, SipLoop loop)
    {
        this.time = time;
        this.loop = loop;
        wakeUp = time.CreateTimer(
            static timers => ((SipTimers)timers!).WakeUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Calls back once after <paramref name="delay"/>. To be called from the loop.</summary>
    public SipTimer After(TimeSpan delay, Action callback)
    {
        SipTimer timer = new(callback);
        long due = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
        heap.Enqueue(timer, (due, order++));
        if (due < armedFor)
            Arm(due);
        return timer;
    }

    public void Dispose() => wakeUp.Dispose();

    private void WakeUp() => loop.Post(FireDue);

    private void FireDue()
    {
        armedFor = long.MaxValue;
        long now = time.GetTimestamp();
        while (heap.TryPeek(out SipTimer? timer, out (long Due, long Order) key) && (key.Due <= now || timer.IsSpent))
        {
            heap.Dequeue();
            timer.Fire();
        }

        if (heap.TryPeek(out _, out (long Due, long Order) next) && next.Due < armedFor)
            Arm(next.Due);
    }

    private void Arm(long due)
    {
        armedFor = due;
        double seconds = Math.Max(0, due - time.GetTimestamp()) / (double)time.TimestampFrequency;
        // Rounded up: a wake-up that is early by a fraction would only have to be set again.
        wakeUp.Change(TimeSpan.FromMilliseconds(Math.Ceiling(seconds * 1000 / Grain) * Grain), Timeout.InfiniteTimeSpan);
    }
}
