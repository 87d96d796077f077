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

    [LoggerMessage(3404, LogLevel.Information, "The phone directory was loaded: {Rows} records in {Seconds:F1} s")]
    public static partial void DirectoryLoaded(this ILogger logger, long rows, double seconds);

    [LoggerMessage(3405, LogLevel.Information, "The org takes no bulk query for {Object} ({Code}); it is read page by page")]
    public static partial void NoBulkJobs(this ILogger logger, string @object, string code);

    [LoggerMessage(3406, LogLevel.Information, "Results of a bulk query broke off ({Cause}); try {Tries} failed, they are asked for again")]
    public static partial void BulkPageBroke(this ILogger logger, int tries, string cause);

    [LoggerMessage(3407, LogLevel.Information, "A bulk query's job could not be deleted: {Code}")]
    public static partial void BulkJobStays(this ILogger logger, string code);

    [LoggerMessage(3408, LogLevel.Warning, "Changes of the org are not told for now; they are asked for instead")]
    public static partial void ChangesBroke(this ILogger logger, Exception cause);
}
