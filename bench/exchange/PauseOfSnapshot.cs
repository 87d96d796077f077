using System.Diagnostics;

namespace Patchbay.Bench.Exchange;

/// <summary>How long commands wait for the deciding thread, with traffic.</summary>
internal static class PauseOfSnapshot
{
    private const int DecisionsPerSecond = 2_000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    /// <summary>Measures one site.</summary>
    /// <param name="site">A large site; it says how often it takes snapshots.</param>
    internal static void Tell(ThroughJournal site)
    {
        using CancellationTokenSource stop = new();
        Thread traffic = new(() => site.Run(TimeSpan.FromMinutes(5), DecisionsPerSecond, stop.Token));
        traffic.Start();
        // What is compiled only now, and what was left over from setting up, belongs to the start.
        stop.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(5));
        _ = site.WaitForDecision();
        var before = (Snapshots: site.SnapshotsTaken, Collector: GC.GetTotalPauseDuration());
        List<double> waits = [];
        var longestStop = TimeSpan.Zero;
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Length;)
        {
            waits.Add(site.WaitForDecision());
            foreach (var pause in GC.GetGCMemoryInfo(GCKind.Any).PauseDurations) longestStop = pause > longestStop ? pause : longestStop;
            stop.Token.WaitHandle.WaitOne(1);
        }

        var collector = GC.GetTotalPauseDuration() - before.Collector;
        stop.Cancel();
        traffic.Join();
        waits.Sort();
        Console.WriteLine(
            $"{site.SnapshotsTaken - before.Snapshots} snapshots of 15,000 agents in {Length.TotalSeconds:F0} s at {DecisionsPerSecond:N0} decisions/s: "
            + $"{waits.Count} commands waited for the deciding thread p50 {waits[waits.Count / 2]:F2} ms, p99.9 {waits[waits.Count * 999 / 1_000]:F2} ms, "
            + $"longest {waits[^1]:F2} ms; the garbage collector stopped all threads for {longestStop.TotalMilliseconds:F2} ms at the longest, "
            + $"{collector.TotalMilliseconds:F1} ms in all");
    }
}
