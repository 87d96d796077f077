using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.CallLog.Pace;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>Which of the due links are meant.</summary>
/// <param name="After">The wanted sequence before the first one.</param>
/// <param name="UpTo">The last wanted sequence.</param>
internal readonly record struct Stretch(long After, long UpTo);

/// <summary>What was made of due links.</summary>
/// <param name="Read">How many were looked at.</param>
/// <param name="Writes">Calls to send; no parent of theirs is on its way.</param>
/// <param name="Last">Up to this wanted sequence nothing is left that a parent held back.</param>
/// <param name="IsBlocked">True when a parent on its way held calls back.</param>
/// <param name="NextTryAt">The earliest time that a call was put off to; null when none was.</param>
/// <param name="Stop">What is in the way of all; null when nothing is.</param>
internal sealed record DueBatch(int Read, IReadOnlyList<CallWrite> Writes, long Last, bool IsBlocked, DateTimeOffset? NextTryAt, WriteStop? Stop);

/// <summary>
/// The steps of the writer: take the marks in, build what is due from the journal, store what came of it. Any step may be the last of a
/// process: marks are taken with the cursor in one transaction, and a record that was written but not noted is written again under the
/// same key.
/// </summary>
internal sealed class CallLogPass(
    IJournal journal, CallStories stories, IRecordLinks links, CallRows rows, RecentMarks recent, WriterPause pause, TimeProvider time, ILogger<CallLogPass> logger)
{
    private const int MostMarks = 500;

    /// <summary>So many events without a mark of our own are passed over for good: calls of another org need not be looked at again at each start.</summary>
    private const int MostPassedOver = 1_000;

    /// <summary>More calls that wait for a parent are not looked at before something has landed.</summary>
    private const int MostBlocked = 2 * Collections.MostRows;

    // Built, and held back by a parent on its way: building is what costs.
    private readonly Dictionary<Guid, CallWrite> held = [];
    private long? cursor;

    /// <summary>Loads what the org's admin has mapped, once.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    internal Task LoadAsync(CancellationToken cancellationToken) => rows.LoadAsync(cancellationToken);

    /// <summary>Takes all new marks in.</summary>
    /// <param name="cancellationToken">Stops between transactions.</param>
    internal async Task TakeMarksAsync(CancellationToken cancellationToken)
    {
        var last = journal.LastSequence;
        recent.Begin(last);
        var after = cursor ?? await links.ReadCursorAsync(cancellationToken);
        while (journal.ReadMarks(after, MostMarks) is { Count: > 0 } marks)
        {
            await links.TakeAsync(marks, marks[^1].Sequence, cancellationToken);
            after = marks[^1].Sequence;
        }

        if (last - after > MostPassedOver)
        {
            await links.TakeAsync([], last, cancellationToken);
            after = last;
        }

        cursor = after;
        recent.Note(after, time.GetUtcNow());
    }

    /// <summary>Counts calls that are due and not on their way, up to a full batch and a little more.</summary>
    /// <param name="stretch">Which.</param>
    /// <param name="flights">What is on its way.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<int> CountDueAsync(Stretch stretch, Flights flights, CancellationToken cancellationToken) =>
        (await ReadDueAsync(stretch, flights, cancellationToken)).Count(link => !flights.Carries(link.Record.Value));

    /// <summary>Builds a batch of what is due.</summary>
    /// <param name="stretch">Which.</param>
    /// <param name="flights">What is on its way.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<DueBatch> GatherAsync(Stretch stretch, Flights flights, CancellationToken cancellationToken)
    {
        var due = await ReadDueAsync(stretch, flights, cancellationToken);
        var gathering = new Gathering(flights, held);
        foreach (var link in due)
        {
            if (gathering.IsFull) break;
            gathering.Look(link);
            if (flights.Carries(link.Record.Value)) continue;
            try
            {
                gathering.Add(held.Remove(link.Record.Value, out var built) && built.Link == link ? new(built, null) : await PrepareAsync(link, cancellationToken));
            }
            catch (SalesforceFault fault)
            {
                gathering.Stop = new(fault.Kind, fault.Error.Code);
                break;
            }
            catch (Exception e) when (e is not JournalFault && !cancellationToken.IsCancellationRequested)
            {
                // A bug that one call brings out must not keep all others from being written.
                logger.RecordNotBuilt(link.Record, e);
                gathering.Add(new(null, link with { State = RecordLinkState.Parked, Error = ParkReason.NotBuilt, Reason = null }));
            }
        }

        if (gathering.Settled.Count > 0) await links.StoreAsync(gathering.Settled, cancellationToken);
        return new(due.Length, gathering.Writes, gathering.Last, gathering.Blocked > 0, gathering.NextTryAt, gathering.Stop);
    }

    /// <summary>Stores what a batch came to.</summary>
    /// <param name="flight">The batch, landed.</param>
    /// <returns>The earliest time that a record of it waits for; null when none does.</returns>
    internal async Task<DateTimeOffset?> SettleAsync(Flight flight)
    {
        RecordLink[] done = [.. flight.Writes.Select(Settle).OfType<RecordLink>()];
        // Written in Salesforce: note it even when we are told to stop.
        if (done.Length > 0) await links.StoreAsync(done, CancellationToken.None);
        return done.Where(l => l.State is RecordLinkState.Dirty).Select(l => (DateTimeOffset?)l.NextTryAt).Min();
    }

    private async Task<RecordLink[]> ReadDueAsync(Stretch stretch, Flights flights, CancellationToken cancellationToken)
    {
        // Those on their way are still due on disk, and must not hide the others.
        var most = Collections.MostRows * (2 + flights.Count);
        var due = await links.ReadDueAsync(time.GetUtcNow(), stretch.After, most, cancellationToken);
        return [.. due.TakeWhile(link => link.WantedSequence <= stretch.UpTo)];
    }

    /// <summary>Builds what to send, or says where the link stands without sending.</summary>
    private async Task<Prepared> PrepareAsync(RecordLink link, CancellationToken cancellationToken)
    {
        var story = await stories.ReadAsync(link.Record, cancellationToken);
        if (story.Entries.Count == 0) return new(null, link with { State = RecordLinkState.Held });
        var answer = rows.Decide(link, story, time.GetUtcNow());
        if (answer.NotBefore is { } later) return new(null, link with { NextTryAt = later });
        if (!answer.IsDue) return new(null, link with { State = RecordLinkState.Held });
        var build = rows.Build(link, story);
        if (build.Problem is { } problem)
        {
            TellParked(link, problem);
            return new(null, link with { State = RecordLinkState.Parked, Error = problem, Reason = null });
        }

        return build.Write is { } write
            ? new(write, null)
            : new(null, link with
            {
                State = RecordLinkState.Clean,
                WrittenSequence = Math.Max(link.WantedSequence, link.WrittenSequence),
                Attempts = 0,
                Error = null,
                Reason = null,
                LeftOut = null,
            });
    }

    private RecordLink? Settle(CallWrite write)
    {
        if (write.Rows.All(r => r.Outcome is null)) return null;
        var link = write.Link;
        if (write.Task?.Outcome is WriteOutcome.Deleted)
        {
            logger.RecordDeleted(link.Record);
            return link with { State = RecordLinkState.Deleted, Error = null, Reason = null, LeftOut = null };
        }

        link = Progress(link, write);
        if (write.Rows.Select(r => r.Outcome).OfType<WriteOutcome.Parked>().FirstOrDefault() is { } parked)
        {
            TellParked(link, parked.Code);
            return link with { State = RecordLinkState.Parked, Attempts = link.Attempts + 1, Error = parked.Code, Reason = parked.Reason };
        }

        if (write.Rows.All(r => r.Outcome is WriteOutcome.Written or WriteOutcome.Deleted))
            return link with { State = RecordLinkState.Clean, Attempts = 0, Error = null, Reason = null };
        var code = write.Rows.Select(r => r.Outcome).OfType<WriteOutcome.Later>().FirstOrDefault()?.Code;
        if (code is null) return link;
        logger.RecordWaits(link.Record, code);
        return link with { Attempts = link.Attempts + 1, NextTryAt = time.GetUtcNow() + pause.ForRow(link.Attempts + 1), Error = code };
    }

    /// <summary>A parked call that goes on is tried again with each new fact, and parked again for the same reason.</summary>
    private void TellParked(RecordLink link, string code)
    {
        if (link.Error != code) logger.RecordParked(link.Record, code);
    }

    private RecordLink Progress(RecordLink link, CallWrite write)
    {
        if (write.Task?.Outcome is WriteOutcome.Written written)
        {
            logger.RecordWritten(link.Record, written.Id);
            link = link with { CrmId = written.Id, WrittenSequence = write.Sequence };
        }
        else if (write.Task is null)
        {
            link = link with { WrittenSequence = write.Sequence };
        }

        link = link with { LeftOut = LeftOut.After(link.LeftOut, write.Rows.Where(r => r.Outcome is WriteOutcome.Written), IsOpen) };
        return write.Companion?.Outcome switch
        {
            WriteOutcome.Written companion => link with { CompanionId = $"{write.Companion.Row.Type}/{companion.Id}", CompanionSequence = write.Sequence },
            WriteOutcome.Deleted => link with { CompanionSequence = long.MaxValue },
            _ => link,
        };

        bool IsOpen(string objectName) => write.Rows.Any(r => r.Row.Type == objectName && r.Outcome is not (WriteOutcome.Written or WriteOutcome.Deleted));
    }

    private sealed record Prepared(CallWrite? Write, RecordLink? Settled);

    private sealed class Gathering(Flights flights, Dictionary<Guid, CallWrite> held)
    {
        private readonly List<CallWrite> writes = [];

        internal IReadOnlyList<CallWrite> Writes => writes;

        internal List<RecordLink> Settled { get; } = [];

        internal long Last { get; private set; }

        internal int Blocked { get; private set; }

        internal WriteStop? Stop { get; set; }

        internal DateTimeOffset? NextTryAt { get; private set; }

        internal bool IsFull => writes.Count == Collections.MostRows || Blocked == MostBlocked;

        internal void Look(RecordLink link)
        {
            // The next look begins before the first one that was held back.
            if (Blocked == 0) Last = link.WantedSequence;
        }

        internal void Add(Prepared prepared)
        {
            if (prepared.Write is { } write)
            {
                if (!flights.Lock(write.Parents))
                {
                    writes.Add(write);
                    return;
                }

                // One whose parent is on its way is looked at again when that has landed.
                if (Blocked++ == 0) Last = write.Link.WantedSequence - 1;
                held[write.Link.Record.Value] = write;
                return;
            }

            Settled.Add(prepared.Settled!);
            if (prepared.Settled is { State: RecordLinkState.Dirty, NextTryAt: var next } && (NextTryAt is null || next < NextTryAt)) NextTryAt = next;
        }
    }
}
