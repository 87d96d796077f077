using System.Globalization;

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

    /// <summary>Takes one out again.</summary>
    /// <param name="counted">When it was counted.</param>
    /// <param name="now">The stretch's end.</param>
    internal void Remove(DateTimeOffset counted, DateTimeOffset now)
    {
        lock (access)
        {
            Move_NeedsLock(now);
            var at = counted.UtcTicks / step.Ticks;
            if (at > current - steps && counts[at % steps] > 0) counts[at % steps]--;
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
            // At the end of the step that is now, and of those behind it.
            return waited == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(((current + waited) * step.Ticks) - now.UtcTicks);
        }
    }

    /// <summary>Writes down what fell into the stretch: <c>2989154:17 2989155:3</c>, each step that has any with its number since the year 1.</summary>
    /// <param name="now">Its end.</param>
    internal string Write(DateTimeOffset now)
    {
        lock (access)
        {
            Move_NeedsLock(now);
            return string.Join(' ', Enumerable.Range(0, steps).Select(ago => current - ago).Where(at => at >= 0 && counts[at % steps] > 0)
                .Select(at => string.Create(CultureInfo.InvariantCulture, $"{at}:{counts[at % steps]}")));
        }
    }

    /// <summary>Adds what was written down, as far as it still falls into the stretch. What cannot be read is left out.</summary>
    /// <param name="written">From <see cref="Write"/>, of the same length of steps.</param>
    /// <param name="now">The stretch's end.</param>
    internal void Add(string written, DateTimeOffset now)
    {
        lock (access)
        {
            Move_NeedsLock(now);
            foreach (var part in written.Split(' '))
            {
                if (part.Split(':') is [var at, var count] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
                    && step <= current && step > current - steps && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var calls))
                    counts[step % steps] += calls;
            }
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
