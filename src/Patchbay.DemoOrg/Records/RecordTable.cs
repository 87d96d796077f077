using System.Text;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Reads and writes single records. Knows no rules.</summary>
internal static class RecordTable
{
    public static OrgRecord? Find(SqliteConnection connection, SObjectType type, string id) =>
        FindBy(connection, type, "Id", id).FirstOrDefault();

    /// <summary>All records, deleted ones too, whose field is exactly this text.</summary>
    public static List<OrgRecord> FindBy(SqliteConnection connection, SObjectType type, string field, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{type.Name}\" WHERE \"{field}\" = $value ORDER BY Id";
        command.Parameters.AddWithValue("$value", value);
        using var reader = command.ExecuteReader();
        var found = new List<OrgRecord>();
        while (reader.Read())
            found.Add(Read(type, reader));
        return found;
    }

    public static void Insert(SqliteConnection connection, OrgRecord record)
    {
        using var command = connection.CreateCommand();
        var columns = record.Type.Fields.Select(field => $"\"{field.Name}\"");
        var values = record.Type.Fields.Select((_, place) => $"$p{place}");
        command.CommandText = $"INSERT INTO \"{record.Type.Name}\" ({string.Join(',', columns)}) VALUES ({string.Join(',', values)})";
        Bind(command, record);
        command.ExecuteNonQuery();
    }

    public static void Update(SqliteConnection connection, OrgRecord record)
    {
        using var command = connection.CreateCommand();
        var sql = new StringBuilder($"UPDATE \"{record.Type.Name}\" SET ");
        sql.AppendJoin(',', record.Type.Fields.Select((field, place) => $"\"{field.Name}\"=$p{place}")).Append(" WHERE Id=$id");
        command.CommandText = sql.ToString();
        Bind(command, record);
        command.Parameters.AddWithValue("$id", record.Id);
        command.ExecuteNonQuery();
    }

    /// <summary>Takes the next number of a counter; the first is 1.</summary>
    public static long Next(SqliteConnection connection, string counter)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO org_counter (name, next) VALUES ($name, 2) ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next - 1";
        command.Parameters.AddWithValue("$name", counter);
        return (long)command.ExecuteScalar()!;
    }

    private static void Bind(SqliteCommand command, OrgRecord record)
    {
        for (var place = 0; place < record.Type.Fields.Length; place++)
            command.Parameters.AddWithValue($"$p{place}", record[record.Type.Fields[place].Name] ?? DBNull.Value);
    }

    private static OrgRecord Read(SObjectType type, SqliteDataReader reader)
    {
        var record = new OrgRecord(type);
        for (var place = 0; place < reader.FieldCount; place++)
            record[reader.GetName(place)] = reader.IsDBNull(place) ? null : reader.GetValue(place);
        return record;
    }
}
