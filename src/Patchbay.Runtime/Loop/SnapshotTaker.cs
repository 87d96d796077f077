using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Exchange;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Loop;

/// <summary>
/// Takes snapshots by a second fold: a state of its own that it brings up to the journal's end and writes down, on a thread of its own. The
/// loop neither waits nor shares anything with it. The fold is kept between two snapshots: building it anew each time makes so much that
/// lives for a while that the garbage collector stops the loop for 10 ms and more at 15,000 agents.
/// </summary>
/// <param name="journal">The site's journal.</param>
/// <param name="snapshots">Where snapshots go.</param>
/// <param name="options">How often.</param>
/// <param name="logger">Where failures are told.</param>
public sealed class SnapshotTaker(IJournal journal, ISnapshotStore snapshots, ExchangeLoopOptions options, ILogger<SnapshotTaker> logger)
    : BackgroundService, IReactor
{
    private readonly SemaphoreSlim due = new(0, 1);
    private ExchangeState? fold;
    private long sinceLast;

    /// <inheritdoc/>
    public void React(Committed committed) => Count(committed.Entries.Length);

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
            if (fold is null) fold = SiteRestorer.Restore(journal, snapshots);
            else SiteRestorer.CatchUp(fold, journal);
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
            await Task.Factory.StartNew(Take, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void Count(long events)
    {
        sinceLast += events;
        if (sinceLast < options.SnapshotEvery || due.CurrentCount > 0) return;
        sinceLast = 0;
        due.Release();
    }
}
