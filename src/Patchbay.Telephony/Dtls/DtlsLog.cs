using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Dtls;

/// <summary>Messages of DTLS: 2570 to 2579.</summary>
internal static partial class DtlsLog
{
    [LoggerMessage(2570, LogLevel.Error, "A DTLS session broke")]
    public static partial void SessionFailed(this ILogger logger, Exception exception);
}
