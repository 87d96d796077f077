using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>What one pass did.</summary>
/// <param name="Tried">Links that were due.</param>
/// <param name="Sent">Of those, records that were sent.</param>
/// <param name="Stop">What is in the way of all; null when nothing is.</param>
/// <param name="NextTryAt">The earliest time that a failed record waits for; null when none does.</param>
internal sealed record PassResult(int Tried, int Sent, WriteStop? Stop, DateTimeOffset? NextTryAt);

/// <summary>
/// One round of the writer: take the marks in, build what is due from the journal, send it, store what came of it. It may stop at any
/// point and be run again: marks are taken with the cursor in one transaction, and a record that was written but not noted is written
/// again under the same key.
/// </summary>
internal sealed class CallLogPass(
    IJournal journal, CallStories stories, IRecordLinks links, TaskBuilder builder, TaskSender sender, WriterPause pause, TimeProvider time, ILogger<CallLogPass> logger)
{
    private const int MostMarks = 500;
    private long? cursor;

    /// <summary>Takes all new marks in.</summary>
    /// <param name="cancellationToken">Stops between transactions.</param>
    internal async Task TakeMarksAsync(CancellationToken cancellationToken)
    {
        var after = cursor ?? await links.ReadCursorAsync(cancellationToken);
        while (journal.ReadMarks(after, MostMarks) is { Count: > 0 } marks)
        {
            await links.TakeAsync(marks, marks[^1].Sequence, cancellationToken);
            after = marks[^1].Sequence;
        }

        cursor = after;
    }

    /// <summary>Writes what is due.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it.</returns>
    internal async Task<PassResult> WriteDueAsync(CancellationToken cancellationToken)
    {
        var due = await links.ReadDueAsync(time.GetUtcNow(), 0, Collections.MostRows, cancellationToken);
        var done = new List<RecordLink>();
        var writes = new List<TaskWrite>();
        WriteStop? stop = null;
        foreach (var link in due)
        {
            try
            {
                if (await PrepareAsync(link, cancellationToken) is { } write) writes.Add(write);
                else done.Add(link with { State = RecordLinkState.Clean, WrittenSequence = Math.Max(link.WantedSequence, link.WrittenSequence), Error = null });
            }
            catch (SalesforceFault fault)
            {
                stop = new(fault.Kind, fault.Error.Code);
                break;
            }
            catch (Exception e) when (e is not JournalFault && !cancellationToken.IsCancellationRequested)
            {
                // A bug that one call brings out must not keep all others from being written.
                logger.RecordNotBuilt(link.Record, e);
                done.Add(link with { State = RecordLinkState.Parked, Error = "NOT_BUILT" });
            }
        }

        if (stop is null && writes.Count > 0) stop = await sender.SendAsync(writes, cancellationToken);
        done.AddRange(writes.Where(w => w.Outcome is not null).Select(Settle));
        // Written in Salesforce: note it even when we are told to stop.
        if (done.Count > 0) await links.StoreAsync(done, CancellationToken.None);
        var waiting = done.Where(l => l.State is RecordLinkState.Dirty).Select(l => l.NextTryAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return new(due.Count, writes.Count, stop, waiting == DateTimeOffset.MaxValue ? null : waiting);
    }

    /// <summary>Builds what to send; null when there is nothing to send: no call, one that still runs, or no change.</summary>
    private async Task<TaskWrite?> PrepareAsync(RecordLink link, CancellationToken cancellationToken)
    {
        var story = await stories.ReadAsync(link.Record, cancellationToken);
        if (story.Entries.Count == 0 || builder.Build(story.Until(story.LastSequence)) is not { } wanted) return null;
        var row = link.CrmId is { } id ? wanted.ToUpdate(id, builder.Build(story.Until(link.WrittenSequence))) : wanted.ToUpsert();
        return row is null ? null : new(link, story.LastSequence, row, wanted.Parent);
    }

    private RecordLink Settle(TaskWrite write)
    {
        var link = write.Link;
        switch (write.Outcome)
        {
            case WriteOutcome.Written written:
                logger.RecordWritten(link.Record, written.Id);
                return link with
                {
                    CrmId = written.Id,
                    State = RecordLinkState.Clean,
                    WrittenSequence = write.Sequence,
                    Attempts = 0,
                    Error = null,
                };
            case WriteOutcome.Parked parked:
                logger.RecordParked(link.Record, parked.Code);
                return link with { State = RecordLinkState.Parked, Attempts = link.Attempts + 1, Error = parked.Code };
            case WriteOutcome.Deleted:
                logger.RecordDeleted(link.Record);
                return link with { State = RecordLinkState.Deleted, Error = null };
            case WriteOutcome.Later later:
                logger.RecordWaits(link.Record, later.Code);
                return link with { Attempts = link.Attempts + 1, NextTryAt = time.GetUtcNow() + pause.ForRow(link.Attempts + 1), Error = later.Code };
            default: throw new System.Diagnostics.UnreachableException();
        }
    }
}
