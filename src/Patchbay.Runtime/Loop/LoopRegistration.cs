using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Settings;

namespace Patchbay.Runtime.Loop;

/// <summary>Registers the exchange and its loop.</summary>
public static class LoopRegistration
{
    /// <summary>Adds one site: its loop, its threads and its snapshots. Needs a journal and a snapshot store.</summary>
    /// <param name="services">The services to add to.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPatchbayExchange(this IServiceCollection services)
    {
        services.AddSettings<ExchangeLoopOptions, ExchangeLoopOptionsValidator>("Exchange");
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ExchangeLoopOptions>>().Value);
        services.AddSingleton(Restore);
        services.AddSingleton<IExchange>(provider => provider.GetRequiredService<ExchangeLoop>());
        services.AddSingleton<SnapshotTaker>();
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<SnapshotTaker>());
        services.AddHostedService(provider => provider.GetRequiredService<SnapshotTaker>());
        services.AddHostedService<LifeSignService>();
        services.AddSingleton<ExchangeThreads>();
        services.AddHostedService(provider => provider.GetRequiredService<ExchangeThreads>());
        return services;
    }

    private static ExchangeLoop Restore(IServiceProvider provider)
    {
        var started = Stopwatch.GetTimestamp();
        var journal = provider.GetRequiredService<IJournal>();
        var state = SiteRestorer.Restore(journal, provider.GetRequiredService<ISnapshotStore>());
        var logger = provider.GetRequiredService<ILogger<ExchangeLoop>>();
        logger.SiteRestored(state.Sequence, state.Agents.Count, state.Calls.Count, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        var loop = new ExchangeLoop(
            state, journal, provider.GetServices<IRecordProjection>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ExchangeLoopOptions>(), logger);
        loop.Recover(provider.GetRequiredService<ILifeSigns>().LastBefore);
        return loop;
    }
}
