using Microsoft.Data.Sqlite;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>Reads the journal on connections of its own. For any thread.</summary>
/// <param name="file">The journal's file.</param>
/// <param name="site">Number of the site in the file.</param>
/// <param name="master">What opens keys.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class JournalReader(SqliteFile file, int site, MasterKey master, KeyCache cache)
{
    private const int PageSize = 1000;

    /// <summary>Reads one page of events in order; short, so that a slow caller holds no transaction open.</summary>
    /// <param name="after">The sequence before the first one wanted.</param>
    /// <returns>The events; none at the end.</returns>
    internal List<JournalEntry> ReadPage(long after) => Read(
        "SELECT sequence, type, subject, body FROM event WHERE site = $site AND sequence > $after ORDER BY sequence LIMIT $limit",
        ("$site", site), ("$after", after), ("$limit", PageSize));

    /// <summary>Reads all events of a subject.</summary>
    /// <param name="subject">Which.</param>
    /// <returns>The events in order.</returns>
    internal List<JournalEntry> ReadSubject(Guid subject) => Read(
        "SELECT sequence, type, subject, body FROM event INDEXED BY event_by_subject WHERE subject = $subject ORDER BY sequence",
        ("$subject", subject.ToKey()));

    /// <summary>Reads marks.</summary>
    /// <param name="after">The sequence before the first one wanted.</param>
    /// <param name="limit">Most marks.</param>
    /// <returns>The marks in order.</returns>
    internal List<RecordMark> ReadMarks(long after, int limit) => Guarded(connection => connection.Rows(
        "SELECT record, sequence FROM mark WHERE sequence > $after ORDER BY sequence LIMIT $limit",
        row => new RecordMark(new(row.GetFieldValue<byte[]>(0).ToId()), row.GetInt64(1)),
        ("$after", after), ("$limit", limit)));

    /// <summary>Gives keys to someone who seals or opens text outside of the journal.</summary>
    /// <param name="use">Uses them.</param>
    internal void UseKeys(Action<ISubjectKeys> use) => Guarded(connection =>
    {
        using var keys = new StoredKeys(connection, master, cache);
        use(keys);
        return true;
    });

    private List<JournalEntry> Read(string sql, params (string Name, object? Value)[] parameters) => Guarded(connection =>
    {
        var stored = connection.Rows(
            sql,
            row => new StoredEvent(row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2).ToId(), row.GetString(3)),
            parameters);
        using var keys = new StoredKeys(connection, master, cache);
        using var codec = new EventCodec(keys);
        return stored.ConvertAll(codec.Decode);
    });

    private T Guarded<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = file.OpenForReading();
            return read(connection);
        }
        catch (SqliteException failure)
        {
            throw JournalFaults.Of(failure);
        }
        catch (StorageFault failure)
        {
            throw new JournalFault(failure.Message, isTransient: false, failure);
        }
    }
}
