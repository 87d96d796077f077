using Microsoft.Data.Sqlite;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Records;

/// <summary>The record writer's memory in one SQLite file.</summary>
public sealed class SqliteRecordLinks : IRecordLinks, IAsyncDisposable
{
    private const string Columns = "record, crm_id, state, wanted_sequence, written_sequence, attempts, next_try_at, error";
    private readonly SharedDatabase database;

    /// <summary>Opens the memory, creating it when missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    public SqliteRecordLinks(string path) => database = new(path, "Records");

    /// <inheritdoc/>
    public async ValueTask TakeAsync(IReadOnlyList<RecordMark> marks, long cursor, CancellationToken cancellationToken) =>
        await database.WriteAsync(connection => Take(connection, marks, cursor), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ReadCursorAsync(CancellationToken cancellationToken) =>
        new(database.Read(connection => (long)connection.Value("SELECT sequence FROM mark_cursor")!, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordLink>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection.Rows(
                $"SELECT {Columns} FROM link WHERE state = 'Dirty' AND next_try_at <= $now ORDER BY wanted_sequence LIMIT $limit",
                Read, ("$now", now.UtcTicks), ("$limit", limit)),
            cancellationToken));

    /// <inheritdoc/>
    public ValueTask<RecordLink?> FindAsync(InteractionId record, CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection.Rows($"SELECT {Columns} FROM link WHERE record = $record", Read, ("$record", record.Value.ToKey()))
                .FirstOrDefault(),
            cancellationToken));

    /// <inheritdoc/>
    public async ValueTask StoreAsync(IReadOnlyList<RecordLink> links, CancellationToken cancellationToken) =>
        await database.WriteAsync(connection => Store(connection, links), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<RecordLinkState, int>> CountAsync(CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection
                .Rows("SELECT state, count(*) FROM link GROUP BY state", row => (State: row.GetString(0), Count: row.GetInt32(1)))
                .ToDictionary(count => Enum.Parse<RecordLinkState>(count.State), count => count.Count),
            cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static int Take(SqliteConnection connection, IReadOnlyList<RecordMark> marks, long cursor)
    {
        foreach (var mark in marks)
        {
            connection.Execute(
                """
                INSERT INTO link (record, state, wanted_sequence, written_sequence, attempts, next_try_at)
                VALUES ($record, 'Dirty', $sequence, 0, 0, 0)
                ON CONFLICT (record) DO UPDATE SET
                  wanted_sequence = max(wanted_sequence, excluded.wanted_sequence),
                  attempts = iif(state IN ('Clean', 'Parked'), 0, attempts),
                  next_try_at = iif(state IN ('Clean', 'Parked'), 0, next_try_at),
                  state = iif(state IN ('Clean', 'Parked'), 'Dirty', state)
                """,
                ("$record", mark.Record.Value.ToKey()), ("$sequence", mark.Sequence));
        }

        return connection.Execute("UPDATE mark_cursor SET sequence = $cursor", ("$cursor", cursor));
    }

    private static int Store(SqliteConnection connection, IReadOnlyList<RecordLink> links)
    {
        foreach (var link in links)
        {
            // A mark that came during the try counts as if it had come after it: the link is dirty again.
            connection.Execute(
                """
                INSERT INTO link (record, crm_id, state, wanted_sequence, written_sequence, attempts, next_try_at, error)
                VALUES (
                  $record, $crm, iif($state = 'Clean' AND $wanted > $written, 'Dirty', $state), $wanted, $written, $attempts, $next, $error)
                ON CONFLICT (record) DO UPDATE SET
                  crm_id = excluded.crm_id,
                  state = CASE
                    WHEN $state = 'Clean' AND max(wanted_sequence, $wanted) > $written THEN 'Dirty'
                    WHEN $state = 'Parked' AND wanted_sequence > $wanted THEN 'Dirty'
                    ELSE $state END,
                  wanted_sequence = max(wanted_sequence, $wanted),
                  written_sequence = excluded.written_sequence,
                  attempts = excluded.attempts,
                  next_try_at = excluded.next_try_at,
                  error = excluded.error
                """,
                ("$record", link.Record.Value.ToKey()), ("$crm", link.CrmId), ("$state", link.State.ToString()),
                ("$wanted", link.WantedSequence), ("$written", link.WrittenSequence), ("$attempts", link.Attempts),
                ("$next", link.NextTryAt.UtcTicks), ("$error", link.Error));
        }

        return links.Count;
    }

    private static RecordLink Read(SqliteDataReader row) => new(
        new(row.GetFieldValue<byte[]>(0).ToId()), row.IsDBNull(1) ? null : row.GetString(1), Enum.Parse<RecordLinkState>(row.GetString(2)),
        row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), new(row.GetInt64(6), TimeSpan.Zero), row.IsDBNull(7) ? null : row.GetString(7));
}
