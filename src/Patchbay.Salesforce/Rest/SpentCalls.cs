using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Users;

namespace Patchbay.Salesforce.Rest;

/// <summary>
/// Keeps what we spent of our share over a restart: the org counts on through it, and whoever restarts a site whose share is spent must not spend
/// it twice. Kept every five seconds and at the end; a crash forgets those before it.
/// </summary>
internal sealed class SpentCalls(ApiBudget budget, TimeProvider time, ILogger<SpentCalls> logger, ISettingStore? settings = null) : BackgroundService
{
    /// <summary>Name of the setting.</summary>
    internal const string Setting = "spent-calls";

    private static readonly TimeSpan every = TimeSpan.FromSeconds(5);
    private string? kept;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before anything is asked of the org, so that the first question is weighed by it.
        if (settings is not null && await settings.ReadAsync(Setting, cancellationToken) is { } written) budget.AddDay(written);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await KeepAsync(stoppingToken);
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        var now = budget.WriteDay();
        if (settings is null || now == (kept ?? "")) return;
        try
        {
            await settings.WriteAsync(Setting, now, cancellationToken);
            kept = now;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.SpentCallsNotKept(e.Message);
        }
    }
}
