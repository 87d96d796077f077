using Microsoft.Extensions.Logging;

namespace Patchbay.Salesforce.Sharing;

/// <summary>Messages about who may see a record.</summary>
internal static partial class SharingLog
{
    [LoggerMessage(3321, LogLevel.Warning, "Salesforce did not say who may see a caller's record: {Code}")]
    public static partial void SharingNotTold(this ILogger logger, string code);

    [LoggerMessage(3322, LogLevel.Warning, "The org's sharing settings could not be read: {Code}")]
    public static partial void SharingModelsClosed(this ILogger logger, string code);
}
