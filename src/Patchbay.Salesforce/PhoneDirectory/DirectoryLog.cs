using Microsoft.Extensions.Logging;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Messages of the phone directory.</summary>
internal static partial class DirectoryLog
{
    [LoggerMessage(3401, LogLevel.Information, "The phone directory holds all numbers of the org")]
    public static partial void DirectoryFilled(this ILogger logger);

    [LoggerMessage(3402, LogLevel.Warning, "The phone directory is not kept fresh for now: {Kind}, {Code}")]
    public static partial void DirectoryWaits(this ILogger logger, FaultKind kind, string code);

    [LoggerMessage(3403, LogLevel.Error, "A round of the phone directory failed")]
    public static partial void DirectoryFailed(this ILogger logger, Exception cause);
}
