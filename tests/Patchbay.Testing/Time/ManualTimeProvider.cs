namespace Patchbay.Testing.Time;

/// <summary>
/// A clock that moves when a test says so. Timers that fall due on the way fire on the test's thread, in order, each at its instant.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    // Code under test may start timers on threads of its own.
    private readonly Lock access = new();
    private readonly PriorityQueue<ManualTimer, (long Due, long Order)> timers = new();
    private long now;
    private long started;

    /// <summary>Starts the clock at nine in the morning of 20 November 2026, UTC.</summary>
    public ManualTimeProvider()
        : this(new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts the clock.</summary>
    /// <param name="start">At this instant.</param>
    public ManualTimeProvider(DateTimeOffset start) => now = start.UtcTicks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref now);

    /// <summary>Moves the clock on.</summary>
    /// <param name="time">By how much; not negative.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        MoveTo(GetUtcNow() + time);
    }

    /// <summary>Moves the clock to an instant; timers due by then fire on the way.</summary>
    /// <param name="instant">Not before now.</param>
    public void MoveTo(DateTimeOffset instant)
    {
        while (TakeDue(instant.UtcTicks) is { } timer) timer.Fire();
        Volatile.Write(ref now, Math.Max(now, instant.UtcTicks));
    }

    /// <summary>Sets the clock without firing anything: the system's clock was changed.</summary>
    /// <param name="instant">Any instant.</param>
    public void Jump(DateTimeOffset instant) => Volatile.Write(ref now, instant.UtcTicks);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Start(ManualTimer timer, TimeSpan dueTime)
    {
        lock (access)
        {
            timer.Due = now + dueTime.Ticks;
            timers.Enqueue(timer, (timer.Due, ++started));
        }
    }

    private ManualTimer? TakeDue(long until)
    {
        lock (access)
        {
            while (timers.TryPeek(out var timer, out var place) && place.Due <= until)
            {
                timers.Dequeue();
                // A timer that was changed or stopped stands in the queue with its old time as well.
                if (timer.Due != place.Due) continue;
                Volatile.Write(ref now, Math.Max(now, place.Due));
                timer.Due = -1;
                return timer;
            }

            return null;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan repeat = Timeout.InfiniteTimeSpan;

        internal long Due { get; set; } = -1;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            repeat = period;
            Due = -1;
            if (dueTime != Timeout.InfiniteTimeSpan) clock.Start(this, dueTime);
            return true;
        }

        public void Dispose() => Due = -1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire()
        {
            if (repeat > TimeSpan.Zero) clock.Start(this, repeat);
            callback(state);
        }
    }
}
