using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>
/// A transcript of a call arrived, maybe long after the call. Whoever sends it has seen that the call exists. A second one takes the place of the first.
/// </summary>
/// <param name="Call">Which.</param>
/// <param name="Text">What was said; at most 100,000 characters.</param>
/// <param name="Source">Who or what wrote it, at most 80 characters: <c>whisper large-v3</c>.</param>
public sealed record AttachTranscript(InteractionId Call, PersonalText Text, string Source) : CallCommand(Call)
{
    /// <summary>Most characters of a transcript.</summary>
    public const int LongestText = 100_000;

    /// <summary>Most characters of a source.</summary>
    public const int LongestSource = 80;
}

/// <summary>A transcript of the call arrived.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Text">What was said.</param>
/// <param name="Source">Who or what wrote it.</param>
public sealed record TranscriptAttached(DateTimeOffset At, InteractionId Call, PersonalText Text, string Source) : CallEvent(At, Call);
