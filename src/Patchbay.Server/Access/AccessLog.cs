namespace Patchbay.Server.Access;

/// <summary>What the way in tells.</summary>
internal static partial class AccessLog
{
    [LoggerMessage(1200, LogLevel.Information, "The new certificate is in use, it holds until {Until:u}")]
    internal static partial void CertificateReplaced(this ILogger logger, DateTimeOffset until);

    [LoggerMessage(1201, LogLevel.Warning, "The changed certificate is not used, the one before it stays: {Reason}")]
    internal static partial void CertificateNotReplaced(this ILogger logger, string reason);

    [LoggerMessage(1202, LogLevel.Warning, "The certificate of the web server expires at {Until:u}; without a new one no panel can connect from then on")]
    internal static partial void CertificateExpires(this ILogger logger, DateTimeOffset until);

    [LoggerMessage(1203, LogLevel.Information, "{Count} open panels were closed: their account was disabled or has a new password")]
    internal static partial void PanelsClosed(this ILogger logger, int count);

    [LoggerMessage(1204, LogLevel.Warning, "Accounts cannot be read, so disabled ones keep their open panels meanwhile: {Reason}")]
    internal static partial void AccountsUnread(this ILogger logger, string reason);
}
