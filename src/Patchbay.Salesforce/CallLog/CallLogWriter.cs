using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Writes each ended call into Salesforce, once, and again when it changes. It wakes when something was committed, and looks by itself now
/// and then. While Salesforce is away it asks less and less often; the marks wait on disk.
/// </summary>
internal sealed class CallLogWriter(
    CallLogPass pass, CallLogNudge nudge, CallLogProgress progress, WriterPause pause, KeyCheck key, OrgWatch watch, IRecordLinks links,
    IOptions<SalesforceOptions> options, TimeProvider time, ILogger<CallLogWriter> logger) : BackgroundService
{
    private static readonly TimeSpan sweep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan countEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan afterBug = TimeSpan.FromSeconds(5);

    private int failures;
    private DateTimeOffset heldAt;
    private DateTimeOffset holdUntil;
    private DateTimeOffset countedAt;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        // The first round reads from disk; the host's start does not wait for that.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.PassFailed(e);
                wait = afterBug;
            }

            if (wait > TimeSpan.Zero) await nudge.WaitAsync(wait, time, stoppingToken);
        }
    }

    /// <summary>One turn of the loop.</summary>
    /// <param name="stop">Stops it.</param>
    /// <returns>How long to wait for a nudge.</returns>
    internal async Task<TimeSpan> RunOnceAsync(CancellationToken stop)
    {
        await pass.TakeMarksAsync(stop);
        await CountAsync(stop);
        var now = time.GetUtcNow();
        if (now < holdUntil && !IsBack()) return Least(holdUntil - now, sweep);
        var result = await pass.WriteDueAsync(stop);
        now = time.GetUtcNow();
        if (result.Stop is { } reason) return Hold(reason, now);
        if (result.Sent > 0)
        {
            (failures, progress.Stop) = (0, null);
            await key.LookAsync(stop);
        }

        if (result.Tried == Collections.MostRows) return TimeSpan.Zero;
        return result.NextTryAt is { } next && next > now ? Least(next - now, sweep) : result.NextTryAt is null ? sweep : TimeSpan.Zero;
    }

    /// <summary>Someone else asked Salesforce meanwhile and got an answer: what waits only for that need not wait for the next try.</summary>
    private bool IsBack() =>
        progress.Stop is { Reason.Kind: FaultKind.Retry or FaultKind.UnknownOutcome } && watch.Trouble is null && watch.AnsweredAt > heldAt;

    private TimeSpan Hold(WriteStop reason, DateTimeOffset now)
    {
        failures++;
        progress.Stop = new(reason, progress.Stop?.Since ?? now);
        var delay = pause.ForAll(reason.Kind, failures);
        (heldAt, holdUntil) = (now, now + delay);
        logger.WriterWaits(reason.Kind, reason.Code, delay);
        return Least(delay, sweep);
    }

    private async Task CountAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (now - countedAt < countEvery) return;
        countedAt = now;
        progress.Counts = await links.CountAsync(stop);
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
