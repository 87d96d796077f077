using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Transcripts;

/// <summary>Looks whether the call exists, and puts the transcript into the journal, sealed like all personal text.</summary>
internal sealed class TranscriptIntake(IJournal journal, IExchange exchange, IOrgStanding standing) : ITranscripts
{
    private static readonly Refusal noCall = new("call.unknown", "There is no such call.");
    private static readonly Refusal another = new("call.elsewhere", "This call is written to another org, the one that was live as it began.");

    /// <inheritdoc/>
    public async Task<Refusal?> AttachAsync(InteractionId call, string text, string source, CancellationToken cancellationToken)
    {
        if (CallRecordFold.Fold(journal.ReadSubject(call.Value).Select(e => e.Event)) is null) return noCall;
        if (!standing.Owns(call)) return another;
        return await exchange.SubmitAsync(new AttachTranscript(call, PersonalText.Of(text), source), cancellationToken);
    }
}
