namespace Patchbay.Testing.Simulation.Engine;

/// <summary>Where in a commit the process dies.</summary>
internal enum CrashPoint
{
    /// <summary>Between two steps, whatever is under way.</summary>
    Anywhere,

    /// <summary>Before the transaction: the batch is not in the journal.</summary>
    BeforeCommit,

    /// <summary>After the transaction: the batch is in the journal, and nobody knows.</summary>
    AfterCommit,

    /// <summary>After some of the reactors have acted.</summary>
    WhilePublishing,

    /// <summary>Not a death: the operator stops it in order.</summary>
    Stop,
}

/// <summary>A death of the process.</summary>
/// <param name="Point">Where.</param>
/// <param name="At">When, for one that happens anywhere.</param>
/// <param name="Commit">In which commit of the process, for the others.</param>
/// <param name="Downtime">How long until the next process starts.</param>
internal sealed record Crash(CrashPoint Point, TimeSpan At, int Commit, TimeSpan Downtime);

/// <summary>A time in which the disk misbehaves.</summary>
/// <param name="From">Since when.</param>
/// <param name="To">Until when.</param>
/// <param name="Hangs">True when writing hangs until then; false when it fails.</param>
internal sealed record BadDisk(TimeSpan From, TimeSpan To, bool Hangs);

/// <summary>All that goes wrong in one schedule.</summary>
/// <param name="Crashes">The deaths, in order.</param>
/// <param name="Disks">The bad times of the disk.</param>
internal sealed record Trouble(IReadOnlyList<Crash> Crashes, IReadOnlyList<BadDisk> Disks)
{
    internal static Trouble Of(Chance chance)
    {
        var crashes = Enumerable.Range(0, chance.Percent(35) ? 0 : chance.Percent(60) ? 1 : 2).Select(_ => CrashOf(chance)).ToList();
        var disks = Enumerable.Range(0, chance.Percent(30) ? chance.Between(1, 2) : 0).Select(_ => DiskOf(chance)).ToList();
        return new(crashes, disks);
    }

    private static Crash CrashOf(Chance chance) => new(
        (CrashPoint)chance.Below(5),
        chance.Seconds(0.5, 150),
        // Often while it still recovers from the death before.
        chance.Percent(40) ? 1 : chance.Between(1, 60),
        chance.OneIn(3) ? chance.Seconds(13, 100) : chance.Milliseconds(5, 4000));

    private static BadDisk DiskOf(Chance chance)
    {
        var from = chance.Seconds(1, 150);
        return new(from, from + (chance.OneIn(3) ? chance.Milliseconds(20, 1900) : chance.Seconds(2, 25)), chance.Percent(50));
    }
}

/// <summary>Thrown where the process dies, so that nothing of it runs on.</summary>
internal sealed class ProcessDiedException : Exception;

/// <summary>Thrown where something is seen that must never be.</summary>
/// <param name="message">What.</param>
internal sealed class ViolationException(string message) : Exception(message);
