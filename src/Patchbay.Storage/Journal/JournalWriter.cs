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
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;
    private readonly SqliteCommand insertKey;
    private readonly SqliteCommand insertEvent;
    private readonly SqliteCommand upsertMark;

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
        commit = connection.Command("COMMIT");
        rollback = connection.Command("ROLLBACK");
        insertKey = connection.Command(NewKeys.Insert, ("@subject", Array.Empty<byte>()), ("@wrapped", Array.Empty<byte>()));
        insertEvent = connection.Command(
            "INSERT INTO event (site, sequence, subject, type, body) VALUES ($site, $sequence, $subject, $type, $body)",
            ("$site", site), ("$sequence", 0L), ("$subject", Array.Empty<byte>()), ("$type", ""), ("$body", ""));
        upsertMark = connection.Command(
            """
            INSERT INTO mark (record, sequence) VALUES ($record, $sequence)
            ON CONFLICT (record) DO UPDATE SET sequence = excluded.sequence WHERE excluded.sequence > sequence
            """,
            ("$record", Array.Empty<byte>()), ("$sequence", 0L));
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
            var events = new StoredEvent[entries.Count];
            for (var i = 0; i < events.Length; i++) events[i] = codec.Encode(entries[i]);
            begin.ExecuteNonQuery();
            foreach (var (subject, wrapped) in keys.Made) Insert(subject, wrapped);
            var bytes = 0L;
            foreach (var e in events) bytes += Insert(e);
            foreach (var mark in marks) Upsert(mark);
            commit.ExecuteNonQuery();
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
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[begin, commit, rollback, insertKey, insertEvent, upsertMark]) command.Dispose();
        codec.Dispose();
        stored.Dispose();
        connection.Dispose();
    }

    private void Insert(byte[] subject, byte[] wrapped)
    {
        insertKey.Parameters[0].Value = subject;
        insertKey.Parameters[1].Value = wrapped;
        insertKey.ExecuteNonQuery();
    }

    private int Insert(StoredEvent e)
    {
        var parameters = insertEvent.Parameters;
        parameters[1].Value = e.Sequence;
        parameters[2].Value = e.Subject.ToKey();
        parameters[3].Value = e.Type;
        parameters[4].Value = e.Body;
        insertEvent.ExecuteNonQuery();
        return e.Body.Length;
    }

    private void Upsert(RecordMark mark)
    {
        upsertMark.Parameters[0].Value = mark.Record.Value.ToKey();
        upsertMark.Parameters[1].Value = mark.Sequence;
        upsertMark.ExecuteNonQuery();
    }

    private void Undo()
    {
        keys.Drop();
        // A full disk may have ended the transaction already.
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0) rollback.ExecuteNonQuery();
    }
}
