using Microsoft.Extensions.Logging;

namespace Patchbay.Runtime.Loop;

/// <summary>Messages of the loop.</summary>
internal static partial class LoopLog
{
    [LoggerMessage(4000, LogLevel.Warning, "The journal cannot be written: {Reason} Trying again.")]
    public static partial void JournalCannotBeWritten(this ILogger logger, string reason);

    [LoggerMessage(4001, LogLevel.Error, "The journal has not been written for {Limit}. New calls get 503 and offering stops; running calls go on.")]
    public static partial void JournalStandsStill(this ILogger logger, TimeSpan limit);

    [LoggerMessage(4002, LogLevel.Information, "The journal is written again.")]
    public static partial void JournalIsBack(this ILogger logger);

    [LoggerMessage(4003, LogLevel.Critical, "The exchange stops: a rule failed. A restart goes on from the journal.")]
    public static partial void LoopFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4004, LogLevel.Information, "Site restored at event {Sequence}: {Agents} agents, {Calls} open calls, in {Milliseconds} ms.")]
    public static partial void SiteRestored(this ILogger logger, long sequence, int agents, int calls, double milliseconds);

    [LoggerMessage(4005, LogLevel.Warning, "No snapshot was taken: {Reason}")]
    public static partial void NoSnapshot(this ILogger logger, string reason);
}
