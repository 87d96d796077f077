namespace Patchbay.DemoOrg.Bulk;

/// <summary>What jobs have to tell the operator.</summary>
internal static partial class BulkLog
{
    [LoggerMessage(9911, LogLevel.Warning, "Bulk job {Id} failed")]
    public static partial void JobFailed(this ILogger logger, string id, Exception fault);
}
