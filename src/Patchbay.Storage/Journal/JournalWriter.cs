using Microsoft.Data.Sqlite;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using SQLitePCL;

namespace Patchbay.Storage.Journal;

/// <summary>The one connection that appends, with its prepared statements. For the site's writing thread.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly StoredKeys stored;
    private readonly NewKeys keys;
    private readonly EventCodec codec;
    // Alone waits for another writer: the driver repeats it for longer than SQLite itself waits.
    private readonly SqliteCommand begin;
    private readonly PreparedStatement commit;
    private readonly PreparedStatement rollback;
    private readonly PreparedStatement insertKey;
    private readonly PreparedStatement insertEvent;
    private readonly PreparedStatement upsertMark;

    /// <summary>Takes over a connection.</summary>
    /// <param name="connection">A connection that may write.</param>
    /// <param name="site">Number of the site in the file.</param>
    /// <param name="master">What seals keys.</param>
    /// <param name="cache">Keys in memory.</param>
    internal JournalWriter(SqliteConnection connection, int site, MasterKey master, KeyCache cache)
    {
        this.connection = connection;
        connection.Execute("PRAGMA wal_autocheckpoint=0");
        stored = new(connection, master, cache);
        keys = new(stored, master, cache);
        codec = new(keys);
        begin = connection.Command("BEGIN IMMEDIATE");
        commit = new(connection, "COMMIT");
        rollback = new(connection, "ROLLBACK");
        insertKey = new(connection, NewKeys.Insert);
        insertEvent = new(connection, "INSERT INTO event (site, sequence, subject, type, body) VALUES (?1, ?2, ?3, ?4, ?5)");
        insertEvent.Bind(1, site);
        upsertMark = new(
            connection,
            """
            INSERT INTO mark (record, sequence) VALUES (?1, ?2)
            ON CONFLICT (record) DO UPDATE SET sequence = excluded.sequence WHERE excluded.sequence > sequence
            """);
    }

    /// <summary>Writes a batch in one transaction.</summary>
    /// <param name="entries">The events.</param>
    /// <param name="marks">The marks.</param>
    /// <returns>About how many bytes were written.</returns>
    /// <exception cref="JournalFault">Nothing was written; the writer can be used again if the fault is transient.</exception>
    internal long Write(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        var committed = false;
        try
        {
            begin.ExecuteNonQuery();
            var bytes = 0L;
            foreach (var entry in entries) bytes += Insert(entry);
            foreach (var (subject, wrapped) in keys.Made) Insert(subject, wrapped);
            foreach (var mark in marks) Upsert(mark);
            commit.Run();
            committed = true;
            return bytes;
        }
        catch (SqliteException failure)
        {
            throw JournalFaults.Of(failure);
        }
        catch (StorageFault failure)
        {
            throw new JournalFault(failure.Message, isTransient: false, failure);
        }
        finally
        {
            if (committed) keys.Keep();
            else Undo();
        }
    }

    /// <summary>Bounds the size of the file, so that a full disk can be tried.</summary>
    /// <param name="pages">Most pages.</param>
    internal void LimitPages(long pages) => connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count={pages}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<PreparedStatement>)[commit, rollback, insertKey, insertEvent, upsertMark]) statement.Dispose();
        begin.Dispose();
        codec.Dispose();
        stored.Dispose();
        connection.Dispose();
    }

    private void Insert(byte[] subject, byte[] wrapped)
    {
        insertKey.BindBytes(1, subject);
        insertKey.BindBytes(2, wrapped);
        insertKey.Run();
    }

    private int Insert(JournalEntry entry)
    {
        var body = codec.Write(entry.Event);
        insertEvent.Bind(2, entry.Sequence);
        insertEvent.Bind(3, entry.Event.Subject);
        insertEvent.Bind(4, EventCatalog.NameOf(entry.Event.GetType()));
        insertEvent.BindText(5, body);
        insertEvent.Run();
        return body.Length;
    }

    private void Upsert(RecordMark mark)
    {
        upsertMark.Bind(1, mark.Record.Value);
        upsertMark.Bind(2, mark.Sequence);
        upsertMark.Run();
    }

    private void Undo()
    {
        keys.Drop();
        // A full disk may have ended the transaction already.
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0) rollback.Run();
    }
}
