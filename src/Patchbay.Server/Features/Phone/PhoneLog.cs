namespace Patchbay.Server.Features.Phone;

/// <summary>Messages of the phone feature.</summary>
internal static partial class PhoneLog
{
    [LoggerMessage(1100, LogLevel.Warning, "A panel could not be reached: {Reason}")]
    public static partial void PanelNotReached(this ILogger logger, string reason);

    [LoggerMessage(1101, LogLevel.Warning, "The last calls of agents could not be read from the journal, and panels show none of before the start: {Reason}")]
    public static partial void RecentCallsUnread(this ILogger logger, string reason);
}
