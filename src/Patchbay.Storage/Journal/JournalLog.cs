using Microsoft.Extensions.Logging;

namespace Patchbay.Storage.Journal;

/// <summary>What the journal and its snapshots tell.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(5001, LogLevel.Information, "Journal {Path} is open, last event {Sequence}")]
    internal static partial void JournalOpen(this ILogger logger, string path, long sequence);

    [LoggerMessage(5002, LogLevel.Warning, "The journal's log could not be moved into its file, it will be tried again: {Reason}")]
    internal static partial void CheckpointFailed(this ILogger logger, string reason);

    [LoggerMessage(5003, LogLevel.Information, "The personal data of {Subject} was erased")]
    internal static partial void SubjectErased(this ILogger logger, Guid subject);

    [LoggerMessage(5004, LogLevel.Debug, "Snapshot after event {Sequence} saved")]
    internal static partial void SnapshotSaved(this ILogger logger, long sequence);

    [LoggerMessage(5005, LogLevel.Warning, "Snapshot {Path} is not used, the journal is replayed instead: {Reason}")]
    internal static partial void SnapshotIgnored(this ILogger logger, string path, string reason);

    [LoggerMessage(5006, LogLevel.Warning, "The hold on the site in {Place} is lost and is tried to get back every second: {Reason}")]
    internal static partial void SiteLockLost(this ILogger logger, string place, string reason);

    [LoggerMessage(5007, LogLevel.Warning, "The databases of {Folder} were moved into PostgreSQL at {MovedAt:u}, and this start goes on with the old files: what happened since is not in them")]
    internal static partial void FolderIsOld(this ILogger logger, string folder, DateTimeOffset movedAt);
}
