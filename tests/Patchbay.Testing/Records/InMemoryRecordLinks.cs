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
    public ValueTask<IReadOnlyList<RecordLink>> ReadDueAsync(DateTimeOffset now, long after, int limit, CancellationToken cancellationToken)
    {
        lock (access)
        {
            IReadOnlyList<RecordLink> due =
            [
                .. links.Values.Where(l => l.State is RecordLinkState.Dirty && l.WantedSequence > after && l.NextTryAt <= now).OrderBy(l => l.WantedSequence).Take(limit),
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
    public ValueTask<IReadOnlyList<RecordLink>> ListAsync(RecordLinkState state, int limit, CancellationToken cancellationToken)
    {
        lock (access) return new([.. links.Values.Where(l => l.State == state).OrderByDescending(l => l.WantedSequence).Take(limit)]);
    }

    /// <inheritdoc/>
    public ValueTask<bool> AnswerAsync(InteractionId record, ParkedAnswer answer, CancellationToken cancellationToken)
    {
        lock (access)
        {
            if (links.GetValueOrDefault(record) is not { } link || (link.State is not RecordLinkState.Parked && !IsWrittenWithout(link))) return new(false);
            var isDropped = answer.State is RecordLinkState.Dropped;
            links[record] = link with
            {
                State = isDropped && link.State is not RecordLinkState.Parked ? link.State : answer.State,
                LeftOut = isDropped ? null : link.LeftOut,
                Overrides = answer.Overrides ?? link.Overrides,
                Attempts = 0,
                NextTryAt = DateTimeOffset.MinValue,
            };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordLink>> ListLeftOutAsync(int limit, CancellationToken cancellationToken)
    {
        lock (access)
        {
            return new([.. links.Values.Where(l => l is { LeftOut: not null, State: not RecordLinkState.Parked }).OrderByDescending(l => l.WantedSequence).Take(limit)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, int>> CountLeftOutAsync(CancellationToken cancellationToken)
    {
        lock (access) return new(links.Values.Where(l => l.State is not RecordLinkState.Parked).Select(l => l.LeftOut).OfType<string>().CountBy(fields => fields).ToDictionary());
    }

    /// <inheritdoc/>
    public ValueTask<int> FillInAsync(string field, CancellationToken cancellationToken)
    {
        lock (access)
        {
            RecordLink[] due = [.. links.Values.Where(l => IsWrittenWithout(l) && l.LeftOut!.Contains($"|{field}|", StringComparison.Ordinal))];
            foreach (var link in due) links[link.Record] = link with { State = RecordLinkState.Dirty, Attempts = 0, NextTryAt = DateTimeOffset.MinValue };
            return new(due.Length);
        }
    }

    /// <inheritdoc/>
    public ValueTask StartOverAsync(IReadOnlyList<RecordMark> marks, CancellationToken cancellationToken)
    {
        lock (access)
        {
            foreach (var mark in marks)
            {
                var wanted = Math.Max(links.GetValueOrDefault(mark.Record)?.WantedSequence ?? 0, mark.Sequence);
                links[mark.Record] = Marked(null, new(mark.Record, wanted)) with { Overrides = links.GetValueOrDefault(mark.Record)?.Overrides };
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask StoreAsync(IReadOnlyList<RecordLink> links, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (access)
        {
            foreach (var link in links) this.links[link.Record] = Stored(this.links.GetValueOrDefault(link.Record, link), link);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<RecordLinkState, int>> CountAsync(CancellationToken cancellationToken)
    {
        lock (access) return new(links.Values.CountBy(l => l.State).ToDictionary());
    }

    private static bool IsWrittenWithout(RecordLink link) => link is { LeftOut: not null, State: RecordLinkState.Clean or RecordLinkState.Held };

    private static RecordLink Stored(RecordLink known, RecordLink link)
    {
        var wanted = Math.Max(known.WantedSequence, link.WantedSequence);
        var isBehind = link.State switch
        {
            RecordLinkState.Clean => wanted > link.WrittenSequence,
            RecordLinkState.Held or RecordLinkState.Parked => wanted > link.WantedSequence,
            _ => false,
        };
        return link with { WantedSequence = wanted, State = isBehind ? RecordLinkState.Dirty : link.State, Overrides = known.Overrides };
    }

    private static RecordLink Marked(RecordLink? known, RecordMark mark) => known switch
    {
        null => new(mark.Record, null, RecordLinkState.Dirty, mark.Sequence, 0, 0, DateTimeOffset.MinValue, null),
        { State: RecordLinkState.Clean or RecordLinkState.Held or RecordLinkState.Parked } =>
            known with { State = RecordLinkState.Dirty, WantedSequence = mark.Sequence, Attempts = 0, NextTryAt = DateTimeOffset.MinValue },
        { Attempts: 0 } => known with { WantedSequence = mark.Sequence, NextTryAt = DateTimeOffset.MinValue },
        _ => known with { WantedSequence = mark.Sequence },
    };
}
