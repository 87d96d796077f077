using System.Data.Common;
using Npgsql;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>The look-ups in PostgreSQL. None keeps a thread while it waits for the server.</summary>
/// <param name="database">The schema.</param>
internal sealed class PostgresQueries(PostgresDatabase database)
{
    private const string Columns =
        "e.object, e.id, e.name, e.detail, e.account, e.modified_at, e.numbers, e.keys, e.facts, e.contact_at, e.state, e.merged_into";

    private const string ByNumber =
        $"SELECT {Columns}, n.field FROM number n JOIN entry e ON e.key = n.entry WHERE n.number = @number LIMIT @most";

    private const string ByKey =
        $"SELECT {Columns}, k.field FROM other_key k JOIN entry e ON e.key = k.entry WHERE k.text = @text AND k.field = @field LIMIT @most";

    private const string ById = $"SELECT {Columns} FROM entry e WHERE e.id = @id";

    private static readonly string byOwner = $"""
        SELECT id, object, contact, account, title, state, is_open, at, modified_at, opened, owner FROM (
          SELECT r.*, o.owner, row_number() OVER (PARTITION BY o.owner, r.object ORDER BY r.at DESC, r.id) AS place,
            CAST(sum(r.is_open) OVER (PARTITION BY o.owner, r.object) AS bigint) AS opened
          FROM unnest(@owners) AS o (owner) CROSS JOIN LATERAL (
            (SELECT * FROM related WHERE contact = o.owner ORDER BY at DESC LIMIT 1000)
            UNION ALL
            (SELECT * FROM related WHERE account = o.owner ORDER BY at DESC LIMIT 1000)) r) numbered
        WHERE place <= CASE object WHEN 'Case' THEN {RelatedSummary.MostOf("Case")} ELSE {RelatedSummary.MostOf("")} END
        ORDER BY owner, object, place
        """;

    internal async ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (!EntryText.TryReadNumber(number, out var digits)) return [];
        return await RowsAsync(
            ByNumber, row => EntryReader.ReadMatch(row, number), [("@number", digits), ("@most", IPhoneDirectory.MostMatches)], cancellationToken);
    }

    internal async ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(DirectoryKey key, CancellationToken cancellationToken) => await RowsAsync(
        ByKey, row => EntryReader.ReadMatch(row, null),
        [("@field", key.Field), ("@text", PostgresEntries.KeyText(key.Text)), ("@most", IPhoneDirectory.MostMatches)], cancellationToken);

    internal async ValueTask<DirectoryRecord?> GetAsync(string id, CancellationToken cancellationToken) =>
        (await RowsAsync(ById, EntryReader.Read, [("@id", id)], cancellationToken)).FirstOrDefault();

    internal async ValueTask<IReadOnlyList<RelatedSummary>> FindRelatedAsync(IReadOnlyList<string> owners, CancellationToken cancellationToken) => RelatedRows.Summarised(await RowsAsync(
        byOwner, row => (row.GetString(10), (int)row.GetInt64(9), RelatedRows.Read(row)),
        [("@owners", owners.Distinct(StringComparer.Ordinal).ToArray())], cancellationToken));

    internal async ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken) =>
        (await RowsAsync("SELECT cursor FROM source_cursor WHERE source = @source", row => row.GetString(0), [("@source", source)], cancellationToken)).FirstOrDefault();

    private async ValueTask<List<T>> RowsAsync<T>(
        string sql, Func<DbDataReader, T> read, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
            await using var command = connection.Command(sql, parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
            return rows;
        }
        catch (NpgsqlException failure)
        {
            throw new StorageFault($"Patchbay cannot read {database.Place}: {failure.Message}", failure);
        }
    }
}
