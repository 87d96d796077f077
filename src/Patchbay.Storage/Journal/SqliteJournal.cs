using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>
/// The journal of one site in one SQLite file. Every append is one synced transaction; personal text is sealed with a key of its subject,
/// which the master key seals in turn.
/// </summary>
public sealed class SqliteJournal : IJournal
{
    private static readonly TimeSpan EraseWait = TimeSpan.FromSeconds(5);

    private readonly SqliteFile file;
    private readonly KeyCache cache;
    private readonly JournalWriter writer;
    private readonly JournalReader reader;
    private readonly CheckpointThread checkpoints;
    private readonly ILogger logger;
    private long lastSequence;
    private bool disposed;

    /// <summary>Opens a journal, creating it when missing.</summary>
    /// <param name="options">Where it lies.</param>
    /// <param name="master">The key that it was, or will be, written with.</param>
    /// <param name="logger">Where it tells what happens to it.</param>
    /// <exception cref="StorageFault">It cannot be opened, a newer version wrote it, or the key is another one.</exception>
    public SqliteJournal(JournalPlace options, MasterKey master, ILogger<SqliteJournal> logger)
    {
        file = new(options.Path);
        cache = new(options.KeysInMemory);
        this.logger = logger;
        var connection = JournalFile.Open(file, master);
        lastSequence = Convert.ToInt64(
            connection.Value("SELECT max(sequence) FROM event WHERE site = $site", ("$site", options.Site)) ?? 0L,
            CultureInfo.InvariantCulture);
        writer = new(connection, options.Site, master, cache);
        reader = new(
            new(file.OpenForReading, failure => JournalFaults.Of((SqliteException)failure), "INDEXED BY event_by_subject"), options.Site, master, cache);
        checkpoints = new(file, logger);
        logger.JournalOpen(options.Path, lastSequence);
    }

    /// <inheritdoc/>
    public long LastSequence => Interlocked.Read(ref lastSequence);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The events do not follow the last one.</exception>
    public void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Sequence != lastSequence + 1 + i)
                throw new InvalidOperationException($"Event {entries[i].Sequence} does not follow event {lastSequence + i}.");
        }

        checkpoints.Wrote(writer.Write(entries, marks));
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
            using var connection = file.OpenForWriting(EraseWait);
            connection.Execute("PRAGMA synchronous=FULL");
            connection.Execute("PRAGMA wal_autocheckpoint=0");
            connection.Execute("PRAGMA secure_delete=ON");
            connection.Execute(
                "INSERT INTO subject_key (subject, wrapped) VALUES ($subject, NULL) ON CONFLICT (subject) DO UPDATE SET wrapped = NULL",
                ("$subject", subject.ToKey()));
        }
        catch (SqliteException failure)
        {
            throw JournalFaults.Of(failure);
        }

        cache.Erase(subject);
        checkpoints.Truncate();
        logger.SubjectErased(subject);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        checkpoints.Dispose();
        file.CloseReaders();
        writer.Dispose();
    }

    /// <summary>Lends the keys of subjects to the snapshots of the same site.</summary>
    /// <param name="use">Uses them, on this thread.</param>
    internal void UseKeys(Action<ISubjectKeys> use) => reader.UseKeys(use);

    /// <summary>Bounds the size of the file, so that a full disk can be tried.</summary>
    /// <param name="pages">Most pages.</param>
    internal void LimitPages(long pages) => writer.LimitPages(pages);
}
