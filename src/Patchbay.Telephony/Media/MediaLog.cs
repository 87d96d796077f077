using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Media;

/// <summary>Messages of the media engine: 2500 to 2549.</summary>
internal static partial class MediaLog
{
    [LoggerMessage(2500, LogLevel.Error, "A datagram on port {Port} broke its handler ({Count} so far)")]
    public static partial void DatagramHandlerFailed(this ILogger logger, Exception exception, int port, long count);

    [LoggerMessage(2501, LogLevel.Error, "A media tick failed ({Count} so far)")]
    public static partial void TickFailed(this ILogger logger, Exception exception, long count);

    [LoggerMessage(2502, LogLevel.Error, "A handler of media events failed on {MediaEvent}")]
    public static partial void EventHandlerFailed(this ILogger logger, Exception exception, string mediaEvent);

    [LoggerMessage(2503, LogLevel.Warning, "The queue of media events is full; {Count} dropped so far")]
    public static partial void EventDropped(this ILogger logger, long count);

    [LoggerMessage(2504, LogLevel.Warning, "The pacing thread was {LateMilliseconds} ms late and skipped that time")]
    public static partial void PacingSkipped(this ILogger logger, long lateMilliseconds);
}
