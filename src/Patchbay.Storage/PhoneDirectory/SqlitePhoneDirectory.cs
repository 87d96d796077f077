using Microsoft.Data.Sqlite;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>
/// The phone directory of one org in one SQLite file. Names and numbers lie in it in the clear, as in the CRM that it copies; the file is
/// readable by its owner only and can be deleted and filled again at any time.
/// </summary>
public sealed class SqlitePhoneDirectory : IPhoneDirectory, IAsyncDisposable
{
    private readonly SharedDatabase database;

    /// <summary>Opens a directory, creating it when missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    public SqlitePhoneDirectory(string path) => database = new(path, "Directory");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken) =>
        new(database.Read(connection => connection.Rows(
            """
            SELECT r.object, r.id, r.name, r.detail, r.account, r.modified_at, n.field
            FROM number n JOIN record r ON r.key = n.record
            WHERE n.number = $number
            """,
            row => new DirectoryMatch(
                new(
                    new(row.GetString(0), row.GetString(1)), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                    new(row.GetInt64(5), TimeSpan.Zero), []),
                row.GetString(6)),
            ("$number", number)), cancellationToken));

    /// <inheritdoc/>
    public async ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken) =>
        await database.WriteAsync(connection => Put(connection, records), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken) => new(database.Read(
        connection => (string?)connection.Value("SELECT cursor FROM source_cursor WHERE source = $source", ("$source", source)),
        cancellationToken));

    /// <inheritdoc/>
    public async ValueTask WriteCursorAsync(string source, string cursor, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO source_cursor (source, cursor) VALUES ($source, $cursor)
                ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor
                """,
                ("$source", source), ("$cursor", cursor)),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static int Put(SqliteConnection connection, IReadOnlyList<DirectoryRecord> records)
    {
        using var statements = new PutStatements(connection);
        foreach (var record in records) statements.Put(record);
        return records.Count;
    }
}
