using System.Data.Common;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Records;

/// <summary>The record writer's memory in a database.</summary>
public sealed class RecordLinks : IRecordLinks, IAsyncDisposable
{
    private const string Columns = "record, crm_id, state, wanted_sequence, written_sequence, attempts, next_try_at, error, reason, overrides, companion_id, companion_sequence, left_out";

    private static readonly string[] StoredNames =
    [
        "@record", "@crm", "@state", "@wanted", "@written", "@attempts", "@next", "@error", "@reason", "@overrides", "@companion", "@companionSequence", "@leftOut",
    ];

    private readonly IDatabase database;

    /// <summary>Opens a SQLite file, creating it when missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    public RecordLinks(string path) => database = new SharedDatabase(path, "Records");

    /// <summary>Opens a schema in PostgreSQL, creating it when missing.</summary>
    /// <param name="place">The database.</param>
    /// <param name="schema">The schema; null for the only one.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    internal RecordLinks(PostgresPlace place, string? schema = null) => database = PostgresDatabase.Open(place, "Records", schema);

    /// <inheritdoc/>
    public async ValueTask TakeAsync(IReadOnlyList<RecordMark> marks, long cursor, CancellationToken cancellationToken) =>
        await database.WriteAsync(connection => Take(connection, marks, cursor), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ReadCursorAsync(CancellationToken cancellationToken) =>
        new(database.Read(connection => (long)connection.Value("SELECT sequence FROM mark_cursor")!, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordLink>> ReadDueAsync(DateTimeOffset now, long after, int limit, CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection.Rows(
                $"""
                SELECT {Columns} FROM link WHERE state = 'Dirty' AND wanted_sequence > @after AND next_try_at <= @now
                ORDER BY wanted_sequence LIMIT @limit
                """,
                Read, ("@now", now.UtcTicks), ("@after", after), ("@limit", limit)),
            cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordLink>> ListAsync(RecordLinkState state, int limit, CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection.Rows(
                $"SELECT {Columns} FROM link WHERE state = @state ORDER BY wanted_sequence DESC LIMIT @limit",
                Read, ("@state", state.ToString()), ("@limit", limit)),
            cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<bool> AnswerAsync(InteractionId record, ParkedAnswer answer, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            connection => connection.Execute(
                """
                UPDATE link SET
                  state = CASE WHEN @state = 'Dropped' AND state <> 'Parked' THEN state ELSE @state END,
                  left_out = CASE WHEN @state = 'Dropped' THEN NULL ELSE left_out END,
                  overrides = coalesce(@overrides, overrides), attempts = 0, next_try_at = 0
                WHERE record = @record AND (state = 'Parked' OR (left_out IS NOT NULL AND state IN ('Clean', 'Held')))
                """,
                ("@record", record.Value.ToKey()), ("@state", answer.State.ToString()), ("@overrides", answer.Overrides)),
            cancellationToken) > 0;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordLink>> ListLeftOutAsync(int limit, CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection.Rows(
                $"SELECT {Columns} FROM link WHERE left_out IS NOT NULL AND state <> 'Parked' ORDER BY wanted_sequence DESC LIMIT @limit",
                Read, ("@limit", limit)),
            cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, int>> CountLeftOutAsync(CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection
                .Rows(
                    "SELECT left_out, count(*) FROM link WHERE left_out IS NOT NULL AND state <> 'Parked' GROUP BY left_out",
                    row => (Fields: row.GetString(0), Count: row.GetInt32(1)))
                .ToDictionary(count => count.Fields, count => count.Count),
            cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<int> FillInAsync(string field, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            connection => connection.Execute(
                """
                UPDATE link SET state = 'Dirty', attempts = 0, next_try_at = 0
                WHERE left_out IS NOT NULL AND left_out LIKE @field ESCAPE '!' AND state IN ('Clean', 'Held')
                """,
                ("@field", $"%|{field.Replace("_", "!_", StringComparison.Ordinal)}|%")),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask StartOverAsync(IReadOnlyList<RecordMark> marks, CancellationToken cancellationToken) =>
        await database.WriteAsync(connection => StartOver(connection, marks), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RecordLink?> FindAsync(InteractionId record, CancellationToken cancellationToken) =>
        new(database.Read(
            connection => connection.Rows($"SELECT {Columns} FROM link WHERE record = @record", Read, ("@record", record.Value.ToKey()))
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

    private static int Take(DbConnection connection, IReadOnlyList<RecordMark> marks, long cursor)
    {
        ForEach(
            connection, marks,
            """
            INSERT INTO link (record, state, wanted_sequence, written_sequence, attempts, next_try_at)
            VALUES (@record, 'Dirty', @sequence, 0, 0, 0)
            ON CONFLICT (record) DO UPDATE SET
              wanted_sequence = CASE WHEN excluded.wanted_sequence > link.wanted_sequence THEN excluded.wanted_sequence ELSE link.wanted_sequence END,
              attempts = CASE WHEN link.state IN ('Clean', 'Held', 'Parked') THEN 0 ELSE link.attempts END,
              next_try_at = CASE WHEN link.state IN ('Clean', 'Held', 'Parked') OR link.attempts = 0 THEN 0 ELSE link.next_try_at END,
              state = CASE WHEN link.state IN ('Clean', 'Held', 'Parked') THEN 'Dirty' ELSE link.state END
            """);
        return connection.Execute("UPDATE mark_cursor SET sequence = @cursor", ("@cursor", cursor));
    }

    private static int StartOver(DbConnection connection, IReadOnlyList<RecordMark> marks) => ForEach(
        connection, marks,
        """
        INSERT INTO link (record, state, wanted_sequence, written_sequence, attempts, next_try_at)
        VALUES (@record, 'Dirty', @sequence, 0, 0, 0)
        ON CONFLICT (record) DO UPDATE SET
          crm_id = NULL, state = 'Dirty', written_sequence = 0,
          wanted_sequence = CASE WHEN excluded.wanted_sequence > link.wanted_sequence THEN excluded.wanted_sequence ELSE link.wanted_sequence END,
          attempts = 0, next_try_at = 0, error = NULL, reason = NULL, companion_id = NULL, companion_sequence = 0, left_out = NULL
        """);

    private static int ForEach(DbConnection connection, IReadOnlyList<RecordMark> marks, string sql) => connection.ExecuteForEach(
        sql, ["@record", "@sequence"], marks.Select(mark => (object?[])[mark.Record.Value.ToKey(), mark.Sequence]));

    // A mark that came during the try counts as if it had come after it: the link is dirty again.
    private static int Store(DbConnection connection, IReadOnlyList<RecordLink> links) => connection.ExecuteForEach(
        """
        INSERT INTO link (
          record, crm_id, state, wanted_sequence, written_sequence, attempts, next_try_at, error, reason, overrides, companion_id, companion_sequence,
          left_out)
        VALUES (
          @record, @crm, CASE WHEN @state = 'Clean' AND @wanted > @written THEN 'Dirty' ELSE @state END, @wanted, @written, @attempts, @next, @error, @reason,
          @overrides, @companion, @companionSequence, @leftOut)
        ON CONFLICT (record) DO UPDATE SET
          crm_id = excluded.crm_id,
          state = CASE
            WHEN @state = 'Clean' AND (link.wanted_sequence > @written OR @wanted > @written) THEN 'Dirty'
            WHEN @state IN ('Held', 'Parked') AND link.wanted_sequence > @wanted THEN 'Dirty'
            ELSE @state END,
          wanted_sequence = CASE WHEN @wanted > link.wanted_sequence THEN @wanted ELSE link.wanted_sequence END,
          written_sequence = excluded.written_sequence,
          attempts = excluded.attempts,
          next_try_at = excluded.next_try_at,
          error = excluded.error,
          reason = excluded.reason,
          companion_id = excluded.companion_id,
          companion_sequence = excluded.companion_sequence,
          left_out = excluded.left_out
        """,
        StoredNames, links.Select(Values));

    private static object?[] Values(RecordLink link) =>
    [
        link.Record.Value.ToKey(), link.CrmId, link.State.ToString(), link.WantedSequence, link.WrittenSequence, link.Attempts,
        link.NextTryAt.UtcTicks, link.Error, link.Reason, link.Overrides, link.CompanionId, link.CompanionSequence,
        link.LeftOut,
    ];

    private static RecordLink Read(DbDataReader row) => new(
        new(row.GetFieldValue<byte[]>(0).ToId()), Text(row, 1), Enum.Parse<RecordLinkState>(row.GetString(2)),
        row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), new(row.GetInt64(6), TimeSpan.Zero), Text(row, 7))
    {
        Reason = Text(row, 8),
        Overrides = Text(row, 9),
        CompanionId = Text(row, 10),
        CompanionSequence = row.GetInt64(11),
        LeftOut = Text(row, 12),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
