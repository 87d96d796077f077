using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Move;

/// <summary>Copies one table from a SQLite file into the table of that name in PostgreSQL. The tables have the same columns in both.</summary>
internal static class TableCopy
{
    /// <summary>Holds a first row from the start, which the copied one replaces.</summary>
    private const string Cursor = "mark_cursor";

    /// <summary>The tables of a file.</summary>
    internal static List<string> TablesOf(SqliteConnection from) => from.Rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_version' ORDER BY name", row => row.GetString(0));

    /// <summary>Copies it.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="StorageFault">The table there is missing, or not empty.</exception>
    internal static long Run(SqliteConnection from, NpgsqlConnection to, string schema, string table)
    {
        var columns = ColumnsOf(to, schema, table);
        if (columns.Count == 0) throw new StorageFault($"Nothing was moved: {schema} has no table {table}.");
        if (table == Cursor) to.Execute($"DELETE FROM \"{schema}\".{table}");
        else if (to.Value($"SELECT 1 FROM \"{schema}\".{table} LIMIT 1") is not null)
            throw new StorageFault($"Nothing was moved: {schema} holds data already. Move into schemas that nobody has used: set another Storage:Schema.");
        var names = string.Join(", ", columns.Select(column => column.Name));
        using var select = from.Command($"SELECT {names} FROM {table}");
        using var rows = select.ExecuteReader();
        using var import = to.BeginBinaryImport($"COPY \"{schema}\".{table} ({names}) FROM STDIN (FORMAT BINARY)");
        while (rows.Read())
        {
            import.StartRow();
            for (var i = 0; i < columns.Count; i++) Write(import, rows, i, columns[i].Type);
        }

        return (long)import.Complete();
    }

    private static void Write(NpgsqlBinaryImporter import, SqliteDataReader rows, int place, string type)
    {
        if (rows.IsDBNull(place))
        {
            import.WriteNull();
            return;
        }

        switch (type)
        {
            case "bytea": import.Write(rows.GetFieldValue<byte[]>(place), NpgsqlDbType.Bytea); break;
            case "text": import.Write(rows.GetString(place), NpgsqlDbType.Text); break;
            case "bigint": import.Write(rows.GetInt64(place), NpgsqlDbType.Bigint); break;
            case "integer": import.Write(rows.GetInt32(place), NpgsqlDbType.Integer); break;
            case "boolean": import.Write(rows.GetInt64(place) != 0, NpgsqlDbType.Boolean); break;
            default: throw new InvalidOperationException($"No rule copies a column of type {type}.");
        }
    }

    private static List<(string Name, string Type)> ColumnsOf(NpgsqlConnection to, string schema, string table) => to.Rows(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = @schema AND table_name = @table ORDER BY ordinal_position",
        row => (row.GetString(0), row.GetString(1)), ("@schema", schema), ("@table", table));
}
