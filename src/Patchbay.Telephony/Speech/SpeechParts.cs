using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Speech;

/// <summary>Chooses who speaks.</summary>
internal static class SpeechParts
{
    /// <summary>Where spoken words are kept over a restart; null when they are not.</summary>
    /// <param name="options">How much.</param>
    /// <param name="folder">Where; null for nowhere.</param>
    /// <param name="logger">Where trouble is told.</param>
    internal static SpeechDisk? Disk(SpeechOptions options, string? folder, ILogger logger) =>
        options.DiskBytes > 0 && folder is not null ? new(folder, options.VoiceName, options.DiskBytes, logger) : null;

    /// <returns>A program that is installed, to speak while the service that is set does not; null for none.</returns>
    internal static ISpeech? StandIn(SpeechOptions options, ILogger logger)
    {
        if (options.Url is null || ProgramSpeech.Find() is not { } program) return null;
        logger.SpeechStandsIn(program);
        return new ProgramSpeech(program, logger);
    }

    /// <returns>The service that is set, a program that is installed, or null.</returns>
    internal static ISpeech? Open(SpeechOptions options, ILogger logger)
    {
        if (options.Url is { } url)
        {
            logger.SpeechReady(url);
            return new HttpSpeech(options, logger, ProgramSpeech.Find());
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
