using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Testing.Journal;

/// <summary>A journal that forgets everything with the process, for tests of what is built on it.</summary>
public sealed class InMemoryJournal : IJournal
{
    // Readers may be on other threads than the writer.
    private readonly Lock access = new();
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<InteractionId, long> marks = [];
    private readonly HashSet<Guid> erased = [];

    /// <inheritdoc/>
    public long LastSequence
    {
        get
        {
            lock (access) return entries.Count;
        }
    }

    /// <inheritdoc/>
    public void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        lock (access)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (entries[i].Sequence != this.entries.Count + 1 + i)
                    throw new InvalidOperationException($"Event {entries[i].Sequence} does not follow event {this.entries.Count + i}.");
            }

            this.entries.AddRange(entries.Select(Stored_NeedsLock));
            foreach (var mark in marks) this.marks[mark.Record] = Math.Max(mark.Sequence, this.marks.GetValueOrDefault(mark.Record));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<JournalEntry> Read(long after)
    {
        for (var i = (int)after; EntryAt(i) is { } entry; i++) yield return entry;
    }

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> ReadSubject(Guid subject)
    {
        lock (access) return [.. entries.Where(e => e.Event.Subject == subject)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordMark> ReadMarks(long after, int limit)
    {
        lock (access)
            return [.. marks.Where(m => m.Value > after).OrderBy(m => m.Value).Take(limit).Select(m => new RecordMark(m.Key, m.Value))];
    }

    /// <inheritdoc/>
    public void Erase(Guid subject)
    {
        lock (access)
        {
            erased.Add(subject);
            for (var i = 0; i < entries.Count; i++) entries[i] = Stored_NeedsLock(entries[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private JournalEntry Stored_NeedsLock(JournalEntry entry) =>
        erased.Contains(entry.Event.Subject) ? entry with { Event = ErasedEvent.Of(entry.Event) } : entry;

    private JournalEntry? EntryAt(int index)
    {
        lock (access) return index < entries.Count ? entries[index] : null;
    }
}
