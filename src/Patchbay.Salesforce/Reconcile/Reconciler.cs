using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Reconcile;

/// <summary>Compares what the journal knows with what stands in Salesforce, in both directions, to show that no call is lost and none doubled.</summary>
public interface IReconciler
{
    /// <summary>Compares the calls that ended in a stretch of time, and the Tasks that were created in it.</summary>
    /// <param name="from">From this instant.</param>
    /// <param name="to">Up to but not at this instant.</param>
    /// <param name="mode">What may be mended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    Task<ReconcileReport> CompareAsync(DateTimeOffset from, DateTimeOffset to, ReconcileMode mode, CancellationToken cancellationToken);

    /// <summary>Compares whole days, in the zone of the records.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="mode">What may be mended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    Task<ReconcileReport> CompareAsync(DateOnly from, DateOnly to, ReconcileMode mode, CancellationToken cancellationToken);
}

/// <summary>Reads both sides by the time, then what is missing by its key.</summary>
internal sealed class Reconciler(
    IJournal journal, IRecordLinks links, OrgTasks tasks, Repairs repairs, CallJudge judge, IOrgStanding standing, IOptions<SalesforceOptions> options,
    ILogger<Reconciler> logger) : IReconciler
{
    /// <summary>A Task is created when its call rings, and written late when the org was away.</summary>
    private static readonly TimeSpan longestCall = TimeSpan.FromHours(12);
    private static readonly TimeSpan usualDelay = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public Task<ReconcileReport> CompareAsync(DateOnly from, DateOnly to, ReconcileMode mode, CancellationToken cancellationToken) =>
        CompareAsync(StartOf(from), StartOf(to.AddDays(1)), mode, cancellationToken);

    /// <inheritdoc/>
    public async Task<ReconcileReport> CompareAsync(DateTimeOffset from, DateTimeOffset to, ReconcileMode mode, CancellationToken cancellationToken)
    {
        var calls = EndedCalls(from, to).ToList();
        var found = await tasks.ReadAsync(from - longestCall, to + usualDelay, cancellationToken);
        var seen = found.Select(t => t.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        found.AddRange(await tasks.ReadAsync(calls.Select(c => c.ToString()).Where(key => !seen.Contains(key)), cancellationToken));
        var byKey = found.ToLookup(t => t.Key, StringComparer.OrdinalIgnoreCase);

        var cursor = Math.Max(await links.ReadCursorAsync(cancellationToken), standing.WrittenUntil);
        var verdicts = new List<CallVerdict>(calls.Count);
        foreach (var call in calls) verdicts.Add(judge.Judge(call, [.. byKey[call.ToString()]], await links.FindAsync(call, cancellationToken), cursor));
        var repaired = await repairs.RunAsync(verdicts, mode, cancellationToken);
        var report = Report((from, to, mode), verdicts, repaired, Orphans(found.Where(t => t.CreatedAt >= from && t.CreatedAt < to)));
        logger.Reconciled(
            report.Calls, report.Written, report.Waiting, report.Parked, report.Deleted, report.Lost.Count, report.Doubled.Count, report.Changed.Count, report.Orphaned.Count);
        return report;
    }

    private static ReconcileReport Report(
        (DateTimeOffset From, DateTimeOffset To, ReconcileMode Mode) asked, List<CallVerdict> verdicts, HashSet<InteractionId> repaired, IReadOnlyList<ReconcileItem> orphans)
    {
        return new(
            asked.From, asked.To, verdicts.Count, Count(CallStanding.Written), Count(CallStanding.Waiting), Count(CallStanding.Parked), Count(CallStanding.Deleted),
            Count(CallStanding.Dropped), [.. Items(CallStanding.Lost), .. Items(CallStanding.Vanished)], [.. Items(CallStanding.Doubled)],
            [.. Items(CallStanding.Changed)], orphans)
        {
            LeftOut = [.. Items(CallStanding.Written).Where(item => item.What.Length > 0)],
        };

        int Count(CallStanding kind) => verdicts.Count(v => v.Standing == kind);
        IEnumerable<ReconcileItem> Items(CallStanding kind) =>
            verdicts.Where(v => v.Standing == kind).Select(v => new ReconcileItem(v.Call.ToString(), v.TaskIds, v.Words + Done(v), repaired.Contains(v.Call)));
        string Done(CallVerdict v) => v.Standing switch
        {
            CallStanding.Lost => repaired.Contains(v.Call) ? " It is written again." : " A run without --look writes it.",
            CallStanding.Vanished => repaired.Contains(v.Call) ? " It is written again." : " Run this with --write-again to write it once more, or leave it.",
            CallStanding.Changed when repaired.Contains(v.Call) => " It was set right.",
            CallStanding.Changed => asked.Mode is ReconcileMode.Look ? " A run without --look sets it right." : " Salesforce did not let it be set right.",
            _ => "",
        };
    }

    /// <summary>Tasks with a key that the journal does not know: of another site, of a lost journal, or made by hand.</summary>
    private IReadOnlyList<ReconcileItem> Orphans(IEnumerable<OrgTask> found) =>
    [
        .. found.Where(t => !t.IsDeleted && !(InteractionId.TryParse(t.Key, out var call) && journal.ReadSubject(call.Value).Count > 0)).Select(t => new ReconcileItem(
            t.Key, [t.Id], "The journal knows no call with this key. After a restore it is a call from after the backup, and this Task is all that is left of it: leave it. Otherwise another Patchbay wrote it, or somebody copied a record.", false)),
    ];

    private IEnumerable<InteractionId> EndedCalls(DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var entry in journal.Read(SequenceBefore(from)))
        {
            if (entry.Event.At >= to) yield break;
            if (entry.Event is CallEnded ended && ended.At >= from && standing.Owns(ended.Call)) yield return ended.Call;
        }
    }

    /// <summary>Finds the place of an instant: time never goes backwards in a journal, so halving finds it in a few reads.</summary>
    private long SequenceBefore(DateTimeOffset instant)
    {
        var (low, high) = (0L, journal.LastSequence);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (journal.Read(middle).FirstOrDefault() is { } entry && entry.Event.At < instant) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone).GetUtcOffset(local)).ToUniversalTime();
    }
}
