using Microsoft.Extensions.Hosting;

namespace Patchbay.Runtime.Loop;

/// <summary>Gives a sign of life every second.</summary>
/// <param name="signs">Where.</param>
/// <param name="time">The clock.</param>
public sealed class LifeSignService(ILifeSigns signs, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do signs.Give(time.GetUtcNow());
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
