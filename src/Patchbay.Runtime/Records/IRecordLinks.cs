using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Records;

/// <summary>Where a record's journey to the CRM stands.</summary>
public enum RecordLinkState
{
    /// <summary>Something is to be written as soon as possible, or at <see cref="RecordLink.NextTryAt"/>.</summary>
    Dirty,

    /// <summary>The CRM shows everything up to <see cref="RecordLink.WrittenSequence"/>.</summary>
    Clean,

    /// <summary>The CRM's own rules refuse it; a person must look.</summary>
    Parked,

    /// <summary>A person deleted it in the CRM; it stays deleted.</summary>
    Deleted,
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
    DateTimeOffset NextTryAt, string? Error);

/// <summary>Durable memory of the record writer. Written by it alone.</summary>
public interface IRecordLinks
{
    /// <summary>Takes marks in and moves the cursor, in one transaction. A clean or parked link becomes dirty; a deleted one stays.</summary>
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
    /// <param name="limit">Most links to read.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The links.</returns>
    ValueTask<IReadOnlyList<RecordLink>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Finds the link of an interaction.</summary>
    /// <param name="record">Which.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The link; null when nothing was ever marked.</returns>
    ValueTask<RecordLink?> FindAsync(InteractionId record, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the outcome of tries. A link whose wanted sequence grew meanwhile stays dirty: the stored state is Dirty whenever the
    /// wanted sequence in the store is above the given written sequence and the given state is Clean.
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
