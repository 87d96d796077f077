using Patchbay.Runtime.Journal;

namespace Patchbay.Testing.Journal;

/// <summary>A journal on a bad disk: commits take long, hang or fail, before or after the events are safe. Set from any thread.</summary>
/// <param name="inner">The journal that works.</param>
public sealed class FaultyJournal(IJournal inner) : IJournal
{
    private readonly ManualResetEventSlim moves = new(true);
    private readonly ManualResetEventSlim never = new();
    private int failures;
    private volatile bool isFull;
    private volatile bool failsAfterCommit;
    private long delayTicks;

    /// <summary>How much longer than usual every commit takes, in real time.</summary>
    public TimeSpan CommitDelay
    {
        get => new(Interlocked.Read(ref delayTicks));
        set => Interlocked.Exchange(ref delayTicks, value.Ticks);
    }

    /// <summary>True while the disk is full: every append fails, and nothing is written.</summary>
    public bool IsFull
    {
        get => isFull;
        set => isFull = value;
    }

    /// <summary>True to lose the answer of each commit: the events are written, and yet the append fails for good.</summary>
    public bool FailsAfterCommit
    {
        get => failsAfterCommit;
        set => failsAfterCommit = value;
    }

    /// <inheritdoc/>
    public long LastSequence => inner.LastSequence;

    /// <summary>Makes the next appends fail although the disk is not full.</summary>
    /// <param name="times">How many.</param>
    public void FailNext(int times) => Interlocked.Exchange(ref failures, times);

    /// <summary>Lets appends hang until <see cref="Release"/>.</summary>
    public void Hang() => moves.Reset();

    /// <summary>Lets hanging appends go on.</summary>
    public void Release() => moves.Set();

    /// <inheritdoc/>
    public void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        moves.Wait();
        if (CommitDelay is { Ticks: > 0 } delay) never.Wait(delay);
        if (isFull) throw new JournalFault("The disk that holds the journal is full.", isTransient: true);
        if (Interlocked.Decrement(ref failures) >= 0) throw new JournalFault("The disk that holds the journal fails.", isTransient: true);
        Interlocked.Exchange(ref failures, 0);
        inner.Append(entries, marks);
        if (failsAfterCommit) throw new JournalFault("The journal's answer was lost.", isTransient: false);
    }

    /// <inheritdoc/>
    public IEnumerable<JournalEntry> Read(long after) => inner.Read(after);

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> ReadSubject(Guid subject) => inner.ReadSubject(subject);

    /// <inheritdoc/>
    public IReadOnlyList<RecordMark> ReadMarks(long after, int limit) => inner.ReadMarks(after, limit);

    /// <inheritdoc/>
    public void Erase(Guid subject) => inner.Erase(subject);

    /// <inheritdoc/>
    public void Dispose()
    {
        moves.Set();
        inner.Dispose();
        moves.Dispose();
        never.Dispose();
    }
}
