using Microsoft.Data.Sqlite;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>The statements that put records in, prepared once for a batch.</summary>
/// <param name="connection">The writer's connection, inside a transaction.</param>
internal sealed class PutStatements(SqliteConnection connection) : IDisposable
{
    // A record without numbers stays as a row, so that an older copy that comes late does not bring it back.
    private readonly SqliteCommand upsert = connection.Command(
        """
        INSERT INTO record (object, id, name, detail, account, modified_at)
        VALUES ($object, $id, $name, $detail, $account, $modified)
        ON CONFLICT (object, id) DO UPDATE
        SET name = excluded.name, detail = excluded.detail, account = excluded.account, modified_at = excluded.modified_at
        WHERE excluded.modified_at >= modified_at
        RETURNING key
        """,
        ("$object", ""), ("$id", ""), ("$name", ""), ("$detail", ""), ("$account", null), ("$modified", 0L));

    private readonly SqliteCommand clear = connection.Command("DELETE FROM number WHERE record = $record", ("$record", 0L));

    private readonly SqliteCommand add = connection.Command(
        "INSERT INTO number (number, record, field) VALUES ($number, $record, $field) ON CONFLICT DO NOTHING",
        ("$number", ""), ("$record", 0L), ("$field", ""));

    /// <summary>Puts one record in, unless a newer copy is there.</summary>
    /// <param name="record">The record with all its numbers.</param>
    internal void Put(DirectoryRecord record)
    {
        var hasNumbers = record.Numbers.Count > 0;
        Set(
            upsert, record.Record.ObjectName, record.Record.Id, hasNumbers ? record.Name : "", hasNumbers ? record.Detail : "",
            hasNumbers ? record.Account : null, record.ModifiedAt.UtcTicks);
        if (upsert.ExecuteScalar() is not long key) return;
        Set(clear, key);
        clear.ExecuteNonQuery();
        foreach (var number in record.Numbers)
        {
            Set(add, number.Number, key, number.Field);
            add.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        upsert.Dispose();
        clear.Dispose();
        add.Dispose();
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
