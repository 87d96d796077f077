using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Records;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Says which events may change a call's record in Salesforce. Whether one is worth a request is decided when the record is looked at,
/// since it depends on settings that may change.
/// </summary>
public sealed class CallLogProjection : IRecordProjection
{
    /// <inheritdoc/>
    public InteractionId? Dirties(ExchangeEvent e) => e switch
    {
        OfferMade or OfferAccepted => ((OfferEvent)e).Offer.Call,
        CallDialed or CallForwarded or LegAnswered or CallEnded or WrapUpEnded or RecordingFinished or NotesWritten or RecordPicked or CallerMatched
            or MessageLeft or CallTransferred or PartyLeft or CallPickedUp or TranscriptAttached => ((CallEvent)e).Call,
        MessageHeard or MessageKept or MessageMoved or MessageDeleted => ((MessageEvent)e).Message.Call,
        _ => null,
    };
}
