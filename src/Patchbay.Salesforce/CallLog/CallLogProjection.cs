using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Says which events change a call's record in Salesforce. The record is written first when the call ended, so events that can only come
/// before need no mark; one that may come on either side of the end marks, and the writer leaves a call alone that still runs.
/// </summary>
public sealed class CallLogProjection : IRecordProjection
{
    /// <inheritdoc/>
    public InteractionId? Dirties(ExchangeEvent e) =>
        e is CallEnded or WrapUpEnded or RecordingFinished or NotesWritten or RecordPicked or CallerMatched ? ((CallEvent)e).Call : null;
}
