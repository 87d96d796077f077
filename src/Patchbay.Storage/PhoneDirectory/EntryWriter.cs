using Microsoft.Data.Sqlite;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>The statements that put records in one by one, prepared once for a batch.</summary>
/// <param name="connection">The writer's connection, inside a transaction.</param>
internal sealed class EntryWriter(SqliteConnection connection) : IDisposable
{
    /// <summary>The state of an entry whose record the CRM deleted or merged.</summary>
    internal const long Deleted = 1;

    private readonly SqliteCommand word = connection.Command("INSERT INTO word (text) VALUES ($text) ON CONFLICT DO NOTHING", ("$text", ""));

    private readonly SqliteCommand find = connection.Command(
        "SELECT key, modified_at, numbers, keys FROM entry WHERE id = $id AND object = (SELECT code FROM word WHERE text = $object)",
        ("$id", ""), ("$object", ""));

    // A record without numbers stays as a row, so that an older copy that comes late does not bring it back.
    private readonly SqliteCommand upsert = connection.Command(
        """
        INSERT INTO entry (object, id, name, detail, account, modified_at, contact_at, state, merged_into, numbers, keys, facts)
        VALUES ((SELECT code FROM word WHERE text = $object), $id, $name, $detail, $account, $modified, $contacted, $state, $merged, $numbers, $keys, $facts)
        ON CONFLICT (id, object) DO UPDATE
        SET name = excluded.name, detail = excluded.detail, account = excluded.account, modified_at = excluded.modified_at,
          contact_at = nullif(max(coalesce(contact_at, 0), coalesce(excluded.contact_at, 0)), 0), state = excluded.state,
          merged_into = excluded.merged_into, numbers = excluded.numbers, keys = excluded.keys, facts = excluded.facts
        RETURNING key
        """,
        ("$object", ""), ("$id", ""), ("$name", ""), ("$detail", ""), ("$account", null), ("$modified", 0L), ("$contacted", null), ("$state", 0L),
        ("$merged", null), ("$numbers", ""), ("$keys", ""), ("$facts", ""));

    private readonly SqliteCommand clearNumber = connection.Command(
        "DELETE FROM number WHERE number = $number AND entry = $entry", ("$number", 0L), ("$entry", 0L));

    private readonly SqliteCommand addNumber = connection.Command(
        "INSERT INTO number (number, entry, field) VALUES ($number, $entry, (SELECT code FROM word WHERE text = $field)) ON CONFLICT DO NOTHING",
        ("$number", 0L), ("$entry", 0L), ("$field", ""));

    private readonly SqliteCommand clearKey = connection.Command(
        "DELETE FROM other_key WHERE field = (SELECT code FROM word WHERE text = $field) AND text = $text AND entry = $entry",
        ("$field", ""), ("$text", ""), ("$entry", 0L));

    private readonly SqliteCommand addKey = connection.Command(
        "INSERT INTO other_key (field, text, entry) VALUES ((SELECT code FROM word WHERE text = $field), $text, $entry) ON CONFLICT DO NOTHING",
        ("$field", ""), ("$text", ""), ("$entry", 0L));

    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    /// <summary>Puts one record in, unless a newer copy is there.</summary>
    /// <param name="record">The record with all its numbers.</param>
    /// <exception cref="ArgumentException">A number is not in E.164.</exception>
    internal void Put(DirectoryRecord record)
    {
        Know(record);
        if (!TryClear(record)) return;
        var isKept = record.Numbers.Count + record.Keys.Count > 0;
        upsert.Set(
            record.Record.ObjectName, record.Record.Id, isKept ? record.Name : "", isKept ? record.Detail : "", isKept ? record.Account : null,
            record.ModifiedAt.UtcTicks, record.LastContactAt?.UtcTicks, record.IsDeleted ? Deleted : 0L, record.MergedInto,
            EntryText.WriteNumbers(record.Numbers), EntryText.WriteKeys(record.Keys), EntryText.WriteFacts(record.Facts));
        var key = (long)upsert.ExecuteScalar()!;
        foreach (var number in record.Numbers) addNumber.Run(Digits(number.Number), key, number.Field);
        foreach (var other in record.Keys) addKey.Run(other.Field, EntryText.Fold(other.Text), key);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in new[] { word, find, upsert, clearNumber, addNumber, clearKey, addKey }) command.Dispose();
    }

    /// <summary>Reads a number for the index.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    internal static long Digits(string number) =>
        EntryText.TryReadNumber(number, out var digits) ? digits : throw new ArgumentException("A number of the directory is not in E.164.", nameof(number));

    private void Know(DirectoryRecord record)
    {
        foreach (var text in record.Numbers.Select(n => n.Field).Concat(record.Keys.Select(k => k.Field)).Append(record.Record.ObjectName))
        {
            if (words.Add(text)) word.Run(text);
        }
    }

    /// <summary>Takes the numbers and keys of the copy before out of the index.</summary>
    /// <returns>False when that copy is newer, and nothing was done.</returns>
    private bool TryClear(DirectoryRecord record)
    {
        find.Set(record.Record.Id, record.Record.ObjectName);
        using var before = find.ExecuteReader();
        if (!before.Read()) return true;
        if (before.GetInt64(1) > record.ModifiedAt.UtcTicks) return false;
        var (key, numbers, keys) = (before.GetInt64(0), before.GetString(2), before.GetString(3));
        foreach (var number in EntryText.ReadNumbers(numbers)) clearNumber.Run(Digits(number.Number), key);
        foreach (var other in EntryText.ReadKeys(keys)) clearKey.Run(other.Field, other.Text, key);
        return true;
    }
}
