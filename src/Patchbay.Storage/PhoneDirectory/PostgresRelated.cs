using System.Data.Common;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>Business with customers, as rows of PostgreSQL.</summary>
/// <param name="tables">Beginning of the table's name: empty for the one in use.</param>
internal sealed class PostgresRelated(string tables)
{
    private static readonly string[] names = ["@id", "@object", "@contact", "@account", "@title", "@state", "@open", "@at", "@modified"];

    private readonly string upsert = $"""
        INSERT INTO {tables}related AS r (id, object, contact, account, title, state, is_open, at, modified_at)
        VALUES (@id, @object, @contact, @account, @title, @state, @open, @at, @modified)
        ON CONFLICT (id) DO UPDATE
        SET contact = excluded.contact, account = excluded.account, title = excluded.title, state = excluded.state,
          is_open = excluded.is_open, at = excluded.at, modified_at = excluded.modified_at
        WHERE excluded.modified_at >= r.modified_at
        """;

    /// <summary>Puts business in, but for that of which a newer copy is there.</summary>
    /// <remarks>What is nobody's stays as a row without owner, so that an older copy that comes late does not bring it back.</remarks>
    internal int Put(DbConnection connection, IReadOnlyList<RelatedRecord> records) => connection.ExecuteForEach(
        upsert, names,
        records.Select(r => new object?[]
        {
            r.Record.Id, r.Record.ObjectName, r.Contact, r.Account, PostgresEntries.Clean(r.Title), PostgresEntries.Clean(r.State), r.IsOpen ? 1L : 0L,
            r.At.UtcTicks, r.ModifiedAt.UtcTicks,
        }));
}
