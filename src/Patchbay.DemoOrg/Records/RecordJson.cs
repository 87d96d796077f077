using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Writes records the way the platform does.</summary>
internal static class RecordJson
{
    /// <summary>Type and address of a record; the base path is e.g. <c>/services/data/v67.0</c>.</summary>
    public static JsonObject Attributes(string basePath, string type, string id) =>
        new() { ["type"] = type, ["url"] = $"{basePath}/sobjects/{type}/{id}" };

    /// <summary>As <see cref="Attributes"/>, with its name, into an open object.</summary>
    public static void WriteAttributes(Utf8JsonWriter json, string basePath, string type, string id)
    {
        json.WriteStartObject("attributes"u8);
        json.WriteString("type"u8, type);
        json.WriteString("url"u8, $"{basePath}/sobjects/{type}/{id}");
        json.WriteEndObject();
    }

    public static JsonObject Write(OrgRecord record, IEnumerable<SObjectField> fields, string basePath)
    {
        var json = new JsonObject { ["attributes"] = Attributes(basePath, record.Type.Name, record.Id) };
        foreach (var field in fields)
            json[field.Name] = FieldValue.Write(field, record[field.Name]);
        return json;
    }
}
