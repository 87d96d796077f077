namespace Patchbay.Salesforce.Rest;

/// <summary>Counts calls of a stretch of time that moves along, in steps. Safe to use from any thread.</summary>
/// <param name="step">Length of a step.</param>
/// <param name="steps">Steps in the stretch.</param>
internal sealed class CallCounter(TimeSpan step, int steps)
{
    // Guards the counts; nothing is awaited under it.
    private readonly Lock access = new();
    private readonly long[] counts = new long[steps];
    private long current;

    /// <summary>Counts one.</summary>
    /// <param name="now">When.</param>
    internal void Add(DateTimeOffset now)
    {
        lock (access)
        {
            Move_NeedsLock(now);
            counts[current % steps]++;
        }
    }

    /// <summary>How many fell into the stretch.</summary>
    /// <param name="now">Its end.</param>
    internal long Count(DateTimeOffset now)
    {
        lock (access)
        {
            Move_NeedsLock(now);
            return counts.Sum();
        }
    }

    /// <summary>How long until fewer than so many are in the stretch.</summary>
    /// <param name="most">So many.</param>
    /// <param name="now">The instant.</param>
    internal TimeSpan WaitUntilBelow(int most, DateTimeOffset now)
    {
        lock (access)
        {
            Move_NeedsLock(now);
            var left = counts.Sum();
            var waited = 0;
            // The oldest step leaves first.
            for (; left >= most && waited < steps; waited++) left -= counts[(current + 1 + waited) % steps];
            return step * waited;
        }
    }

    private void Move_NeedsLock(DateTimeOffset now)
    {
        var next = now.UtcTicks / step.Ticks;
        if (next <= current) return;
        for (var gone = Math.Max(current + 1, next - steps + 1); gone <= next; gone++) counts[gone % steps] = 0;
        current = next;
    }
}
