using Npgsql;
using NpgsqlTypes;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>Fills the tables of a load by COPY, and sorts them into their indexes once, at the end.</summary>
/// <param name="connection">The load's connection, open.</param>
internal sealed class PostgresCopy(NpgsqlConnection connection)
{
    private const string Tables = PostgresDirectoryLoad.Tables;

    private const string Entries =
        $"COPY {Tables}entry (key, object, id, name, detail, account, modified_at, contact_at, state, merged_into, numbers, keys, facts) FROM STDIN (FORMAT binary)";

    private const string Numbers = $"COPY {Tables}number (number, entry, field) FROM STDIN (FORMAT binary)";
    private const string Keys = $"COPY {Tables}other_key (text, entry, field) FROM STDIN (FORMAT binary)";

    private long lastEntry;

    /// <summary>Appends records; those that nobody can find are left out.</summary>
    internal void Append(IReadOnlyList<DirectoryRecord> records)
    {
        var first = lastEntry + 1;
        DirectoryRecord[] kept = [.. records.Where(r => r.Numbers.Count + r.Keys.Count > 0)];
        using (var rows = connection.BeginBinaryImport(Entries))
        {
            foreach (var record in kept) Write(rows, ++lastEntry, EntryRow.Of(record));
            rows.Complete();
        }

        using (var rows = connection.BeginBinaryImport(Numbers))
        {
            for (var i = 0; i < kept.Length; i++)
            {
                foreach (var (number, field) in PostgresEntries.NumbersOf(kept[i].Numbers)) Write(rows, number, first + i, field);
            }

            rows.Complete();
        }

        if (kept.Any(r => r.Keys.Count > 0)) AppendKeys(kept, first);
    }

    /// <summary>Builds the indexes.</summary>
    internal void Sort()
    {
        const string byId = $"CREATE UNIQUE INDEX ON {Tables}entry (id, object)";
        try
        {
            Run(byId);
        }
        catch (PostgresException twice) when (twice.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            LeaveLastCopies();
            Run(byId);
        }

        Run($"ALTER TABLE {Tables}entry ADD PRIMARY KEY (key)");
        Run($"CREATE INDEX ON {Tables}number (number)");
        Run($"CREATE INDEX ON {Tables}other_key (text, field)");
        Run($"CREATE INDEX ON {Tables}related (contact, at) WHERE contact IS NOT NULL");
        Run($"CREATE INDEX ON {Tables}related (account, at) WHERE account IS NOT NULL");
        foreach (var name in new[] { "entry", "number", "other_key", "related" }) Run($"ANALYZE {Tables}{name}");
        // What is put in later goes on behind the last key.
        connection.Value("SELECT setval('entry_key', greatest(nextval('entry_key'), @last))", ("@last", lastEntry));
    }

    private static void Write(NpgsqlBinaryImporter rows, long key, EntryRow row)
    {
        rows.StartRow();
        rows.Write(key, NpgsqlDbType.Bigint);
        rows.Write(row.Object, NpgsqlDbType.Text);
        rows.Write(row.Id, NpgsqlDbType.Text);
        rows.Write(row.Name, NpgsqlDbType.Text);
        rows.Write(row.Detail, NpgsqlDbType.Text);
        Write(rows, row.Account);
        rows.Write(row.ModifiedAt, NpgsqlDbType.Bigint);
        if (row.ContactAt is { } at) rows.Write(at, NpgsqlDbType.Bigint);
        else rows.WriteNull();
        rows.Write(row.State, NpgsqlDbType.Bigint);
        Write(rows, row.MergedInto);
        rows.Write(row.Numbers, NpgsqlDbType.Text);
        rows.Write(row.Keys, NpgsqlDbType.Text);
        rows.Write(row.Facts, NpgsqlDbType.Text);
    }

    private static void Write(NpgsqlBinaryImporter rows, long number, long entry, string field)
    {
        rows.StartRow();
        rows.Write(number, NpgsqlDbType.Bigint);
        rows.Write(entry, NpgsqlDbType.Bigint);
        rows.Write(field, NpgsqlDbType.Text);
    }

    private static void Write(NpgsqlBinaryImporter rows, string? text)
    {
        if (text is null) rows.WriteNull();
        else rows.Write(text, NpgsqlDbType.Text);
    }

    private void AppendKeys(DirectoryRecord[] kept, long first)
    {
        using var rows = connection.BeginBinaryImport(Keys);
        for (var i = 0; i < kept.Length; i++)
        {
            foreach (var (text, field) in PostgresEntries.KeysOf(kept[i].Keys))
            {
                rows.StartRow();
                rows.Write(text, NpgsqlDbType.Text);
                rows.Write(first + i, NpgsqlDbType.Bigint);
                rows.Write(field, NpgsqlDbType.Text);
            }
        }

        rows.Complete();
    }

    /// <summary>A page that was asked for again after a failure brings its records twice.</summary>
    private void LeaveLastCopies() => Run($"""
        WITH last AS (SELECT id, object, max(key) AS key FROM {Tables}entry GROUP BY id, object HAVING count(*) > 1),
          gone AS (DELETE FROM {Tables}entry e USING last WHERE e.id = last.id AND e.object = last.object AND e.key < last.key RETURNING e.key),
          numbers AS (DELETE FROM {Tables}number n USING gone WHERE n.entry = gone.key)
        DELETE FROM {Tables}other_key k USING gone WHERE k.entry = gone.key
        """);

    /// <summary>Runs what may take minutes.</summary>
    private void Run(string sql)
    {
        using var command = connection.Command(sql);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
