using System.Text.Json;
using Patchbay.Runtime.Settings;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Mapping;

/// <summary>One field of a record in Salesforce.</summary>
/// <param name="Field">Its API name.</param>
/// <param name="Value">Where its value comes from.</param>
/// <param name="When">From when on it is written.</param>
internal sealed record FieldRule(string Field, Expression Value, MappingMoment When);

/// <summary>A second record for each call, in an object of the org's own.</summary>
/// <param name="ObjectName">The object.</param>
/// <param name="Key">Its unique external id, which holds the interaction's id.</param>
/// <param name="Fields">Its other fields.</param>
internal sealed record CompanionRule(string ObjectName, string Key, IReadOnlyList<FieldRule> Fields);

/// <summary>
/// Which fields of a Task are filled beyond the usual ones, or otherwise, and what stands in the second record. As JSON:
/// <code>
/// { "task": [ { "field": "Type", "value": "'Call'" },
///             { "field": "Line__c", "value": "upper(call.queue)", "when": "answer" } ],
///   "companion": { "object": "Phone_Call__c", "key": "Interaction__c",
///                  "fields": [ { "field": "Outcome__c", "value": "call.disposition", "when": "wrapUp" } ] } }
/// </code>
/// </summary>
/// <param name="Task">Fields of the Task.</param>
/// <param name="Companion">The second record; null for none.</param>
internal sealed record CallMapping(IReadOnlyList<FieldRule> Task, CompanionRule? Companion)
{
    private const int MostFields = 200;
    private static readonly string[] own = ["Id", "Patchbay_Interaction_Id__c", "attributes"];

    /// <summary>Nothing is mapped.</summary>
    internal static CallMapping None { get; } = new([], null);

    /// <summary>Reads one.</summary>
    /// <param name="json">The text: JSON, or the same in YAML.</param>
    /// <exception cref="MappingFault">It is not understood.</exception>
    internal static CallMapping Parse(string json)
    {
        try
        {
            var root = JsonSerializer.SerializeToElement(YamlAsJson.Read(json));
            // A file of comments alone maps nothing.
            if (root.ValueKind is JsonValueKind.Null) return None;
            CheckNames(root, "the mapping", "task", "companion");
            return new(
                root.TryGetProperty("task", out var task) ? ReadFields(task, "task") : [],
                root.TryGetProperty("companion", out var companion) && companion.ValueKind is not JsonValueKind.Null ? ReadCompanion(companion) : null);
        }
        catch (JsonException e)
        {
            throw new MappingFault(YamlAsJson.Broken("The mapping is", json, e));
        }
    }

    private static CompanionRule ReadCompanion(JsonElement json)
    {
        CheckNames(json, "companion", "object", "key", "fields");
        return new(
            Text(json, "object", "companion"), Text(json, "key", "companion"),
            json.TryGetProperty("fields", out var fields) ? ReadFields(fields, "companion") : []);
    }

    private static FieldRule[] ReadFields(JsonElement json, string where)
    {
        if (json.ValueKind is not JsonValueKind.Array) throw new MappingFault($"The fields of {where} must be a list.");
        if (json.GetArrayLength() > MostFields) throw new MappingFault($"At most {MostFields} fields of {where} can be mapped.");
        FieldRule[] rules = [.. json.EnumerateArray().Select(ReadField)];
        var twice = rules.GroupBy(r => r.Field, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? rules : throw new MappingFault($"The field {twice.Key} of {where} is mapped twice.");
    }

    private static FieldRule ReadField(JsonElement json)
    {
        CheckNames(json, "a field", "field", "value", "when");
        var field = Text(json, "field", "a field");
        if (own.Contains(field, StringComparer.OrdinalIgnoreCase)) throw new MappingFault($"{field} is Patchbay's own and cannot be mapped.");
        var when = json.TryGetProperty("when", out var given) ? given.GetString() : "ring";
        return Enum.TryParse<MappingMoment>(when, true, out var moment) && Enum.IsDefined(moment) && !char.IsAsciiDigit(when![0])
            ? new(field, ExpressionParser.Parse(ValueOf(json, field)), moment)
            : throw new MappingFault($"The field {field} has no moment {when}: it is ring, answer, end, wrapUp, recording, transcript or message.");
    }

    /// <summary>In YAML a number, true or false needs no quotes, and is an expression all the same.</summary>
    private static string ValueOf(JsonElement json, string field) =>
        json.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.GetRawText()
            : Text(json, "value", field);

    private static string Text(JsonElement json, string name, string where) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new MappingFault($"{where} needs {name}, a text.");

    private static void CheckNames(JsonElement json, string where, params string[] names)
    {
        if (json.ValueKind is not JsonValueKind.Object) throw new MappingFault($"{where} must be an object.");
        foreach (var property in json.EnumerateObject().Where(p => !names.Contains(p.Name, StringComparer.Ordinal)))
            throw new MappingFault($"{where} has no {property.Name}.{NearestNames.Words(property.Name, names)}");
    }
}
