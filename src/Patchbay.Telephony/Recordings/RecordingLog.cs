using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Recordings;

/// <summary>Messages of recordings: 2550 to 2569.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(2550, LogLevel.Error, "The recording {Path} failed: {Reason}")]
    public static partial void RecordingFailed(this ILogger logger, string path, string reason);

    [LoggerMessage(2551, LogLevel.Warning, "The recording {Path} waits for the disk; the call goes on: {Reason}")]
    public static partial void RecordingWaits(this ILogger logger, string path, string reason);

    [LoggerMessage(2552, LogLevel.Warning, "The recording {Path} goes on; {LostSeconds:F1} s of it are silence")]
    public static partial void RecordingGoesOn(this ILogger logger, string path, double lostSeconds);
}
