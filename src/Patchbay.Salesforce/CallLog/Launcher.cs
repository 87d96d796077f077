using Microsoft.Extensions.Logging;
using Patchbay.Salesforce.CallLog.Pace;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>What a launch came to.</summary>
/// <param name="Wait">How long until live calls may go; null when none wait for that.</param>
/// <param name="NextTryAt">The earliest time that a call was put off to; null when none was.</param>
/// <param name="Stop">What is in the way of all; null when nothing is.</param>
internal sealed record LaunchResult(TimeSpan? Wait, DateTimeOffset? NextTryAt, WriteStop? Stop);

/// <summary>
/// Sends batches off: calls of this moment first, then the backlog from its oldest on, with one place always free for what comes next.
/// Used by the writer's loop alone.
/// </summary>
internal sealed class Launcher(
    CallLogPass pass, RowSender sender, RecentMarks recent, WriterPace pace, ApiBudget budget, TimeProvider time, ILogger<Launcher> logger)
{
    private const int MostFlights = 4;
    private const int MostOfBacklog = MostFlights - 1;
    private static readonly TimeSpan whileTight = TimeSpan.FromSeconds(30);

    private long backlogAfter;
    private DateTimeOffset? nextTryAt;

    /// <summary>What is on its way.</summary>
    internal Flights Flights { get; } = new();

    /// <summary>Launches what is due and has room.</summary>
    /// <param name="isProbing">True to send one batch only: the last one failed, and it is to be seen whether Salesforce is back.</param>
    /// <param name="stop">Stops it, and what is on its way.</param>
    internal async Task<LaunchResult> LaunchAsync(bool isProbing, CancellationToken stop)
    {
        nextTryAt = null;
        if (budget.IsShareSpent) return new(null, null, new(FaultKind.Quota, WriteStop.ShareSpent));
        var most = isProbing ? 1 : MostFlights;
        var (wait, halt) = await LaunchLiveAsync(most, stop);
        if (budget.IsTight) return new(whileTight, nextTryAt, halt);
        if (halt is null && await LaunchBacklogAsync(isProbing ? 1 : MostOfBacklog, most, stop) is { } backlog)
            (wait, halt) = (backlog.Stop is null ? TimeSpan.Zero : wait, backlog.Stop);
        // What the minute has no room for goes as soon as it has.
        if (wait is null && budget.WaitForMinute(time.GetUtcNow()) is { Ticks: > 0 } spent) wait = spent;
        return new(wait, nextTryAt, halt);
    }

    private async Task<(TimeSpan? Wait, WriteStop? Stop)> LaunchLiveAsync(int most, CancellationToken stop)
    {
        while (Flights.Count < most)
        {
            var live = new Stretch(recent.LiveAfter, long.MaxValue);
            var waiting = await pass.CountDueAsync(live, Flights, stop);
            if (waiting == 0) break;
            if (pace.Wait(waiting, time.GetUtcNow()) is { Ticks: > 0 } wait) return (wait, null);
            var batch = await pass.GatherAsync(live, Flights, stop);
            Note(batch);
            if (batch.Stop is not null) return (null, batch.Stop);
            if (batch.Writes.Count == 0) break;
            pace.Take(batch.Writes.Count, time.GetUtcNow());
            Launch(batch.Writes, true, stop);
        }

        return (null, null);
    }

    /// <summary>Launches one batch at most: to build it takes a while, and calls of this moment are to be looked for before the next one.</summary>
    /// <returns>What came of it; null when there is nothing to launch now.</returns>
    private async Task<BacklogLaunch?> LaunchBacklogAsync(int mostOfBacklog, int most, CancellationToken stop)
    {
        while (Flights.OfBacklog < mostOfBacklog && Flights.Count < most && budget.WaitForMinute(time.GetUtcNow()) == TimeSpan.Zero)
        {
            var batch = await pass.GatherAsync(new(backlogAfter, recent.LiveAfter), Flights, stop);
            Note(batch);
            if (batch.Stop is not null) return new(batch.Stop);
            if (batch.Read == 0)
            {
                // At its end; those that a parent held back, or that failed, are looked at again from the start.
                if (backlogAfter == 0) break;
                backlogAfter = 0;
                if (Flights.Count > 0) break;
                continue;
            }

            backlogAfter = batch.Last;
            if (batch.Writes.Count > 0)
            {
                Launch(batch.Writes, false, stop);
                return new(null);
            }

            if (batch.IsBlocked) break;
        }

        return null;
    }

    private void Note(DueBatch batch)
    {
        if (nextTryAt is null || batch.NextTryAt < nextTryAt) nextTryAt = batch.NextTryAt ?? nextTryAt;
    }

    private void Launch(IReadOnlyList<CallWrite> writes, bool isLive, CancellationToken stop) =>
        Flights.Launch(new(writes, isLive, SendAsync([.. writes.SelectMany(w => w.Rows)], stop)));

    /// <summary>A bug in sending must not end the loop: the batch counts as not answered.</summary>
    private async Task<WriteStop?> SendAsync(IReadOnlyList<RowWrite> rows, CancellationToken stop)
    {
        try
        {
            return await sender.SendAsync(rows, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new(FaultKind.UnknownOutcome, "STOPPED");
        }
        catch (Exception e) when (e is not SalesforceFault)
        {
            logger.PassFailed(e.Message, e);
            return new(FaultKind.Retry, "FAILED_HERE");
        }
    }

    private sealed record BacklogLaunch(WriteStop? Stop);
}
