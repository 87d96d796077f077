using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Recordings;

/// <summary>Messages of recordings: 2550 to 2569.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(2550, LogLevel.Error, "The recording {Path} failed; the call goes on: {Reason}")]
    public static partial void RecordingFailed(this ILogger logger, string path, string reason);
}
