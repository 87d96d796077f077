using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>
/// Moves what was appended from the write-ahead log into the database file, on a thread and a connection of its own: an append waits for
/// the sync of the log and for nothing else.
/// </summary>
/// <remarks>
/// The log is kept short because it is then written over from its beginning: a commit that makes the file longer has the file system note that
/// with each sync as well, and costs half as much again.
/// </remarks>
internal sealed class CheckpointThread : IDisposable
{
    private const long BytesBetween = 4 << 20;

    // The log takes whole pages, one at least of each tree that a commit touches: some seven, however few bytes it brings.
    private const long BytesOfCommit = 7 * 4096;

    // A log that never falls empty under steady load would grow for ever: beyond this length the writer waits once, for a moment.
    private const long LongestLogPages = (8 << 20) / 4096;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly SqliteFile file;
    private readonly ILogger logger;

    // Due at once: what a process left in the log that was killed would otherwise be read again at every start, and grow with each.
    private readonly AutoResetEvent due = new(true);

    private readonly Thread thread;
    private volatile bool stopping;
    private volatile bool truncates;
    private long written;

    /// <summary>Starts the thread.</summary>
    /// <param name="file">The journal's file.</param>
    /// <param name="logger">Where failures are told.</param>
    internal CheckpointThread(SqliteFile file, ILogger logger)
    {
        this.file = file;
        this.logger = logger;
        thread = new(Run) { Name = "journal checkpoints", IsBackground = true };
        thread.Start();
    }

    /// <summary>Called by the writer after a commit.</summary>
    /// <param name="bytes">Length of what it brought.</param>
    internal void Wrote(long bytes)
    {
        written += BytesOfCommit + bytes;
        if (written < BytesBetween) return;
        written = 0;
        due.Set();
    }

    /// <summary>Asks to empty the log, in which a destroyed key may still stand.</summary>
    internal void Truncate()
    {
        truncates = true;
        due.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stopping = true;
        due.Set();
        thread.Join();
        due.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            // Emptying the log is repeated until no reader stands in its way.
            due.WaitOne(truncates ? TimeSpan.FromSeconds(1) : Timeout.InfiniteTimeSpan);
            if (stopping) return;
            try
            {
                Checkpoint();
            }
            catch (SqliteException failure)
            {
                logger.CheckpointFailed(failure.Message);
            }
        }
    }

    private void Checkpoint()
    {
        using var connection = file.OpenForWriting(LongestWait);
        connection.Execute("PRAGMA synchronous=FULL");
        var (_, pages) = Checkpoint(connection, "PASSIVE");
        if (truncates) truncates = Checkpoint(connection, "TRUNCATE").IsBusy;
        else if (pages > LongestLogPages) Checkpoint(connection, "RESTART");
    }

    private static (bool IsBusy, long Pages) Checkpoint(SqliteConnection connection, string mode) => connection
        .Rows($"PRAGMA wal_checkpoint({mode})", row => (row.GetInt64(0) != 0, row.GetInt64(1)))[0];
}
