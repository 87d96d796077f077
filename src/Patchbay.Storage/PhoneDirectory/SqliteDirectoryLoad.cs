using Microsoft.Data.Sqlite;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>A full load into a file of its own. A crash loses it, so nothing in it waits for the disk before the end.</summary>
internal sealed class SqliteDirectoryLoad : IDirectoryLoad
{
    /// <summary>What is put in elsewhere meanwhile and kept; what comes on top of it is read from the org again after the load.</summary>
    private const int MostMissed = 10_000;

    private readonly SqlitePhoneDirectory directory;
    private readonly string file;
    private readonly SqliteConnection connection;
    private readonly LoadStatements statements;
    private readonly SemaphoreSlim access = new(1);
    private readonly List<Func<SqliteConnection, int>> missed = [];
    private bool isClosed;

    internal SqliteDirectoryLoad(SqlitePhoneDirectory directory, string file)
    {
        (this.directory, this.file) = (directory, file);
        DirectoryFiles.Delete(file);
        connection = Database.Open(new(file), "Directory");
        connection.Execute("PRAGMA journal_mode=OFF");
        connection.Execute("PRAGMA synchronous=OFF");
        connection.Execute("PRAGMA cache_size=-65536");
        statements = new(connection);
    }

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken) =>
        InTurnAsync(() => statements.Append(records), cancellationToken);

    /// <inheritdoc/>
    public ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken) =>
        InTurnAsync(() => InTransaction(open => RelatedRows.Put(open, records)), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(IReadOnlyDictionary<string, string> cursors, CancellationToken cancellationToken)
    {
        await InTurnAsync(statements.Sort, cancellationToken);
        DirectoryFiles.Flush(file);
        await directory.ReplaceAsync(this, cursors, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await access.WaitAsync(CancellationToken.None);
        Close();
        access.Dispose();
        directory.Ended(this);
        DirectoryFiles.Delete(file);
    }

    /// <summary>Remembers a write to the directory in use. Called by the one who has the right to write.</summary>
    internal void Miss(Func<SqliteConnection, int> write)
    {
        if (missed.Count < MostMissed) missed.Add(write);
    }

    /// <summary>Puts in what was missed, and closes the file for good. Called by the one who has the right to write.</summary>
    internal void Finish(IReadOnlyDictionary<string, string> cursors)
    {
        foreach (var write in missed) InTransaction(write);
        InTransaction(open =>
        {
            foreach (var (source, cursor) in cursors) SqlitePhoneDirectory.WriteCursor(open, source, cursor);
            return cursors.Count;
        });
        Close();
        DirectoryFiles.Flush(file);
    }

    private void InTransaction(Func<SqliteConnection, int> write)
    {
        // Without a journal nothing can be taken back; a write that fails ends the load.
        connection.Execute("BEGIN");
        write(connection);
        connection.Execute("COMMIT");
    }

    private async ValueTask InTurnAsync(Action write, CancellationToken cancellationToken)
    {
        await access.WaitAsync(cancellationToken);
        try
        {
            write();
        }
        catch (SqliteException failure)
        {
            throw new StorageFault($"Patchbay cannot write to {file}: {DiskWords.Of(failure)}", failure);
        }
        finally
        {
            access.Release();
        }
    }

    private void Close()
    {
        if (isClosed) return;
        isClosed = true;
        statements.Dispose();
        connection.Dispose();
    }
}
