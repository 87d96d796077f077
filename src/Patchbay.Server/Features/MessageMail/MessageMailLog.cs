namespace Patchbay.Server.Features.MessageMail;

/// <summary>What the mailer tells. It names no caller and no address.</summary>
internal static partial class MessageMailLog
{
    [LoggerMessage(1300, LogLevel.Information, "The notice of message {Message} was handed in")]
    internal static partial void NoticeSent(this ILogger logger, string message);

    [LoggerMessage(1301, LogLevel.Warning, "The notice of message {Message} was handed in, but the mail server refused {Count} of its addresses for good; look at MessageMail:Boxes")]
    internal static partial void AddressesRefused(this ILogger logger, string message, int count);

    [LoggerMessage(1302, LogLevel.Warning, "The notice of message {Message} was not handed in and is tried again in {Pause}: {Reason}")]
    internal static partial void NoticePutOff(this ILogger logger, string message, TimeSpan pause, string reason);

    [LoggerMessage(1303, LogLevel.Error, "The notice of message {Message} is given up, the message waits in panel and desk: {Reason}")]
    internal static partial void NoticeGivenUp(this ILogger logger, string message, string reason);

    [LoggerMessage(1304, LogLevel.Error, "That a notice of message {Message} went out could not be kept: {Reason}")]
    internal static partial void NoticeNotKept(this ILogger logger, string message, string reason);
}
