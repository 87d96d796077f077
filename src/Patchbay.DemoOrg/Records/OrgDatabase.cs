using System.Text;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>The org's own database file: one table per object, one column per field.</summary>
internal sealed class OrgDatabase
{
    private readonly string _connectionString;

    public OrgDatabase(string folder, OrgSchema schema)
    {
        Schema = schema;
        Directory.CreateDirectory(folder);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "demo-org.db"),
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
        using var connection = Open();
        IsNew = !TableExists(connection, schema.Types[0].Name);
        Execute(connection, "PRAGMA journal_mode=WAL");
        Execute(connection, "CREATE TABLE IF NOT EXISTS org_counter (name TEXT PRIMARY KEY, next INTEGER NOT NULL)");
        Ledger.CreateTable(connection);
        foreach (var type in schema.Stored)
            CreateTable(connection, type);
        CreateNameView(connection);
    }

    public OrgSchema Schema { get; }

    /// <summary>True when this start created the file, so that it still needs its records.</summary>
    public bool IsNew { get; }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        // Text compares without regard to case on the platform, in every script; SQLite's own NOCASE only knows ASCII.
        connection.CreateCollation("ORG", static (left, right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase));
        connection.CreateFunction<string?, string, bool>("org_like", LikePattern.IsMatch, isDeterministic: true);
        Execute(connection, "PRAGMA synchronous=NORMAL");
        return connection;
    }

    /// <summary>Lets go of the file, so that its folder can be removed.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static bool TableExists(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type='table' AND name=$name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() is long and > 0;
    }

    private static void CreateTable(SqliteConnection connection, SObjectType type)
    {
        var sql = new StringBuilder($"CREATE TABLE IF NOT EXISTS \"{type.Name}\" (");
        sql.AppendJoin(", ", type.Fields.Select(Column)).Append(')');
        Execute(connection, sql.ToString());
        // A file of an older version lacks what came since.
        var known = Columns(connection, type.Name);
        foreach (var field in type.Fields.Where(field => !known.Contains(field.Name)))
            Execute(connection, $"ALTER TABLE \"{type.Name}\" ADD COLUMN {Column(field)}");
        foreach (var field in type.Fields.Where(field => field.ReferenceTo.Length > 0 || field.ExternalId || field.Name == "SystemModstamp"))
            Execute(connection, $"CREATE INDEX IF NOT EXISTS \"{type.Name}_{field.Name}\" ON \"{type.Name}\" (\"{field.Name}\")");
    }

    private static HashSet<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static string Column(SObjectField field)
    {
        var affinity = field.Kind switch
        {
            FieldKind.Boolean or FieldKind.Int => "INTEGER",
            FieldKind.Double or FieldKind.Currency or FieldKind.Percent => "REAL",
            _ => "TEXT",
        };
        return field.Kind == FieldKind.Id ? $"\"{field.Name}\" TEXT PRIMARY KEY" : $"\"{field.Name}\" {affinity}";
    }

    // What a polymorphic relationship such as Who.Name leads to.
    private void CreateNameView(SqliteConnection connection)
    {
        var parts = Schema.Stored.Select(type =>
            $"SELECT Id, \"{type.NameField.Name}\" AS Name, '{type.Name}' AS Type, IsDeleted FROM \"{type.Name}\"");
        Execute(connection, "DROP VIEW IF EXISTS org_name");
        Execute(connection, $"CREATE VIEW org_name AS {string.Join(" UNION ALL ", parts)}");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
