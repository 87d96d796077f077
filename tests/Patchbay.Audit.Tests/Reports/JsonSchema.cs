using System.Text.Json;
using System.Text.RegularExpressions;

namespace Patchbay.Audit.Tests.Reports;

/// <summary>As much of JSON Schema as our schema uses.</summary>
internal static class JsonSchema
{
    /// <summary>Compares a value with a schema and says what does not fit.</summary>
    public static IEnumerable<string> Check(JsonElement value, JsonElement schema, JsonElement root, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        if (schema.TryGetProperty("const", out var constant) && constant.GetString() != value.GetString()) yield return $"{path} is not {constant}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => w.GetString() == value.GetString())) yield return $"{path} is {value}";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!)) yield return $"{path} is {value}";
        if (schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble()) yield return $"{path} is {value}";
        if (schema.TryGetProperty("type", out var type) && !Fits(value, type.GetString()!)) yield return $"{path} is no {type}";
        foreach (var wrong in value.ValueKind switch
        {
            JsonValueKind.Object => InObject(value, schema, root, path),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, at) => Check(item, schema.GetProperty("items"), root, $"{path}[{at}]")),
            _ => [],
        }) yield return wrong;
    }

    private static IEnumerable<string> InObject(JsonElement value, JsonElement schema, JsonElement root, string path)
    {
        foreach (var name in schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
            yield return $"{path} lacks {name}";
        foreach (var property in value.EnumerateObject())
        {
            if (!schema.GetProperty("properties").TryGetProperty(property.Name, out var inner)) yield return $"{path} has {property.Name}";
            else foreach (var wrong in Check(property.Value, inner, root, $"{path}.{property.Name}")) yield return wrong;
        }
    }

    private static bool Fits(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
