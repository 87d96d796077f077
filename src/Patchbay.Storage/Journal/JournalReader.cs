using System.Data.Common;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>How a journal's database is read.</summary>
/// <param name="Open">Opens a connection, or takes one that was used before; disposing it keeps it for the next reader.</param>
/// <param name="FaultOf">Says what a failure means.</param>
/// <param name="SubjectIndex">Hint for the query by subject; empty where the database needs none.</param>
internal sealed record JournalAccess(Func<DbConnection> Open, Func<DbException, JournalFault> FaultOf, string SubjectIndex);

/// <summary>Reads the journal on connections of its own. For any thread.</summary>
/// <param name="access">The journal's database.</param>
/// <param name="site">Number of the site in it.</param>
/// <param name="master">What opens keys.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class JournalReader(JournalAccess access, int site, MasterKey master, KeyCache cache)
{
    private const int PageSize = 1000;

    /// <summary>Reads one page of events in order; short, so that a slow caller holds no transaction open.</summary>
    /// <param name="after">The sequence before the first one wanted.</param>
    /// <returns>The events; none at the end.</returns>
    internal List<JournalEntry> ReadPage(long after) => Read(
        "SELECT sequence, type, subject, body FROM event WHERE site = @site AND sequence > @after ORDER BY sequence LIMIT @limit",
        ("@site", site), ("@after", after), ("@limit", PageSize));

    /// <summary>Reads all events of a subject.</summary>
    /// <param name="subject">Which.</param>
    /// <returns>The events in order.</returns>
    internal List<JournalEntry> ReadSubject(Guid subject) => Read(
        $"SELECT sequence, type, subject, body FROM event {access.SubjectIndex} WHERE subject = @subject ORDER BY sequence",
        ("@subject", subject.ToKey()));

    /// <summary>Reads marks.</summary>
    /// <param name="after">The sequence before the first one wanted.</param>
    /// <param name="limit">Most marks.</param>
    /// <returns>The marks in order.</returns>
    internal List<RecordMark> ReadMarks(long after, int limit) => Guarded(connection => connection.Rows(
        "SELECT record, sequence FROM mark WHERE sequence > @after ORDER BY sequence LIMIT @limit",
        row => new RecordMark(new(row.GetFieldValue<byte[]>(0).ToId()), row.GetInt64(1)),
        ("@after", after), ("@limit", limit)));

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

    private T Guarded<T>(Func<DbConnection, T> read)
    {
        try
        {
            using var connection = access.Open();
            return read(connection);
        }
        catch (DbException failure)
        {
            throw access.FaultOf(failure);
        }
        catch (StorageFault failure)
        {
            throw new JournalFault(failure.Message, isTransient: false, failure);
        }
    }
}
