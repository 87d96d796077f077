using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Journal;

/// <summary>One event with its place in the site's history.</summary>
/// <param name="Sequence">Counts the site's events from 1 without a gap.</param>
/// <param name="Event">The event.</param>
public sealed record JournalEntry(long Sequence, ExchangeEvent Event);

/// <summary>A record of the CRM no longer shows what the journal knows. One per record; a later event replaces it.</summary>
/// <param name="Record">The interaction that the record is about.</param>
/// <param name="Sequence">The last event that changed it.</param>
public sealed record RecordMark(InteractionId Record, long Sequence);

/// <summary>
/// The history of one site. Written by one thread; reading is allowed on others. Personal text is sealed on its way in and opened on
/// its way out.
/// </summary>
public interface IJournal : IDisposable
{
    /// <summary>Sequence of the last event that is safe on disk; 0 for an empty journal.</summary>
    long LastSequence { get; }

    /// <summary>Writes events and marks in one transaction. When it returns they survive a loss of power.</summary>
    /// <param name="entries">Events that follow <see cref="LastSequence"/> without a gap.</param>
    /// <param name="marks">Records that they make dirty.</param>
    /// <exception cref="JournalFault">Nothing of it was written.</exception>
    void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks);

    /// <summary>Reads events in order.</summary>
    /// <param name="after">The sequence before the first one wanted.</param>
    /// <returns>The events, read as the caller moves on.</returns>
    /// <exception cref="JournalFault">The journal cannot be read, or holds an event of a type this version does not know.</exception>
    IEnumerable<JournalEntry> Read(long after);

    /// <summary>Reads the events of one subject in order.</summary>
    /// <param name="subject">A call's or an agent's id.</param>
    /// <returns>Its events; none when it is unknown.</returns>
    IReadOnlyList<JournalEntry> ReadSubject(Guid subject);

    /// <summary>Reads marks in the order of their sequence.</summary>
    /// <param name="after">The sequence before the first one wanted.</param>
    /// <param name="limit">Most marks to read.</param>
    /// <returns>The marks.</returns>
    IReadOnlyList<RecordMark> ReadMarks(long after, int limit);

    /// <summary>Destroys the key of a subject: its personal text reads as erased from now on, in every copy of the journal.</summary>
    /// <param name="subject">A call's or an agent's id.</param>
    void Erase(Guid subject);
}

/// <summary>The journal could not be read or written.</summary>
/// <param name="message">One sentence for the operator.</param>
/// <param name="isTransient">True when the same call may work later: a full or slow disk.</param>
/// <param name="inner">The cause.</param>
public sealed class JournalFault(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when the same call may work later.</summary>
    public bool IsTransient { get; } = isTransient;
}

/// <summary>Keeps the newest snapshot of a site.</summary>
public interface ISnapshotStore
{
    /// <summary>Replaces the snapshot, whole or not at all.</summary>
    /// <param name="snapshot">What to keep.</param>
    void Save(SiteSnapshot snapshot);

    /// <summary>Reads the newest snapshot.</summary>
    /// <returns>The snapshot; null when there is none, or it is of another format and was thrown away.</returns>
    SiteSnapshot? Load();
}
