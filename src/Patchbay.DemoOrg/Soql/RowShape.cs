using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Where the values of a record, and of its parents, stand in a row.</summary>
/// <param name="Type">Object of the record; null when only the row knows (a polymorphic parent).</param>
/// <param name="IdAt">Column of its id.</param>
/// <param name="TypeAt">Column of its object's name, for a polymorphic parent.</param>
internal sealed record RowShape(SObjectType? Type, int IdAt, int TypeAt)
{
    public List<(SObjectField Field, int At)> Fields { get; } = [];

    public List<(string Relationship, RowShape Parent)> Parents { get; } = [];

    /// <summary>Writes the record of the current row, or null when a parent is absent.</summary>
    public void Write(Utf8JsonWriter json, SqliteDataReader row, string basePath)
    {
        if (row.IsDBNull(IdAt))
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        RecordJson.WriteAttributes(json, basePath, Type?.Name ?? row.GetString(TypeAt), row.GetString(IdAt));
        foreach (var (field, at) in Fields)
        {
            json.WritePropertyName(field.JsonName);
            FieldValue.Write(json, field, row, at);
        }

        foreach (var (relationship, parent) in Parents)
        {
            json.WritePropertyName(relationship);
            parent.Write(json, row, basePath);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the record of the current row; null when a parent is absent.</summary>
    public JsonObject? Write(SqliteDataReader row, string basePath)
    {
        if (row.IsDBNull(IdAt))
            return null;
        var type = Type?.Name ?? row.GetString(TypeAt);
        var record = new JsonObject { ["attributes"] = RecordJson.Attributes(basePath, type, row.GetString(IdAt)) };
        foreach (var (field, at) in Fields)
            record[field.Name] = FieldValue.Write(field, row.IsDBNull(at) ? null : row.GetValue(at));
        foreach (var (relationship, parent) in Parents)
            record[relationship] = parent.Write(row, basePath);
        return record;
    }
}
