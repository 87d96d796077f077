using Microsoft.Data.Sqlite;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>
/// The phone directory of one org in one SQLite file. Names and numbers lie in it in the clear, as in the CRM that it copies; the file is
/// readable by its owner only and can be deleted and filled again at any time.
/// </summary>
public sealed class SqlitePhoneDirectory : IPhoneDirectory, IAsyncDisposable
{
    private readonly DirectoryFiles files;

    /// <summary>The right to write, and to replace the file.</summary>
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>Replaced whole by a load; who reads the old one meanwhile reads it to the end.</summary>
    private volatile SharedDatabase database;
    private SqliteDirectoryLoad? load;
    private int number;

    /// <summary>Opens a directory, creating it when missing.</summary>
    /// <param name="path">The file; full loads make others beside it.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    public SqlitePhoneDirectory(string path)
    {
        files = new(path);
        number = files.Newest();
        database = new(files.Of(number), "Directory");
        files.KeepOnly(number);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(EntryReader.Find(database, number));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(EntryReader.Find(database, key));
    }

    /// <inheritdoc/>
    public ValueTask<DirectoryRecord?> GetAsync(string id, CancellationToken cancellationToken) =>
        new(database.Read(connection => EntryReader.Get(connection, id), cancellationToken));

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken) =>
        WriteAsync(connection => Put(connection, records), isMissed: true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask NoteContactsAsync(IReadOnlyList<ContactNote> notes, CancellationToken cancellationToken) =>
        WriteAsync(connection => Note(connection, notes), isMissed: true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RelatedSummary>> FindRelatedAsync(IReadOnlyList<string> owners, CancellationToken cancellationToken) =>
        new(database.Read(connection => RelatedRows.Find(connection, owners), cancellationToken));

    /// <inheritdoc/>
    public ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken) =>
        WriteAsync(connection => RelatedRows.Put(connection, records), isMissed: true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken) => new(database.Read(
        connection => (string?)connection.Value("SELECT cursor FROM source_cursor WHERE source = $source", ("$source", source)),
        cancellationToken));

    /// <inheritdoc/>
    public ValueTask WriteCursorAsync(string source, string cursor, CancellationToken cancellationToken) =>
        WriteAsync(connection => WriteCursor(connection, source, cursor), isMissed: false, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IDirectoryLoad> BeginLoadAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (load is not null) throw new InvalidOperationException("The directory is being loaded already.");
            return load = new(this, files.Loading);
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

    /// <summary>Puts a complete load in the place of the file in use.</summary>
    internal async Task ReplaceAsync(SqliteDirectoryLoad complete, IReadOnlyDictionary<string, string> cursors, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            complete.Finish(cursors);
            var old = database;
            File.Move(files.Loading, files.Of(number + 1));
            database = new(files.Of(number + 1), "Directory");
            number++;
            await old.DisposeAsync();
            files.KeepOnly(number);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Lets the next load begin.</summary>
    internal void Ended(SqliteDirectoryLoad over) => Interlocked.CompareExchange(ref load, null, over);

    internal static int WriteCursor(SqliteConnection connection, string source, string cursor) => connection.Execute(
        "INSERT INTO source_cursor (source, cursor) VALUES ($source, $cursor) ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor",
        ("$source", source), ("$cursor", cursor));

    private async ValueTask WriteAsync(Func<SqliteConnection, int> write, bool isMissed, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await database.WriteAsync(write, cancellationToken);
            if (isMissed) load?.Miss(write);
        }
        finally
        {
            writing.Release();
        }
    }

    private static int Put(SqliteConnection connection, IReadOnlyList<DirectoryRecord> records)
    {
        using var writer = new EntryWriter(connection);
        foreach (var record in records) writer.Put(record);
        return records.Count;
    }

    private static int Note(SqliteConnection connection, IReadOnlyList<ContactNote> notes)
    {
        using var note = connection.Command("UPDATE entry SET contact_at = $at WHERE id = $id AND coalesce(contact_at, 0) < $at", ("$at", 0L), ("$id", ""));
        foreach (var (id, at) in notes) note.Run(at.UtcTicks, id);
        return notes.Count;
    }
}
