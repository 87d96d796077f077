using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Speech;

/// <summary>Chooses who speaks.</summary>
internal static class SpeechParts
{
    /// <returns>The service that is set, a program that is installed, or null.</returns>
    internal static ISpeech? Open(SpeechOptions options, ILogger logger)
    {
        if (options.Url is { } url)
        {
            logger.SpeechReady(url);
            return new HttpSpeech(options, logger);
        }

        if (ProgramSpeech.Find() is not { } program)
        {
            logger.SpeechMissing();
            return null;
        }

        logger.SpeechReady(program);
        return new ProgramSpeech(program, logger);
    }
}
