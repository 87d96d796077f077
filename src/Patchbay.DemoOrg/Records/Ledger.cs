using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Patchbay.DemoOrg.Records;

/// <summary>Every committed write in its order, for examination: a write and its entry are one transaction.</summary>
internal static class Ledger
{
    private static readonly JsonWriterOptions _json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void CreateTable(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE IF NOT EXISTS org_ledger (sequence INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, user_id TEXT NOT NULL, "
            + "sobject TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, fields TEXT NOT NULL)";
        command.ExecuteNonQuery();
    }

    /// <summary>Notes a write.</summary>
    /// <param name="scope">Its transaction.</param>
    /// <param name="record">As it is now.</param>
    /// <param name="before">As it was; null for a new or a deleted one.</param>
    /// <param name="kind">A <see cref="LedgerKind"/>.</param>
    public static void Append(WriteScope scope, OrgRecord record, OrgRecord? before, string kind)
    {
        // To the millisecond, other than on the records: order within a second is what is examined.
        var at = scope.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var fields = kind == LedgerKind.Delete ? "{}" : Changed(record, before);
        scope.Statements.Execute("INSERT INTO org_ledger (at, user_id, sobject, id, kind, fields) VALUES ($0, $1, $2, $3, $4, $5)",
            at, scope.UserId, record.Type.Name, record.Id, kind, fields);
    }

    /// <summary>Reads entries as a JSON array.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="after">The last sequence that was read before; 0 for the first.</param>
    /// <param name="most">How many.</param>
    /// <param name="sObject">Only of this object; null for all.</param>
    public static byte[] Read(SqliteConnection connection, long after, int most, string? sObject)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, at, user_id, sobject, id, kind, fields FROM org_ledger WHERE sequence > $after "
            + "AND ($sobject IS NULL OR sobject = $sobject COLLATE NOCASE) ORDER BY sequence LIMIT $most";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$most", most);
        command.Parameters.AddWithValue("$sobject", (object?)sObject ?? DBNull.Value);
        using var row = command.ExecuteReader();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, _json))
        {
            json.WriteStartArray();
            while (row.Read())
                WriteEntry(json, row);
            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, SqliteDataReader row)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", row.GetInt64(0));
        json.WriteString("at", row.GetString(1));
        json.WriteString("user", row.GetString(2));
        json.WriteString("object", row.GetString(3));
        json.WriteString("id", row.GetString(4));
        json.WriteString("kind", row.GetString(5));
        json.WritePropertyName("fields");
        json.WriteRawValue(row.GetString(6));
        json.WriteEndObject();
    }

    private static string Changed(OrgRecord record, OrgRecord? before)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, _json))
        {
            json.WriteStartObject();
            foreach (var field in record.Type.Fields)
            {
                var value = record[field.Name];
                if (Equals(value, before?[field.Name]) || field.Name is "Id" or "IsDeleted")
                    continue;
                json.WritePropertyName(field.Name);
                FieldValue.Write(json, field, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
