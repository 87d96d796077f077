using System.Data.Common;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>The phone directory of one org in one schema of PostgreSQL. It can be emptied and filled again at any time.</summary>
public sealed class PostgresPhoneDirectory : IPhoneDirectory, IAsyncDisposable
{
    private static readonly PostgresEntries entries = new("");
    private static readonly PostgresRelated related = new("");

    private readonly PostgresDatabase database;
    private readonly PostgresQueries queries;

    /// <summary>The right to write, and to replace the tables.</summary>
    private readonly SemaphoreSlim writing = new(1);
    private PostgresDirectoryLoad? load;

    /// <summary>Opens a schema, creating it when missing.</summary>
    /// <param name="place">The database.</param>
    /// <param name="schema">The schema; null for the only one.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    internal PostgresPhoneDirectory(PostgresPlace place, string? schema = null)
    {
        database = PostgresDatabase.Open(place, "Directory", schema);
        queries = new(database);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken) => queries.FindAsync(number, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken) => queries.FindAsync(key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DirectoryRecord?> GetAsync(string id, CancellationToken cancellationToken) => queries.GetAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken) => WriteAsync(
        connection => entries.Put(connection, records), (connection, loading) => loading.Entries.Put(connection, records), cancellationToken);

    /// <inheritdoc/>
    public ValueTask NoteContactsAsync(IReadOnlyList<ContactNote> notes, CancellationToken cancellationToken) => WriteAsync(
        connection => entries.Note(connection, notes), (connection, loading) => loading.Entries.Note(connection, notes), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RelatedSummary>> FindRelatedAsync(IReadOnlyList<string> owners, CancellationToken cancellationToken) =>
        queries.FindRelatedAsync(owners, cancellationToken);

    /// <inheritdoc/>
    public ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken) => WriteAsync(
        connection => related.Put(connection, records), (connection, loading) => loading.Related.Put(connection, records), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken) => queries.ReadCursorAsync(source, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WriteCursorAsync(string source, string cursor, CancellationToken cancellationToken) =>
        WriteAsync(connection => WriteCursor(connection, source, cursor), null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IDirectoryLoad> BeginLoadAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (load is not null) throw new InvalidOperationException("The directory is being loaded already.");
            return load = new(this, database);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        writing.Dispose();
    }

    /// <summary>Puts complete tables in the place of those in use.</summary>
    internal async Task ReplaceAsync(PostgresDirectoryLoad complete, IReadOnlyDictionary<string, string> cursors, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            complete.Finish(cursors);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Lets the next load begin.</summary>
    internal void Ended(PostgresDirectoryLoad over) => Interlocked.CompareExchange(ref load, null, over);

    internal static int WriteCursor(DbConnection connection, string source, string cursor) => connection.Execute(
        "INSERT INTO source_cursor (source, cursor) VALUES (@source, @cursor) ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor",
        ("@source", source), ("@cursor", cursor));

    private async ValueTask WriteAsync(Func<DbConnection, int> write, Action<DbConnection, PostgresDirectoryLoad>? again, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await database.WriteAsync(write, cancellationToken);
            if (again is not null) load?.Miss(again);
        }
        finally
        {
            writing.Release();
        }
    }
}
