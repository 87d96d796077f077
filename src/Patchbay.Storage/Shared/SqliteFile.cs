using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Patchbay.Storage.Shared;

/// <summary>One database file: how it is opened for the one who writes it and for those who read it.</summary>
/// <param name="path">The file.</param>
internal sealed class SqliteFile(string path)
{
    private readonly string readers = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = true,
        DefaultTimeout = 5,
    }.ToString();

    /// <summary>The file.</summary>
    internal string Path => path;

    /// <summary>Opens a connection that may write. Nothing is written yet.</summary>
    /// <param name="busyTimeout">How long it waits for another writer.</param>
    /// <returns>The open connection.</returns>
    internal SqliteConnection OpenForWriting(TimeSpan busyTimeout)
    {
        // The driver repeats a busy statement in steps of 150 ms up to its own timeout; SQLite's own waiting comes first and is finer.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 };
        return Open(text.ToString(), (int)busyTimeout.TotalMilliseconds);
    }

    /// <summary>Opens a connection that only reads, or takes one that was used before.</summary>
    /// <returns>The open connection; disposing it keeps it for the next reader.</returns>
    internal SqliteConnection OpenForReading() => Open(readers, 2000);

    /// <summary>Closes the connections that are kept for readers.</summary>
    internal void CloseReaders()
    {
        using var any = new SqliteConnection(readers);
        SqliteConnection.ClearPool(any);
    }

    private static SqliteConnection Open(string text, int busyTimeoutMilliseconds)
    {
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, busyTimeoutMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
