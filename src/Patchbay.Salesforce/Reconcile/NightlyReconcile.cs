using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Reconcile;

/// <summary>Compares the calls of the last two days each night at three, in the zone of the records.</summary>
internal sealed class NightlyReconcile(IReconciler reconciler, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<NightlyReconcile> logger)
    : BackgroundService
{
    private static readonly TimeSpan span = TimeSpan.FromDays(2);
    private static readonly TimeSpan hour = TimeSpan.FromHours(3);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(UntilNext(time.GetUtcNow()), time, stoppingToken);
            try
            {
                var now = time.GetUtcNow();
                await reconciler.CompareAsync(now - span, now, ReconcileMode.Repair, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.ReconcileFailed(e);
            }
        }
    }

    /// <summary>How long until it is three at night.</summary>
    /// <param name="now">The instant.</param>
    /// <returns>More than nothing, at most about a day.</returns>
    internal TimeSpan UntilNext(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone));
        var wait = local.Date + hour - local.DateTime;
        return wait > TimeSpan.Zero ? wait : wait + TimeSpan.FromDays(1);
    }
}
