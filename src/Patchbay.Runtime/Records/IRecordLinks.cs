using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Records;

/// <summary>Where a record's journey to the CRM stands.</summary>
public enum RecordLinkState
{
    /// <summary>Something is to be written as soon as possible, or at <see cref="RecordLink.NextTryAt"/>.</summary>
    Dirty,

    /// <summary>The CRM shows everything up to <see cref="RecordLink.WrittenSequence"/>.</summary>
    Clean,

    /// <summary>Whatever is due by now is written; the rest is written when the call goes on, which the next mark tells.</summary>
    Held,

    /// <summary>The CRM's own rules refuse it; a person must look.</summary>
    Parked,

    /// <summary>A person deleted it in the CRM; it stays deleted.</summary>
    Deleted,

    /// <summary>It was parked, and a person decided that it is not written.</summary>
    Dropped,
}

/// <summary>The link between an interaction and its record in the CRM.</summary>
/// <param name="Record">The interaction; its text form is the external id.</param>
/// <param name="CrmId">The record's id in the CRM; null until the first write succeeded.</param>
/// <param name="State">Where it stands.</param>
/// <param name="WantedSequence">The last event that the CRM should show.</param>
/// <param name="WrittenSequence">The last event that it shows; 0 when never written.</param>
/// <param name="Attempts">Failed tries since the last success.</param>
/// <param name="NextTryAt">Not before this instant.</param>
/// <param name="Error">Code of the last failure; null when none.</param>
public sealed record RecordLink(
    InteractionId Record, string? CrmId, RecordLinkState State, long WantedSequence, long WrittenSequence, int Attempts,
    DateTimeOffset NextTryAt, string? Error)
{
    /// <summary>What the CRM said about the last failure, without our own values in it; null when it said nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Fields that a person set when the record was parked, as a JSON object; they go before ours. Null when none.</summary>
    public string? Overrides { get; init; }

    /// <summary>Id of the second record that is kept for the interaction; null until its first write succeeded, or when none is kept.</summary>
    public string? CompanionId { get; init; }

    /// <summary>The last event that the second record shows; <see cref="long.MaxValue"/> when a person deleted it.</summary>
    public long CompanionSequence { get; init; }

    /// <summary>
    /// Fields that were left out when the records were written, because the CRM lacks them: <c>|Task.CallDisposition|Phone_Call__c.Outcome__c|</c>.
    /// They are still to be written; null when none are.
    /// </summary>
    public string? LeftOut { get; init; }
}

/// <summary>What a person decided about a parked record, or about one that was written without some fields.</summary>
/// <param name="State">
/// <see cref="RecordLinkState.Dirty"/> to try it again, <see cref="RecordLinkState.Dropped"/> to give it up: a written one stays as it is then,
/// and what was left out is forgotten.
/// </param>
/// <param name="Overrides">New value of <see cref="RecordLink.Overrides"/>; null to leave it as it is.</param>
public sealed record ParkedAnswer(RecordLinkState State, string? Overrides = null);

/// <summary>Durable memory of the record writer. Written by it, and by people who answer for parked records.</summary>
public interface IRecordLinks
{
    /// <summary>
    /// Takes marks in and moves the cursor, in one transaction. A clean, held or parked link becomes dirty; a deleted or dropped one stays. A
    /// dirty one that was only put off is due at once; one whose last try failed goes on waiting.
    /// </summary>
    /// <param name="marks">New marks in order.</param>
    /// <param name="cursor">Sequence up to which marks were read.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask TakeAsync(IReadOnlyList<Journal.RecordMark> marks, long cursor, CancellationToken cancellationToken);

    /// <summary>Reads the cursor of <see cref="TakeAsync"/>.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The sequence; 0 at first.</returns>
    ValueTask<long> ReadCursorAsync(CancellationToken cancellationToken);

    /// <summary>Reads dirty links whose time has come, oldest wish first.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="after">The wanted sequence before the first one wanted; 0 for all.</param>
    /// <param name="limit">Most links to read.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The links.</returns>
    ValueTask<IReadOnlyList<RecordLink>> ReadDueAsync(DateTimeOffset now, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Finds the link of an interaction.</summary>
    /// <param name="record">Which.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The link; null when nothing was ever marked.</returns>
    ValueTask<RecordLink?> FindAsync(InteractionId record, CancellationToken cancellationToken);

    /// <summary>Reads links in one state, newest wish first.</summary>
    /// <param name="state">Which.</param>
    /// <param name="limit">Most links to read.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The links.</returns>
    ValueTask<IReadOnlyList<RecordLink>> ListAsync(RecordLinkState state, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a person's decision about a link that is parked, or clean or held with fields left out. One that is to be tried again is due at
    /// once, with no failed tries.
    /// </summary>
    /// <param name="record">Which.</param>
    /// <param name="answer">The decision.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>False when there is no such link.</returns>
    ValueTask<bool> AnswerAsync(InteractionId record, ParkedAnswer answer, CancellationToken cancellationToken);

    /// <summary>Reads links that were written without some fields, newest wish first; parked ones left out.</summary>
    /// <param name="limit">Most links to read.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The links.</returns>
    ValueTask<IReadOnlyList<RecordLink>> ListLeftOutAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Counts links by what was left out of their records; parked ones left out.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The counts by <see cref="RecordLink.LeftOut"/>.</returns>
    ValueTask<IReadOnlyDictionary<string, int>> CountLeftOutAsync(CancellationToken cancellationToken);

    /// <summary>Makes clean and held links that were written without a field due at once.</summary>
    /// <param name="field">The field with its object before it: <c>Task.CallDisposition</c>.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>How many.</returns>
    ValueTask<int> FillInAsync(string field, CancellationToken cancellationToken);

    /// <summary>Forgets what was written of records, so that each is written as if for the first time, whatever state it was in.</summary>
    /// <param name="marks">The records, each with its last event.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask StartOverAsync(IReadOnlyList<Journal.RecordMark> marks, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the outcome of tries. A link whose wanted sequence grew meanwhile stays dirty: the stored state is Dirty whenever the
    /// wanted sequence in the store is above the given written sequence and the given state is Clean, or above the given wanted sequence
    /// and the given state is Held or Parked. What a person set is left alone.
    /// </summary>
    /// <param name="links">The links as they stand after the try.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask StoreAsync(IReadOnlyList<RecordLink> links, CancellationToken cancellationToken);

    /// <summary>Counts links by state, for the trouble line and the operator.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The counts; states without links may be missing.</returns>
    ValueTask<IReadOnlyDictionary<RecordLinkState, int>> CountAsync(CancellationToken cancellationToken);
}

/// <summary>Says which events make a record of the CRM dirty. Called by the loop for every event, so that the mark is in the same transaction.</summary>
public interface IRecordProjection
{
    /// <summary>Names the record that an event changes.</summary>
    /// <param name="e">The event.</param>
    /// <returns>The interaction whose record is dirty now; null when none is.</returns>
    InteractionId? Dirties(ExchangeEvent e);
}
