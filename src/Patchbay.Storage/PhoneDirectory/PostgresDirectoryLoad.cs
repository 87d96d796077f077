using System.Data.Common;
using Npgsql;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>A full load into tables beside those in use. What a crash leaves of them is dropped by the next one.</summary>
internal sealed class PostgresDirectoryLoad : IDirectoryLoad
{
    /// <summary>Beginning of the names of the tables that are being filled.</summary>
    internal const string Tables = "loading_";

    /// <summary>What is put in elsewhere meanwhile and kept; what comes on top of it is read from the org again after the load.</summary>
    private const int MostMissed = 10_000;

    private static readonly string[] names = ["entry", "number", "other_key", "related"];

    private readonly PostgresPhoneDirectory directory;
    private readonly string place;
    private readonly NpgsqlConnection connection;
    private readonly PostgresCopy copy;
    private readonly SemaphoreSlim access = new(1);
    private readonly List<Action<DbConnection, PostgresDirectoryLoad>> missed = [];

    internal PostgresDirectoryLoad(PostgresPhoneDirectory directory, PostgresDatabase database)
    {
        (this.directory, place) = (directory, database.Place);
        connection = database.Source.CreateConnection();
        copy = new(connection);
        Try(Begin);
    }

    /// <summary>Puts records into the tables that are being filled.</summary>
    internal PostgresEntries Entries { get; } = new(Tables);

    /// <summary>The same for business.</summary>
    internal PostgresRelated Related { get; } = new(Tables);

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken) => InTurnAsync(() => copy.Append(records), cancellationToken);

    /// <inheritdoc/>
    public ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken) =>
        InTurnAsync(() => Related.Put(connection, records), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(IReadOnlyDictionary<string, string> cursors, CancellationToken cancellationToken)
    {
        await InTurnAsync(copy.Sort, cancellationToken);
        await directory.ReplaceAsync(this, cursors, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await access.WaitAsync(CancellationToken.None);
        try
        {
            if (connection.State is System.Data.ConnectionState.Open) Drop();
        }
        catch (DbException)
        {
            // The next load drops what is left.
        }

        await connection.DisposeAsync();
        access.Dispose();
        directory.Ended(this);
    }

    /// <summary>Remembers a write to the tables in use. Called by the one who has the right to write.</summary>
    internal void Miss(Action<DbConnection, PostgresDirectoryLoad> again)
    {
        if (missed.Count < MostMissed) missed.Add(again);
    }

    /// <summary>Puts in what was missed, and takes the place of the tables in use. Called by the one who has the right to write.</summary>
    internal void Finish(IReadOnlyDictionary<string, string> cursors) => Try(() =>
    {
        connection.Execute("SET synchronous_commit = on");
        foreach (var again in missed) again(connection, this);
        using var transaction = connection.BeginTransaction();
        // Look-ups wait from here on, for a moment.
        foreach (var name in names) connection.Execute($"DROP TABLE {name}; ALTER TABLE {Tables}{name} RENAME TO {name}");
        connection.Execute("DELETE FROM source_cursor");
        foreach (var (source, cursor) in cursors) PostgresPhoneDirectory.WriteCursor(connection, source, cursor);
        transaction.Commit();
        connection.Close();
    });

    private void Begin()
    {
        connection.Open();
        // The load is lost with the server anyway; it is made safe with the commit at its end.
        connection.Execute("SET synchronous_commit = off");
        Drop();
        foreach (var name in names) connection.Execute($"CREATE TABLE {Tables}{name} (LIKE {name} INCLUDING DEFAULTS)");
        // Business is put in row by row, of which a later copy replaces an earlier one.
        connection.Execute($"ALTER TABLE {Tables}related ADD PRIMARY KEY (id)");
    }

    private void Drop() => connection.Execute($"DROP TABLE IF EXISTS {string.Join(", ", names.Select(name => Tables + name))}");

    private async ValueTask InTurnAsync(Action write, CancellationToken cancellationToken)
    {
        await access.WaitAsync(cancellationToken);
        try
        {
            Try(write);
        }
        finally
        {
            access.Release();
        }
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (DbException failure)
        {
            throw new StorageFault($"Patchbay cannot write to {place}: {failure.Message}", failure);
        }
    }
}
