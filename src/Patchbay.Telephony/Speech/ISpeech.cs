using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Speech;

/// <summary>Turns words into audio.</summary>
internal interface ISpeech
{
    /// <summary>Speaks a text.</summary>
    /// <param name="text">The words.</param>
    /// <param name="language">Their language: <c>en</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The audio; null when it could not be spoken, which is logged.</returns>
    Task<AudioClip?> SpeakAsync(string text, string language, CancellationToken cancellationToken);
}
