using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Reconcile;

/// <summary>What a comparison of journal and org came to.</summary>
/// <param name="Calls">Calls that ended in the time.</param>
/// <param name="Written">Calls that stand in Salesforce once.</param>
/// <param name="Waiting">Calls that are still to be written.</param>
/// <param name="Parked">Calls that a person must look at.</param>
/// <param name="Deleted">Calls whose record a person deleted.</param>
/// <param name="Lost">Calls that should stand there and do not.</param>
/// <param name="Doubled">Calls that stand there more than once.</param>
public sealed record ReconcileReport(
    int Calls, int Written, int Waiting, int Parked, int Deleted, IReadOnlyList<InteractionId> Lost, IReadOnlyList<InteractionId> Doubled);

/// <summary>Compares what the journal knows with what stands in Salesforce, to show that no call is lost and none doubled.</summary>
public interface IReconciler
{
    /// <summary>Compares the calls that ended in a stretch of time.</summary>
    /// <param name="from">From this instant.</param>
    /// <param name="to">Up to but not at this instant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    Task<ReconcileReport> CompareAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>Reads both sides: the journal by its events, the org by the keys of those calls.</summary>
internal sealed class Reconciler(IJournal journal, IRecordLinks links, Soql soql, ILogger<Reconciler> logger) : IReconciler
{
    private const int KeysInQuery = 200;

    /// <inheritdoc/>
    public async Task<ReconcileReport> CompareAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var count = new Count();
        foreach (var calls in EndedCalls(from, to).Chunk(KeysInQuery))
        {
            var standing = await ReadOrgAsync(calls, cancellationToken);
            foreach (var call in calls) count.Add(call, standing[call.ToString()], await links.FindAsync(call, cancellationToken));
        }

        var report = count.Report();
        logger.Reconciled(report.Calls, report.Written, report.Waiting, report.Parked, report.Deleted, report.Lost.Count, report.Doubled.Count);
        return report;
    }

    private IEnumerable<InteractionId> EndedCalls(DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var entry in journal.Read(SequenceBefore(from)))
        {
            if (entry.Event.At >= to) yield break;
            if (entry.Event is CallEnded ended && ended.At >= from) yield return ended.Call;
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

    /// <summary>Tasks by key; true for those in the recycle bin.</summary>
    private async Task<ILookup<string, bool>> ReadOrgAsync(InteractionId[] calls, CancellationToken cancellationToken)
    {
        var keys = string.Join(',', calls.Select(call => Soql.Literal(call.ToString())));
        var found = new List<(string Key, bool IsDeleted)>();
        await foreach (var page in soql.PagesAsync($"SELECT {TaskFields.Key}, IsDeleted FROM Task WHERE {TaskFields.Key} IN ({keys})", true, cancellationToken))
            found.AddRange(page.Select(row => (row.Text(TaskFields.Key) ?? "", row.Flag("IsDeleted"))));
        return found.ToLookup(row => row.Key, row => row.IsDeleted, StringComparer.Ordinal);
    }

    private sealed class Count
    {
        private readonly List<InteractionId> lost = [];
        private readonly List<InteractionId> doubled = [];
        private int calls;
        private int written;
        private int waiting;
        private int parked;
        private int deleted;

        internal void Add(InteractionId call, IEnumerable<bool> tasks, RecordLink? link)
        {
            calls++;
            var (standing, binned) = (tasks.Count(isDeleted => !isDeleted), tasks.Count(isDeleted => isDeleted));
            if (standing > 1) doubled.Add(call);
            else if (link is null or { State: RecordLinkState.Dirty }) waiting++;
            else if (link.State is RecordLinkState.Parked) parked++;
            else if (standing == 1) written++;
            else if (binned > 0 || link.State is RecordLinkState.Deleted) deleted++;
            else lost.Add(call);
        }

        internal ReconcileReport Report() => new(calls, written, waiting, parked, deleted, lost, doubled);
    }
}
