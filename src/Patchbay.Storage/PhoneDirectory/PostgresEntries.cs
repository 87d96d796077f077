using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>The statements that put records into PostgreSQL, a handful for any number of records: each is a journey over the network.</summary>
/// <param name="tables">Beginning of the tables' names: empty for those in use.</param>
internal sealed class PostgresEntries(string tables)
{
    private const NpgsqlDbType Numbers = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;

    /// <summary>An index entry has room for some 2,700 bytes.</summary>
    private const int LongestKey = 500;

    private readonly string find = $"SELECT object, id, key, modified_at, numbers, keys FROM {tables}entry WHERE id = ANY (@ids)";

    // A record without numbers stays as a row, so that an older copy that comes late does not bring it back.
    private readonly string upsert = $"""
        INSERT INTO {tables}entry AS e (object, id, name, detail, account, modified_at, contact_at, state, merged_into, numbers, keys, facts)
        SELECT * FROM unnest(@object, @id, @name, @detail, @account, @modified, @contacted, @state, @merged, @numbers, @keys, @facts)
        ON CONFLICT (id, object) DO UPDATE
        SET name = excluded.name, detail = excluded.detail, account = excluded.account, modified_at = excluded.modified_at,
          contact_at = greatest(e.contact_at, excluded.contact_at), state = excluded.state,
          merged_into = excluded.merged_into, numbers = excluded.numbers, keys = excluded.keys, facts = excluded.facts
        RETURNING object, id, key
        """;

    private readonly string clearNumbers =
        $"DELETE FROM {tables}number t USING unnest(@numbers, @entries) AS old (number, entry) WHERE t.number = old.number AND t.entry = old.entry";

    private readonly string clearKeys =
        $"DELETE FROM {tables}other_key t USING unnest(@texts, @entries) AS old (text, entry) WHERE t.text = old.text AND t.entry = old.entry";

    private readonly string addNumbers = $"INSERT INTO {tables}number (number, entry, field) SELECT * FROM unnest(@numbers, @entries, @fields)";

    private readonly string addKeys = $"INSERT INTO {tables}other_key (text, entry, field) SELECT * FROM unnest(@texts, @entries, @fields)";

    private readonly string note = $"""
        UPDATE {tables}entry e SET contact_at = noted.at FROM (SELECT id, max(at) AS at FROM unnest(@ids, @at) AS n (id, at) GROUP BY id) noted
        WHERE e.id = noted.id AND coalesce(e.contact_at, 0) < noted.at
        """;

    /// <summary>A key as it is indexed.</summary>
    internal static string KeyText(string key)
    {
        var folded = Clean(EntryText.Fold(key));
        if (folded.Length <= LongestKey) return folded;
        return char.IsHighSurrogate(folded[LongestKey - 1]) ? folded[..(LongestKey - 1)] : folded[..LongestKey];
    }

    /// <summary>The numbers to index; the same number may stand twice in one field.</summary>
    /// <exception cref="ArgumentException">One is not in E.164.</exception>
    internal static IEnumerable<(long Number, string Field)> NumbersOf(IReadOnlyList<DirectoryNumber> numbers) =>
        numbers.Select(number => (EntryWriter.Digits(number.Number), number.Field)).Distinct();

    /// <summary>The keys to index.</summary>
    internal static IEnumerable<(string Text, string Field)> KeysOf(IReadOnlyList<DirectoryKey> keys) =>
        keys.Select(key => (KeyText(key.Text), key.Field)).Distinct();

    /// <summary>Text that PostgreSQL takes: all but the character zero.</summary>
    internal static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', ' ') : text;

    /// <summary>Puts records in, but for those of which a newer copy is there.</summary>
    internal int Put(DbConnection connection, IReadOnlyList<DirectoryRecord> records)
    {
        var newest = Newest(records);
        Dictionary<(string Object, string Id), Stored> before = connection.Rows(find, Read, ("@ids", newest.Select(r => r.Record.Id).ToArray()))
            .ToDictionary(stored => (stored.Object, stored.Id));
        var put = newest.Where(r => !before.TryGetValue(NameOf(r), out var old) || old.ModifiedAt <= r.ModifiedAt.UtcTicks).ToArray();
        if (put.Length == 0) return 0;
        var old = put.Select(r => before.GetValueOrDefault(NameOf(r))).OfType<Stored>().ToArray();
        Clear(connection, old);
        var keys = Upsert(connection, put);
        Add(connection, put, keys);
        return put.Length;
    }

    /// <summary>Notes contacts.</summary>
    internal int Note(DbConnection connection, IReadOnlyList<ContactNote> notes) =>
        Run(connection, note, ("@ids", Texts, notes.Select(n => n.Id).ToArray()), ("@at", Numbers, notes.Select(n => n.At.UtcTicks).ToArray()));

