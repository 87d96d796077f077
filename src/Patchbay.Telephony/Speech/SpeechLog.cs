using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Speech;

internal static partial class SpeechLog
{
    [LoggerMessage(2801, LogLevel.Warning, "Words could not be spoken by {Engine}: {Reason}")]
    public static partial void SpeechFailed(this ILogger logger, string engine, string reason);

    [LoggerMessage(2806, LogLevel.Warning, "{Engine} does not speak: {Reason}; {StandIn} speaks in its stead")]
    public static partial void SpeechIsStoodInFor(this ILogger logger, string engine, string reason, string standIn);

    [LoggerMessage(2807, LogLevel.Information, "{Engine} speaks again")]
    public static partial void SpeechIsBack(this ILogger logger, string engine);

    [LoggerMessage(2802, LogLevel.Information, "Words without a recording are spoken by {Engine}")]
    public static partial void SpeechReady(this ILogger logger, string engine);

    [LoggerMessage(2803, LogLevel.Warning, "Nothing speaks words without a recording; install espeak-ng, or set Speech:Url")]
    public static partial void SpeechMissing(this ILogger logger);

    [LoggerMessage(2805, LogLevel.Information, "While the service does not speak, {Engine} does")]
    public static partial void SpeechStandsIn(this ILogger logger, string engine);

    [LoggerMessage(2804, LogLevel.Warning, "Spoken words are not kept on the disk: {Reason}")]
    public static partial void SpeechNotKept(this ILogger logger, string reason);
}
