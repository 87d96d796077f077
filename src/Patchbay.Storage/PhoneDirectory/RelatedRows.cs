using System.Data.Common;
using Microsoft.Data.Sqlite;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>Business with customers, as rows.</summary>
internal static class RelatedRows
{
    private const string Upsert = """
        INSERT INTO related (id, object, contact, account, title, state, is_open, at, modified_at)
        VALUES ($id, $object, $contact, $account, $title, $state, $open, $at, $modified)
        ON CONFLICT (id) DO UPDATE
        SET contact = excluded.contact, account = excluded.account, title = excluded.title, state = excluded.state,
          is_open = excluded.is_open, at = excluded.at, modified_at = excluded.modified_at
        WHERE excluded.modified_at >= modified_at
        """;

    private const string OfContact = "SELECT * FROM related WHERE contact = $owner ORDER BY at DESC LIMIT 1000";
    private const string OfAccount = "SELECT * FROM related WHERE account = $owner ORDER BY at DESC LIMIT 1000";

    internal static int Put(SqliteConnection connection, IReadOnlyList<RelatedRecord> records)
    {
        using var upsert = connection.Command(
            Upsert, ("$id", ""), ("$object", ""), ("$contact", null), ("$account", null), ("$title", ""), ("$state", ""), ("$open", 0L), ("$at", 0L),
            ("$modified", 0L));
        foreach (var r in records)
        {
            // What is nobody's stays as a row without owner, so that an older copy that comes late does not bring it back.
            upsert.Run(
                r.Record.Id, r.Record.ObjectName, r.Contact, r.Account, r.Title, r.State, r.IsOpen ? 1L : 0L, r.At.UtcTicks, r.ModifiedAt.UtcTicks);
        }

        return records.Count;
    }

    internal static IReadOnlyList<RelatedSummary> Find(SqliteConnection connection, IReadOnlyList<string> owners) =>
        [.. owners.Distinct(StringComparer.Ordinal).SelectMany(owner => Find(connection, OfContact, owner).Concat(Find(connection, OfAccount, owner)))];

    private static IEnumerable<RelatedSummary> Find(SqliteConnection connection, string rows, string owner) => Summarised(connection.Rows(
        $"""
        SELECT id, object, contact, account, title, state, is_open, at, modified_at, opened FROM (
          SELECT *, row_number() OVER (PARTITION BY object ORDER BY at DESC, id) AS place, sum(is_open) OVER (PARTITION BY object) AS opened
          FROM ({rows}))
        WHERE place <= CASE object WHEN 'Case' THEN {RelatedSummary.MostOf("Case")} ELSE {RelatedSummary.MostOf("")} END
        ORDER BY object, place
        """,
        row => (owner, row.GetInt32(9), Read(row)),
        ("$owner", owner)));

    /// <summary>Puts rows together that come by owner and object, the newest first.</summary>
    internal static IReadOnlyList<RelatedSummary> Summarised(IEnumerable<(string Owner, int Open, RelatedRecord Record)> rows) =>
        [.. rows.GroupBy(row => (row.Owner, row.Record.Record.ObjectName)).Select(kind => new RelatedSummary(kind.Key.Owner, kind.First().Open, [.. kind.Select(row => row.Record)]))];

    internal static RelatedRecord Read(DbDataReader row) => new(
        new RecordRef(row.GetString(1), row.GetString(0)), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3),
        row.GetString(4), row.GetString(5), row.GetInt64(6) == 1, new(row.GetInt64(7), TimeSpan.Zero), new(row.GetInt64(8), TimeSpan.Zero));
}
