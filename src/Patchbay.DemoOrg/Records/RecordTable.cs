using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Reads and writes single records. Knows no rules.</summary>
internal static class RecordTable
{
    public static OrgRecord? Find(Statements statements, SObjectType type, string id) =>
        FindBy(statements, type, "Id", id).FirstOrDefault();

    /// <summary>All records, deleted ones too, whose field is exactly this text.</summary>
    public static List<OrgRecord> FindBy(Statements statements, SObjectType type, string field, string value)
    {
        using var reader = statements.Use($"SELECT {type.Columns} FROM \"{type.Name}\" WHERE \"{field}\" = $0 ORDER BY Id", value).ExecuteReader();
        var found = new List<OrgRecord>();
        while (reader.Read())
            found.Add(Read(type, reader));
        return found;
    }

    public static void Insert(Statements statements, OrgRecord record) => statements.Execute(record.Type.InsertSql, record.Values);

    public static void Update(Statements statements, OrgRecord record) => statements.Execute(record.Type.UpdateSql, record.Values);

    /// <summary>Takes the next number of a counter; the first is 1.</summary>
    public static long Next(Statements statements, string counter) => (long)statements.Use(
        "INSERT INTO org_counter (name, next) VALUES ($0, 2) ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next - 1", counter)
        .ExecuteScalar()!;

    private static OrgRecord Read(SObjectType type, SqliteDataReader reader)
    {
        var record = new OrgRecord(type);
        for (var place = 0; place < reader.FieldCount; place++)
            record.Values[place] = reader.IsDBNull(place) ? null : reader.GetValue(place);
        return record;
    }
}
