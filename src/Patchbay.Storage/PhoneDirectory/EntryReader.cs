using System.Data.Common;
using Microsoft.Data.Sqlite;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>The queries that find entries.</summary>
internal static class EntryReader
{
    private const string Columns =
        "o.text, e.id, e.name, e.detail, e.account, e.modified_at, e.numbers, e.keys, e.facts, e.contact_at, e.state, e.merged_into";

    // The limit is no parameter: SQLite plans a prepared statement anew each time that one in a LIMIT is bound.
    internal static readonly string ByNumber = $"""
        SELECT {Columns}, f.text
        FROM number n JOIN entry e ON e.key = n.entry JOIN word o ON o.code = e.object JOIN word f ON f.code = n.field
        WHERE n.number = $number LIMIT {IPhoneDirectory.MostMatches}
        """;

    internal static readonly string ByKey = $"""
        SELECT {Columns}, f.text
        FROM word f JOIN other_key k ON k.field = f.code AND k.text = $text JOIN entry e ON e.key = k.entry JOIN word o ON o.code = e.object
        WHERE f.text = $field LIMIT {IPhoneDirectory.MostMatches}
        """;

    private const string ById = $"SELECT {Columns} FROM entry e JOIN word o ON o.code = e.object WHERE e.id = $id";

    internal static List<DirectoryMatch> Find(SharedDatabase database, string number)
    {
        if (!EntryText.TryReadNumber(number, out var digits)) return [];
        return database.Rows(ByNumber, row => ReadMatch(row, number), ("$number", digits));
    }

    internal static List<DirectoryMatch> Find(SharedDatabase database, DirectoryKey key) => database.Rows(
        ByKey, row => ReadMatch(row, null), ("$field", key.Field), ("$text", EntryText.Fold(key.Text)));

    internal static DirectoryRecord? Get(SqliteConnection connection, string id) => connection.Rows(ById, row => Read(row), ("$id", id)).FirstOrDefault();

    internal static DirectoryMatch ReadMatch(DbDataReader row, string? number)
    {
        var record = Read(row);
        var field = row.GetString(12);
        var extension = number is null ? "" : record.Numbers.FirstOrDefault(n => n.Number == number && n.Field == field)?.Extension ?? "";
        return new(record with { Numbers = [], Keys = [] }, field, extension);
    }

    internal static DirectoryRecord Read(DbDataReader row) => new(
        new RecordRef(row.GetString(0), row.GetString(1)), row.GetString(2), row.GetString(3), Text(row, 4), Instant(row.GetInt64(5)),
        EntryText.ReadNumbers(row.GetString(6)))
    {
        Keys = EntryText.ReadKeys(row.GetString(7)),
        Facts = EntryText.ReadFacts(row.GetString(8)),
        LastContactAt = row.IsDBNull(9) ? null : Instant(row.GetInt64(9)),
        IsDeleted = row.GetInt64(10) == EntryWriter.Deleted,
        MergedInto = Text(row, 11),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