    private static (string Object, string Id) NameOf(DirectoryRecord record) => (record.Record.ObjectName, record.Record.Id);

    /// <summary>Of a record that comes twice the copy that would be left, had they come one after the other.</summary>
    private static DirectoryRecord[] Newest(IReadOnlyList<DirectoryRecord> records)
    {
        var newest = new Dictionary<(string Object, string Id), DirectoryRecord>();
        foreach (var record in records)
        {
            if (!newest.TryGetValue(NameOf(record), out var earlier)) newest.Add(NameOf(record), record);
            else if (earlier.ModifiedAt <= record.ModifiedAt)
                newest[NameOf(record)] = record with { LastContactAt = new[] { earlier.LastContactAt, record.LastContactAt }.Max() };
        }

        return [.. newest.Values];
    }

    private static int Run(DbConnection connection, string sql, params ReadOnlySpan<(string Name, NpgsqlDbType Type, object Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    private static NpgsqlCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, NpgsqlDbType Type, object Value)> values)
    {
        var command = (NpgsqlCommand)connection.Command(sql);
        foreach (var (name, type, value) in values) command.Parameters.Add(new(name, type) { Value = value });
        return command;
    }

    private static Stored Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), EntryText.ReadNumbers(row.GetString(4)), EntryText.ReadKeys(row.GetString(5)));

    /// <summary>Takes the numbers and keys of the copies before out of the index.</summary>
    private void Clear(DbConnection connection, Stored[] old)
    {
        var numbers = old.SelectMany(o => NumbersOf(o.Numbers).Select(n => (n.Number, o.Key))).ToArray();
        if (numbers.Length > 0) Run(connection, clearNumbers, ("@numbers", Numbers, numbers.Select(n => n.Number).ToArray()), ("@entries", Numbers, numbers.Select(n => n.Key).ToArray()));
        var keys = old.SelectMany(o => KeysOf(o.Keys).Select(k => (k.Text, o.Key))).ToArray();
        if (keys.Length > 0) Run(connection, clearKeys, ("@texts", Texts, keys.Select(k => k.Text).ToArray()), ("@entries", Numbers, keys.Select(k => k.Key).ToArray()));
    }

    private Dictionary<(string Object, string Id), long> Upsert(DbConnection connection, DirectoryRecord[] records)
    {
        var rows = records.Select(EntryRow.Of).ToArray();
        using var command = Command(
            connection, upsert,
            ("@object", Texts, rows.Select(r => r.Object).ToArray()), ("@id", Texts, rows.Select(r => r.Id).ToArray()),
            ("@name", Texts, rows.Select(r => r.Name).ToArray()), ("@detail", Texts, rows.Select(r => r.Detail).ToArray()),
            ("@account", Texts, rows.Select(r => r.Account).ToArray()), ("@modified", Numbers, rows.Select(r => r.ModifiedAt).ToArray()),
            ("@contacted", Numbers, rows.Select(r => r.ContactAt).ToArray()), ("@state", Numbers, rows.Select(r => r.State).ToArray()),
            ("@merged", Texts, rows.Select(r => r.MergedInto).ToArray()), ("@numbers", Texts, rows.Select(r => r.Numbers).ToArray()),
            ("@keys", Texts, rows.Select(r => r.Keys).ToArray()), ("@facts", Texts, rows.Select(r => r.Facts).ToArray()));
        using var reader = command.ExecuteReader();
        var keys = new Dictionary<(string Object, string Id), long>();
        while (reader.Read()) keys.Add((reader.GetString(0), reader.GetString(1)), reader.GetInt64(2));
        return keys;
    }

    private void Add(DbConnection connection, DirectoryRecord[] records, Dictionary<(string Object, string Id), long> entries)
    {
        var numbers = records.SelectMany(r => NumbersOf(r.Numbers).Select(n => (n.Number, n.Field, Entry: entries[NameOf(r)]))).ToArray();
        if (numbers.Length > 0)
        {
            Run(
                connection, addNumbers, ("@numbers", Numbers, numbers.Select(n => n.Number).ToArray()),
                ("@entries", Numbers, numbers.Select(n => n.Entry).ToArray()), ("@fields", Texts, numbers.Select(n => n.Field).ToArray()));
        }

        var keys = records.SelectMany(r => KeysOf(r.Keys).Select(k => (k.Text, k.Field, Entry: entries[NameOf(r)]))).ToArray();
        if (keys.Length > 0)
        {
            Run(
                connection, addKeys, ("@texts", Texts, keys.Select(k => k.Text).ToArray()),
                ("@entries", Numbers, keys.Select(k => k.Entry).ToArray()), ("@fields", Texts, keys.Select(k => k.Field).ToArray()));
        }
    }

    private sealed record Stored(
        string Object, string Id, long Key, long ModifiedAt, IReadOnlyList<DirectoryNumber> Numbers, IReadOnlyList<DirectoryKey> Keys);
}
