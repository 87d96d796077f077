using Patchbay.Runtime.Journal;

namespace Patchbay.Salesforce.Orgs;

/// <summary>The site's journal as one org sees it: all events, but only the marks of calls that are its own.</summary>
internal sealed class OrgJournal(IJournal journal, OrgStanding standing) : IJournal
{
    /// <inheritdoc/>
    public long LastSequence => journal.LastSequence;

    /// <inheritdoc/>
    public void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks) =>
        throw new InvalidOperationException("An org reads the journal; only the exchange writes it.");

    /// <inheritdoc/>
    public IEnumerable<JournalEntry> Read(long after) => journal.Read(after);

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> ReadSubject(Guid subject) => journal.ReadSubject(subject);

    /// <inheritdoc/>
    public IReadOnlyList<RecordMark> ReadMarks(long after, int limit)
    {
        // What was marked before the org was disconnected is done with, or given up.
        after = Math.Max(after, standing.WrittenUntil);
        if (standing.OwnsAll) return journal.ReadMarks(after, limit);
        while (journal.ReadMarks(after, limit) is { Count: > 0 } marks)
        {
            if (marks.Where(mark => standing.Owns(mark.Record)).ToList() is { Count: > 0 } mine) return mine;
            after = marks[^1].Sequence;
        }

        return [];
    }

    /// <inheritdoc/>
    public void Erase(Guid subject) => journal.Erase(subject);

    /// <summary>Nothing: the journal is the site's.</summary>
    public void Dispose()
    {
    }
}
