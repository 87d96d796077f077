using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>
/// The journal of one site in PostgreSQL. Every append is one synced transaction; its unique key of site and sequence is the fence that
/// refuses a writer who lost the site.
/// </summary>
public sealed class PostgresJournal : IJournal
{
    private const int KeysInMemory = 50_000;

    private readonly PostgresDatabase database;
    private readonly KeyCache cache = new(KeysInMemory);
    private readonly PostgresJournalWriter writer;
    private readonly JournalReader reader;
    private readonly ILogger logger;
    private long lastSequence;

    /// <summary>Opens a journal, creating it when missing.</summary>
    /// <param name="place">The database.</param>
    /// <param name="site">Number of the site.</param>
    /// <param name="master">The key that it was, or will be, written with.</param>
    /// <param name="logger">Where it tells what happens to it.</param>
    /// <exception cref="StorageFault">It cannot be opened, a newer version wrote it, or the key is another one.</exception>
    internal PostgresJournal(PostgresPlace place, int site, MasterKey master, ILogger<PostgresJournal> logger)
    {
        this.logger = logger;
        database = PostgresDatabase.Open(place, "Journal");
        try
        {
            lastSequence = Enter(database, site, master);
        }
        catch (DbException failure)
        {
            database.Source.Dispose();
            throw new StorageFault($"Patchbay cannot open {database.Place}: {failure.Message}", failure);
        }
        catch
        {
            database.Source.Dispose();
            throw;
        }

        writer = new(database, site, master, cache);
        reader = new(new(database.Source.OpenConnection, PostgresFaults.Of, ""), site, master, cache);
        logger.JournalOpen(database.Place, lastSequence);
    }

    /// <inheritdoc/>
    public long LastSequence => Interlocked.Read(ref lastSequence);

    /// <summary>The journal's schema, for what lies beside it.</summary>
    internal PostgresDatabase Database => database;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The events do not follow the last one.</exception>
    public void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Sequence != lastSequence + 1 + i)
                throw new InvalidOperationException($"Event {entries[i].Sequence} does not follow event {lastSequence + i}.");
        }

        writer.Write(entries, marks);
        Interlocked.Exchange(ref lastSequence, lastSequence + entries.Count);
    }

    /// <inheritdoc/>
    public IEnumerable<JournalEntry> Read(long after)
    {
        while (reader.ReadPage(after) is { Count: > 0 } page)
        {
            foreach (var entry in page) yield return entry;
            after = page[^1].Sequence;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> ReadSubject(Guid subject) => reader.ReadSubject(subject);

    /// <inheritdoc/>
    public IReadOnlyList<RecordMark> ReadMarks(long after, int limit) => reader.ReadMarks(after, limit);

    /// <inheritdoc/>
    public void Erase(Guid subject)
    {
        try
        {
            using var connection = database.Source.OpenConnection();
            connection.Execute(
                "INSERT INTO subject_key (subject, wrapped) VALUES (@subject, NULL) ON CONFLICT (subject) DO UPDATE SET wrapped = NULL",
                ("@subject", subject.ToKey()));
            cache.Erase(subject);
            // The row with the key is dead now; this lets its place be written over.
            connection.Execute("VACUUM subject_key");
        }
        catch (DbException failure)
        {
            throw PostgresFaults.Of(failure);
        }

        logger.SubjectErased(subject);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        database.Source.Dispose();
    }

    /// <summary>Lends the keys of subjects to the snapshots of the same site.</summary>
    /// <param name="use">Uses them, on this thread.</param>
    internal void UseKeys(Action<ISubjectKeys> use) => reader.UseKeys(use);

    private static long Enter(PostgresDatabase database, int site, MasterKey master)
    {
        using var connection = database.Source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        connection.Execute("LOCK TABLE master_key_proof IN EXCLUSIVE MODE");
        JournalGate.Pass(connection, database.Place, master);
        transaction.Commit();
        return Convert.ToInt64(
            connection.Value("SELECT max(sequence) FROM event WHERE site = @site", ("@site", site)) ?? 0L, CultureInfo.InvariantCulture);
    }
}
