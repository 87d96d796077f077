using System.Data.Common;
using Npgsql;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>
/// The one connection that appends. A batch is one round trip and one transaction. When the connection breaks under a commit nobody knows
/// whether it happened; the next write looks first, and leaves out what is there already.
/// </summary>
/// <param name="database">The journal's schema.</param>
/// <param name="site">Number of the site in it.</param>
/// <param name="master">What seals keys.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class PostgresJournalWriter(PostgresDatabase database, int site, MasterKey master, KeyCache cache) : IDisposable
{
    private NpgsqlConnection? connection;
    private StoredEvent[] uncertain = [];

    /// <summary>Writes a batch in one transaction.</summary>
    /// <param name="entries">The events. After a fault the same events come again, perhaps with more behind them.</param>
    /// <param name="marks">The marks.</param>
    /// <exception cref="JournalFault">It was not written, or nobody knows; the writer can be used again if the fault is transient.</exception>
    internal void Write(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        try
        {
            connection ??= Connect();
            var written = Uncertain(entries);
            PostgresKeys stored = new(connection, master, cache);
            stored.Fetch(entries.Skip(written).Select(entry => entry.Event.Subject));
            NewKeys keys = new(stored, master, cache);
            using EventCodec codec = new(keys);
            var events = new StoredEvent[entries.Count - written];
            for (var i = 0; i < events.Length; i++) events[i] = codec.Encode(entries[written + i]);
            Commit(connection, keys, events, marks, written);
            keys.Keep();
        }
        catch (DbException failure)
        {
            Drop();
            throw PostgresFaults.Of(failure);
        }
        catch (StorageFault failure)
        {
            throw new JournalFault(failure.Message, isTransient: false, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection?.Dispose();

    private void Commit(NpgsqlConnection open, NewKeys keys, StoredEvent[] events, IReadOnlyList<RecordMark> marks, int written)
    {
        using var batch = PostgresStatements.Append(open, site, [.. keys.Made], events, marks);
        try
        {
            ConnectionBroke.Tell(batch.ExecuteNonQuery);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation && CountThere(open) > written)
        {
            // The commit that nobody knew of came through after we had looked for it: the caller repeats, and then it is left out.
            throw new JournalFault("PostgreSQL was slow to say what it had written.", isTransient: true, taken);
        }
        catch (DbException failure) when (!PostgresFaults.IsCertain(failure))
        {
            uncertain = [.. uncertain.Take(written), .. events];
            throw;
        }

        uncertain = [];
    }

    /// <summary>How many of the events, from the first on, were written by commits that nobody knew of.</summary>
    private int Uncertain(IReadOnlyList<JournalEntry> entries)
    {
        var written = CountThere(connection!);
        if (written > 0 && (entries.Count < written || entries[0].Sequence != uncertain[0].Sequence))
            throw new InvalidOperationException("After a fault the same events must come again.");
        return written;
    }

    // Sealed texts differ each time they are sealed, so that a body tells whose it is.
    private int CountThere(NpgsqlConnection open)
    {
        if (uncertain.Length == 0) return 0;
        var there = open.Rows(
            "SELECT body FROM event WHERE site = @site AND sequence >= @first ORDER BY sequence LIMIT @count", row => row.GetString(0),
            ("@site", site), ("@first", uncertain[0].Sequence), ("@count", uncertain.Length));
        return there.SequenceEqual(uncertain.Take(there.Count).Select(e => e.Body))
            ? there.Count
            : throw new JournalFault("Another process has written to the journal, so this one must stop.", isTransient: false);
    }

    /// <summary>A server that is set up to lose the last commits must not do so with the journal.</summary>
    private NpgsqlConnection Connect()
    {
        var open = database.Source.OpenConnection();
        open.Execute("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local')");
        return open;
    }

    private void Drop()
    {
        connection?.Dispose();
        connection = null;
    }
}
