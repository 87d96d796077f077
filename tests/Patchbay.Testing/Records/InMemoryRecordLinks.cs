using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;

namespace Patchbay.Testing.Records;

/// <summary>The writer's memory without a disk. What it holds outlives the writer, so a test can start a second one on it.</summary>
public sealed class InMemoryRecordLinks : IRecordLinks
{
    // Tests look on from other threads.
    private readonly Lock access = new();
    private readonly Dictionary<InteractionId, RecordLink> links = [];
    private long cursor;

    /// <inheritdoc/>
    public ValueTask TakeAsync(IReadOnlyList<RecordMark> marks, long cursor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (access)
        {
            foreach (var mark in marks) links[mark.Record] = Marked(links.GetValueOrDefault(mark.Record), mark);
            this.cursor = cursor;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadCursorAsync(CancellationToken cancellationToken)
    {
        lock (access) return new(cursor);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordLink>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        lock (access)
        {
            IReadOnlyList<RecordLink> due =
            [
                .. links.Values.Where(l => l.State is RecordLinkState.Dirty && l.NextTryAt <= now).OrderBy(l => l.WantedSequence).Take(limit),
            ];
            return new(due);
        }
    }

    /// <inheritdoc/>
    public ValueTask<RecordLink?> FindAsync(InteractionId record, CancellationToken cancellationToken)
    {
        lock (access) return new(links.GetValueOrDefault(record));
    }

    /// <inheritdoc/>
    public ValueTask StoreAsync(IReadOnlyList<RecordLink> links, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (access)
        {
            foreach (var link in links)
            {
                var wanted = Math.Max(this.links[link.Record].WantedSequence, link.WantedSequence);
                var isBehind = link.State is RecordLinkState.Clean && wanted > link.WrittenSequence;
                this.links[link.Record] = link with { WantedSequence = wanted, State = isBehind ? RecordLinkState.Dirty : link.State };
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<RecordLinkState, int>> CountAsync(CancellationToken cancellationToken)
    {
        lock (access) return new(links.Values.CountBy(l => l.State).ToDictionary());
    }

    private static RecordLink Marked(RecordLink? known, RecordMark mark) => known switch
    {
        null => new(mark.Record, null, RecordLinkState.Dirty, mark.Sequence, 0, 0, DateTimeOffset.MinValue, null),
        { State: RecordLinkState.Clean or RecordLinkState.Parked } => known with { State = RecordLinkState.Dirty, WantedSequence = mark.Sequence, NextTryAt = DateTimeOffset.MinValue },
        _ => known with { WantedSequence = mark.Sequence },
    };
}
