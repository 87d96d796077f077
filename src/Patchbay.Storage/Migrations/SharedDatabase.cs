using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Migrations;

/// <summary>A database file with one writer task and any number of readers.</summary>
internal sealed class SharedDatabase : IDatabase
{
    private readonly SqliteFile file;
    private readonly WriterTask writer;
    private readonly ConcurrentDictionary<string, PreparedReads> prepared = [];

    /// <summary>Opens the file, creating it when missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Which database it is: the folder of its steps.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    internal SharedDatabase(string path, string name)
    {
        file = new(path);
        writer = new(Database.Open(file, name), path);
    }

    /// <inheritdoc cref="WriterTask.WriteAsync"/>
    internal ValueTask<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => write((SqliteConnection)connection), cancellationToken);

    /// <inheritdoc/>
    ValueTask<T> IDatabase.WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken) =>
        writer.WriteAsync(write, cancellationToken);

    /// <inheritdoc/>
    T IDatabase.Read<T>(Func<DbConnection, T> read, CancellationToken cancellationToken) => Read<T>(read, cancellationToken);

    /// <summary>Reads something, on the caller's thread: a look-up is shorter than a change of threads.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">The query.</param>
    /// <param name="cancellationToken">Stops before the read begins.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="StorageFault">The file cannot be read.</exception>
    internal T Read<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var connection = file.OpenForReading();
            return read(connection);
        }
        catch (SqliteException failure)
        {
            throw Fault(failure);
        }
    }

    /// <summary>Reads the rows of a query that is asked for every call; it stays prepared.</summary>
    /// <typeparam name="T">What a row is made into.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="parameters">Names and values, of the same names each time.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="StorageFault">The file cannot be read.</exception>
    internal List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        try
        {
            return prepared.GetOrAdd(sql, static (sql, file) => new(file, sql), file).Rows(read, parameters);
        }
        catch (SqliteException failure)
        {
            throw Fault(failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var reads in prepared.Values) reads.Dispose();
        file.CloseReaders();
        await writer.DisposeAsync();
    }

    private StorageFault Fault(SqliteException failure) => new($"Patchbay cannot read {file.Path}: {failure.Message}", failure);
}
