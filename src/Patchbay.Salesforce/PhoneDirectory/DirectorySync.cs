using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Keeps the directory like the org: fills it once, then asks again and again for what changed.</summary>
internal sealed class DirectorySync(
    DirectoryReader reader, DirectoryLoader loader, IEnumerable<IRecordChanges> changes, ApiBudget budget, DirectoryProgress progress, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<DirectorySync> logger)
    : BackgroundService
{
    private static readonly TimeSpan pauseAtLimit = TimeSpan.FromMinutes(15);

    /// <summary>Asking each minute also tells us soon that Salesforce is back.</summary>
    private static readonly TimeSpan longestPause = TimeSpan.FromMinutes(1);
    private readonly SalesforceOptions options = options.Value;
    private int failures;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled) return;
        await Task.Yield();
        await loader.RecallAsync(stoppingToken);
        await Task.WhenAll(changes.Select(feed => FollowAsync(feed, stoppingToken)).Append(PollAsync(stoppingToken)));
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                wait = Pause(e);
            }

            await Task.Delay(wait, time, stoppingToken);
        }
    }

    /// <summary>Reads everything that changed since the last round.</summary>
    /// <param name="stop">Stops it; what was read stays.</param>
    /// <returns>How long to wait before the next round.</returns>
    internal async Task<TimeSpan> RunOnceAsync(CancellationToken stop)
    {
        if (budget.IsTight) return pauseAtLimit;
        if (budget.WaitForSpare(time.GetUtcNow()) is { Ticks: > 0 } spent) return spent;
        await loader.LoadIfDueAsync(stop);
        var calls = await reader.ReadChangesAsync(stop);
        if (!progress.IsFilled) logger.DirectoryFilled();
        progress.Filled(time.GetUtcNow());
        failures = 0;
        return budget.Stretch(options.PollInterval, calls);
    }

    /// <summary>Reads what the org tells of. When that ends or fails, polling goes on alone for a while.</summary>
    private async Task FollowAsync(IRecordChanges feed, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await foreach (var changed in feed.ReadAsync(stop)) await reader.ReadAsync(changed, stop);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                logger.ChangesBroke(e);
            }

            await Task.Delay(longestPause, time, stop);
        }
    }

    private TimeSpan Pause(Exception e)
    {
        failures++;
        if (e is SalesforceFault fault) logger.DirectoryWaits(fault.Kind, fault.Error.Code);
        else logger.DirectoryFailed(e);
        if (e is SalesforceFault { Kind: FaultKind.Quota }) return pauseAtLimit;
        var grown = TimeSpan.FromSeconds(5) * Math.Pow(2, Math.Min(failures - 1, 10));
        return grown < longestPause ? grown : longestPause;
    }
}
