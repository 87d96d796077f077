namespace Patchbay.Server.Features.Phone;

/// <summary>Messages of the phone feature.</summary>
internal static partial class PhoneLog
{
    [LoggerMessage(1100, LogLevel.Warning, "A panel could not be reached: {Reason}")]
    public static partial void PanelNotReached(this ILogger logger, string reason);
}
