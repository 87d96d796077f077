using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Transcripts;

/// <summary>Takes transcripts in, from whatever wrote them.</summary>
public interface ITranscripts
{
    /// <summary>Attaches a transcript to a call, which may be long over. The Task follows with the next write.</summary>
    /// <param name="call">Which call.</param>
    /// <param name="text">What was said.</param>
    /// <param name="source">Who or what wrote it.</param>
    /// <param name="cancellationToken">Stops it before anything is attached.</param>
    /// <returns>Null when it is attached; else the refusal: no such call, one of another org, too long, empty.</returns>
    Task<Refusal?> AttachAsync(InteractionId call, string text, string source, CancellationToken cancellationToken);
}
