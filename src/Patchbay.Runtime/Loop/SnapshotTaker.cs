using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Loop;

/// <summary>
/// Takes snapshots by a second fold: it restores the state from the last snapshot and the journal and writes it down, on a thread of its
/// own. The loop neither waits nor shares anything with it.
/// </summary>
/// <param name="journal">The site's journal.</param>
/// <param name="snapshots">Where snapshots go.</param>
/// <param name="options">How often.</param>
/// <param name="logger">Where failures are told.</param>
public sealed class SnapshotTaker(IJournal journal, ISnapshotStore snapshots, ExchangeLoopOptions options, ILogger<SnapshotTaker> logger)
    : BackgroundService, IReactor
{
    private readonly SemaphoreSlim due = new(0, 1);
    private long sinceLast;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        sinceLast += committed.Entries.Length;
        if (sinceLast < options.SnapshotEvery || due.CurrentCount > 0) return;
        sinceLast = 0;
        due.Release();
    }

    /// <summary>Takes one snapshot now.</summary>
    public void Take()
    {
        try
        {
            snapshots.Save(SiteSnapshot.Of(SiteRestorer.Restore(journal, snapshots)));
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
}
