using Npgsql;
using NpgsqlTypes;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>The statements that append, each for any number of rows.</summary>
internal static class PostgresStatements
{
    private const NpgsqlDbType Blobs = NpgsqlDbType.Array | NpgsqlDbType.Bytea;
    private const NpgsqlDbType Numbers = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;

    /// <summary>Makes one batch, which PostgreSQL runs as one transaction.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="site">Number of the site.</param>
    /// <param name="keys">New keys.</param>
    /// <param name="events">The events.</param>
    /// <param name="marks">The marks.</param>
    /// <returns>The batch.</returns>
    internal static NpgsqlBatch Append(
        NpgsqlConnection connection, int site, (byte[] Subject, byte[] Wrapped)[] keys, StoredEvent[] events, IReadOnlyList<RecordMark> marks)
    {
        var batch = connection.CreateBatch();
        if (keys.Length > 0)
        {
            Add(
                batch, "INSERT INTO subject_key (subject, wrapped) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING",
                (Blobs, Array.ConvertAll(keys, key => key.Subject)), (Blobs, Array.ConvertAll(keys, key => key.Wrapped)));
        }

        if (events.Length > 0)
        {
            Add(
                batch, "INSERT INTO event (site, sequence, subject, type, body) SELECT $1, * FROM unnest($2, $3, $4, $5)",
                (NpgsqlDbType.Integer, site), (Numbers, Array.ConvertAll(events, e => e.Sequence)), (Blobs, Array.ConvertAll(events, e => e.Subject.ToKey())),
                (Texts, Array.ConvertAll(events, e => e.Type)), (Texts, Array.ConvertAll(events, e => e.Body)));
        }

        if (marks.Count > 0)
        {
            Add(
                batch,
                """
                INSERT INTO mark (record, sequence) SELECT * FROM unnest($1, $2)
                ON CONFLICT (record) DO UPDATE SET sequence = excluded.sequence WHERE excluded.sequence > mark.sequence
                """,
                (Blobs, marks.Select(mark => mark.Record.Value.ToKey()).ToArray()), (Numbers, marks.Select(mark => mark.Sequence).ToArray()));
        }

        return batch;
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<(NpgsqlDbType Type, object Value)> values)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (var (type, value) in values) command.Parameters.Add(new() { NpgsqlDbType = type, Value = value });
        batch.BatchCommands.Add(command);
    }
}
