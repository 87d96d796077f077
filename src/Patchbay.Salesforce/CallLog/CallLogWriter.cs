using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog.Pace;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Writes each call into Salesforce, once, and again when it goes on. It wakes when something was committed, and looks by itself now and
/// then. Several batches are on their way at once; calls of this moment go before a backlog. While Salesforce is away it asks less and less
/// often; the marks wait on disk.
/// </summary>
internal sealed class CallLogWriter(
    CallLogPass pass, Launcher launcher, CallLogNudge nudge, CallLogProgress progress, WriterPause pause, OrgChecks checks, FieldReturns returns, OrgWatch watch,
    IRecordLinks links, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<CallLogWriter> logger) : BackgroundService
{
    private static readonly TimeSpan sweep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan countEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan afterBug = TimeSpan.FromSeconds(5);

    private int failures;
    private DateTimeOffset heldAt;
    private DateTimeOffset holdUntil;
    private DateTimeOffset countedAt;
    private DateTimeOffset? nextTryAt;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        // The first round reads from disk; the host's start does not wait for that.
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = await SafeTurnAsync(stoppingToken);
                if (wait > TimeSpan.Zero) await nudge.WaitAsync(wait, launcher.Flights.Landing, time, stoppingToken);
            }
        }
        finally
        {
            await DrainAsync();
        }
    }

    /// <summary>Turns until nothing is on its way.</summary>
    /// <param name="stop">Stops it.</param>
    /// <returns>How long to wait for a nudge.</returns>
    internal async Task<TimeSpan> RunOnceAsync(CancellationToken stop)
    {
        var wait = await TurnAsync(stop);
        while (launcher.Flights.Landing is { } landing)
        {
            await landing;
            wait = await TurnAsync(stop);
        }

        return wait;
    }

    /// <summary>Waits for what is on its way and notes what was written; nothing new is sent.</summary>
    internal async Task DrainAsync()
    {
        while (launcher.Flights.Landing is { } landing)
        {
            await landing;
            foreach (var flight in launcher.Flights.TakeLanded()) await pass.SettleAsync(flight);
        }
    }

    private async Task<TimeSpan> SafeTurnAsync(CancellationToken stop)
    {
        try
        {
            return await TurnAsync(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.PassFailed(e.Message, e);
            return afterBug;
        }
    }

    private async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        await pass.LoadAsync(stop);
        await pass.TakeMarksAsync(stop);
        await CountAsync(stop);
        await LandAsync(stop);
        var now = time.GetUtcNow();
        if (nudge.TakeAsked())
        {
            holdUntil = default;
            checks.LookAnew(stop);
        }

        if (now < holdUntil && !IsBack()) return Least(holdUntil - now, sweep);
        returns.Begin(stop);
        var launch = await launcher.LaunchAsync(failures > 0, stop);
        if (launch.Stop is { } reason) return Hold(reason, now);
        nextTryAt = Earliest(nextTryAt, launch.NextTryAt);
        var wait = Least(launch.Wait ?? sweep, sweep);
        if (nextTryAt is not { } next) return wait;
        if (next > now) return Least(wait, next - now);
        nextTryAt = null;
        return TimeSpan.Zero;
    }

    private async Task LandAsync(CancellationToken stop)
    {
        WriteStop? stopped = null;
        foreach (var flight in launcher.Flights.TakeLanded())
        {
            nextTryAt = Earliest(nextTryAt, await pass.SettleAsync(flight));
            if (await flight.Sending is { } reason)
            {
                stopped = reason;
                continue;
            }

            if (progress.Stop is not null) logger.WriterGoesOn();
            (failures, progress.Stop, holdUntil) = (0, null, default);
            checks.Look(stop);
        }

        // Those that flew together failed once.
        if (stopped is not null) Hold(stopped, time.GetUtcNow());
    }

    /// <summary>Someone else asked Salesforce meanwhile and got an answer: what waits only for that need not wait for the next try.</summary>
    private bool IsBack() =>
        progress.Stop is { Reason: { Kind: FaultKind.Retry or FaultKind.UnknownOutcome or FaultKind.Quota, Code: not WriteStop.ShareSpent } } && watch.Trouble is null && watch.AnsweredAt > heldAt;

    private TimeSpan Hold(WriteStop reason, DateTimeOffset now)
    {
        failures++;
        var delay = pause.ForAll(reason.Kind, failures);
        (heldAt, holdUntil) = (now, now + delay);
        progress.Stop = new(reason, progress.Stop?.Since ?? now, holdUntil);
        logger.WriterWaits(reason.Words, reason.Code, TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds)));
        return Least(delay, sweep);
    }

    private async Task CountAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (now - countedAt < countEvery) return;
        countedAt = now;
        progress.Counts = await links.CountAsync(stop);
        progress.LeftOut = await links.CountLeftOutAsync(stop);
        progress.LeftOutSince = progress.LeftOut.Count == 0 ? null : progress.LeftOutSince ?? now;
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
