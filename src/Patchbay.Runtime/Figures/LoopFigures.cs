using System.Diagnostics;

namespace Patchbay.Runtime.Figures;

/// <summary>How the loop of a site does: whether it keeps up, and how quickly the journal is written. For any thread.</summary>
public sealed class LoopFigures
{
    private long events;
    private long failedCommits;
    private long lastTurn = Stopwatch.GetTimestamp();

    /// <summary>From a command's arrival to its decision.</summary>
    public Durations Lag { get; } = Durations.OfMachines();

    /// <summary>From the beginning of a commit to its end.</summary>
    public Durations Commits { get; } = Durations.OfMachines();

    /// <summary>Events written since the process began.</summary>
    public long Events => Interlocked.Read(ref events);

    /// <summary>Tries to write the journal that failed.</summary>
    public long FailedCommits => Interlocked.Read(ref failedCommits);

    /// <summary>How long ago the loop took its last turn. It takes one each second when nothing happens; much longer means that it hangs.</summary>
    public TimeSpan SinceLastTurn => Stopwatch.GetElapsedTime(Interlocked.Read(ref lastTurn));

    /// <summary>The loop takes a turn.</summary>
    internal void Turn() => Interlocked.Exchange(ref lastTurn, Stopwatch.GetTimestamp());

    /// <summary>A batch was written.</summary>
    /// <param name="count">Its events.</param>
    /// <param name="took">How long it took.</param>
    internal void Committed(int count, TimeSpan took)
    {
        Interlocked.Add(ref events, count);
        Commits.Add(took);
    }

    /// <summary>A batch could not be written.</summary>
    internal void Failed() => Interlocked.Increment(ref failedCommits);
}
