namespace Patchbay.Runtime.Figures;

/// <summary>What was counted so far.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sum">All together.</param>
/// <param name="Within">How many took at most as long as each of <see cref="Durations.Bounds"/>, in their order.</param>
public readonly record struct DurationCounts(long Count, TimeSpan Sum, IReadOnlyList<long> Within);

/// <summary>Counts how long something takes, so that a monitor can compute its percentiles. For any thread; costs a few nanoseconds.</summary>
/// <param name="bounds">Upper bounds of the classes, rising.</param>
public sealed class Durations(params IReadOnlyList<TimeSpan> bounds)
{
    private readonly long[] classes = new long[bounds.Count + 1];
    private long ticks;

    /// <summary>Upper bounds of the classes, rising.</summary>
    public IReadOnlyList<TimeSpan> Bounds => bounds;

    /// <summary>For what takes from a fraction of a millisecond to seconds: commits, the loop.</summary>
    /// <returns>Empty counts.</returns>
    public static Durations OfMachines() => new([.. new[] { 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000 }.Select(TimeSpan.FromMilliseconds)]);

    /// <summary>For what people wait for: seconds to minutes.</summary>
    /// <returns>Empty counts.</returns>
    public static Durations OfPeople() => new([.. new[] { 1.0, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1800 }.Select(TimeSpan.FromSeconds)]);

    /// <summary>Counts one.</summary>
    /// <param name="took">How long it took; below zero counts as zero.</param>
    public void Add(TimeSpan took)
    {
        var place = 0;
        while (place < bounds.Count && took > bounds[place]) place++;
        Interlocked.Increment(ref classes[place]);
        Interlocked.Add(ref ticks, Math.Max(0, took.Ticks));
    }

    /// <summary>Reads what was counted.</summary>
    /// <returns>The counts; what is counted at the same moment may be missing.</returns>
    public DurationCounts Read()
    {
        var within = new long[bounds.Count];
        var count = 0L;
        for (var i = 0; i < within.Length; i++) within[i] = count += Interlocked.Read(ref classes[i]);
        return new(count + Interlocked.Read(ref classes[^1]), TimeSpan.FromTicks(Interlocked.Read(ref ticks)), within);
    }
}
