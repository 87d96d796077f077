using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Exchange;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Loop;

/// <summary>
/// Takes snapshots by a second fold: a state of its own that follows what is committed and is written down now and then, on a thread of its
/// own. The loop neither waits nor shares anything with it but events, which never change. The fold is kept between two snapshots: building
/// it anew each time makes so much that lives for a while that the garbage collector stops the loop for 10 ms and more at 15,000 agents.
/// It is given the events while they are at hand: to read, open and decode them from the journal again costs a tenth of a call.
/// </summary>
/// <param name="journal">The site's journal.</param>
/// <param name="snapshots">Where snapshots go.</param>
/// <param name="options">How often.</param>
/// <param name="logger">Where failures are told.</param>
public sealed class SnapshotTaker(IJournal journal, ISnapshotStore snapshots, ExchangeLoopOptions options, ILogger<SnapshotTaker> logger)
    : BackgroundService, IReactor
{
    /// <summary>Events that may wait for the fold: few enough that they die young.</summary>
    private const int FollowEvery = 512;

    private readonly SemaphoreSlim due = new(0, 1);
    private readonly ConcurrentQueue<ImmutableArray<JournalEntry>> following = new();
    private ExchangeState? fold;
    private long sinceLast;
    private long sinceFollowed;
    private volatile bool snapshotIsDue;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        if (committed.Entries.Length == 0) return;
        following.Enqueue(committed.Entries);
        Count(committed.Entries.Length);
    }

    /// <summary>Builds the fold before the first call needs the processor.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>Done when snapshots can be asked for.</returns>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var (restored, replayed) = SiteRestorer.RestoreCounting(journal, snapshots);
        fold = restored;
        // What was replayed counts: else a process that is killed often never comes to a snapshot, and starts slower each time.
        Count(replayed);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Takes one snapshot now. For one thread at a time.</summary>
    public void Take()
    {
        try
        {
            fold ??= SiteRestorer.Restore(journal, snapshots);
            Follow(fold);
            SiteRestorer.CatchUp(fold, journal);
            snapshots.Save(SiteSnapshot.Of(fold));
        }
        catch (Exception failure) when (failure is IOException or JournalFault or UnauthorizedAccessException)
        {
            logger.NoSnapshot(failure.Message);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        due.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await due.WaitAsync(stoppingToken);
            if (!snapshotIsDue)
            {
                if (fold is not null) Follow(fold);
                continue;
            }

            snapshotIsDue = false;
            await Task.Factory.StartNew(Take, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Applies what was committed. After a gap nothing more fits; then the next snapshot reads the journal.</summary>
    private void Follow(ExchangeState state)
    {
        while (following.TryDequeue(out var entries))
        {
            foreach (var entry in entries)
            {
                if (entry.Sequence == state.Sequence + 1) state.Apply(entry.Event);
            }
        }
    }

    private void Count(long events)
    {
        sinceLast += events;
        sinceFollowed += events;
        if (sinceLast >= options.SnapshotEvery) (sinceLast, snapshotIsDue) = (0, true);
        else if (sinceFollowed < FollowEvery) return;
        sinceFollowed = 0;
        if (due.CurrentCount == 0) due.Release();
    }
}
