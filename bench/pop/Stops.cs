using System.Globalization;
using Patchbay.Runtime.Figures;

namespace Patchbay.Bench.Pop;

/// <summary>What makes a call wait besides its own work: stops of all threads by the garbage collector, and commits that take long.</summary>
/// <param name="Collections">Collections of the youngest and middle generation, and of all.</param>
/// <param name="Paused">How long they stopped all threads, together.</param>
/// <param name="Commits">How long commits took.</param>
internal readonly record struct Stops((int Young, int Middle, int All) Collections, TimeSpan Paused, DurationCounts Commits)
{
    private const int OfFiveMilliseconds = 3;
    private const int OfTwentyMilliseconds = 5;

    internal static Stops Now(DurationCounts commits) =>
        new((GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)), GC.GetTotalPauseDuration(), commits);

    internal string Since(Stops before)
    {
        var count = Commits.Count - before.Commits.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Collections.Young - before.Collections.Young} collections ({Collections.Middle - before.Collections.Middle} middle, {Collections.All - before.Collections.All} whole) stopped all for {(Paused - before.Paused).TotalMilliseconds:F0} ms; {count} commits, {(Commits.Sum - before.Commits.Sum).TotalMilliseconds / Math.Max(1, count):F2} ms each, {Beyond(before, OfFiveMilliseconds)} over 5 ms, {Beyond(before, OfTwentyMilliseconds)} over 20 ms");
    }

    private long Beyond(Stops before, int bound) =>
        Commits.Count - before.Commits.Count - (Commits.Within[bound] - before.Commits.Within[bound]);
}
