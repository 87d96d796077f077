using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;

namespace Patchbay.Flows.Reading;

/// <summary>Reads steps that ask Salesforce for a record.</summary>
/// <param name="notes">What is wrong.</param>
internal sealed class LookupReader(FlowNotes notes)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Standard = TimeSpan.FromSeconds(2);

    internal LookupStep Read(string name, FlowMap map)
    {
        var objectName = map.Text("object");
        if (objectName.Length > 0 && !RecordQuestion.IsName(objectName))
            notes.Error("bad-name", map.Find("object")!, $"An object is written with its API name, such as Account or Order__c, not \"{objectName}\".");
        var (field, value) = (map.OptionalText("field"), map.OptionalText("value"));
        if (field is not null && !RecordQuestion.IsFieldName(field)) NoField(map, "field", field);
        if (field is null != value is null)
            notes.Error("missing", map.Node, $"The step \"{name}\" needs both \"field\" and \"value\", or neither to take the caller's own record.");
        return new(
            name, objectName, field, value ?? "", Fields(map), Into(map), map.Duration("limit", Shortest, Longest) ?? Standard, map.Flag("opens", true),
            map.OptionalText("found"), map.OptionalText("none"), map.OptionalText("several"), map.OptionalText("late"));
    }

    private ImmutableArray<string> Fields(FlowMap map)
    {
        var fields = (map.OptionalText("fields") ?? "Name").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var field in fields.Where(field => !RecordQuestion.IsFieldName(field))) NoField(map, "fields", field);
        if (fields.Length > RecordQuestion.MostFields) notes.Error("too-long", map.Find("fields")!, $"A step asks for at most {RecordQuestion.MostFields} fields.");
        return [.. fields.Distinct(StringComparer.Ordinal)];
    }

    private string Into(FlowMap map)
    {
        var into = map.OptionalText("into") ?? "record";
        if (!PromptReader.IsName(into)) notes.Error("bad-name", map.Find("into")!, $"A variable is named in lower-case letters, digits and dashes, not \"{into}\".");
        return into;
    }

    private void NoField(FlowMap map, string key, string field) =>
        notes.Error("bad-name", map.Find(key)!, $"A field is written with its API name, such as Rating, Tier__c or Owner.Name, not \"{field}\".");
}
