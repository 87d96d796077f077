using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Flows and processes that read or write the fields of calls.</summary>
internal static class FlowRules
{
    internal const string Id = "automation.flow";

    internal static IEnumerable<MetadataRule> All { get; } = [new(Id, ["Flow"], static (file, _) => Find(file))];

    private static IEnumerable<RuleResult> Find(MetadataFile file)
    {
        var objects = ObjectsByName(file.Root);
        return file.Root.Children.SelectMany(element => Find(file, element, objects)).DistinctBy(match => (match.Api, match.Place.Line));
    }

    private static IEnumerable<Match> Find(MetadataFile file, MetaElement element, Dictionary<string, string> objects)
    {
        var own = ObjectOf(element, objects);
        foreach (var leaf in element.Below().Where(e => e.Children.Count == 0 && e.Value.Length > 0))
        {
            foreach (var match in leaf.Name is "field" or "queriedFields" or "outputAssignments" or "sortField" ? InField(file, leaf, own) : InReference(file, leaf, objects))
                yield return match;
        }
    }

    private static IEnumerable<Match> InField(MetadataFile file, MetaElement leaf, string own) =>
        CallFields.ApiOf(own, leaf.Value) is { } api ? [new(Id, api, file.PlaceOf(leaf, leaf.Value))] : [];

    // References name a variable first: $Record.CallType, Get_Task.CallType, {!task.CallType}.
    private static IEnumerable<Match> InReference(MetadataFile file, MetaElement leaf, Dictionary<string, string> objects)
    {
        if (leaf.Name is "label" or "description" or "name" or "text" or "helpText" or "interviewLabel" or "fieldText" or "stringValue") yield break;
        var parts = leaf.Value.Split(['{', '}', '!', ' ', '(', ')', ',', '\n', '+', '=', '&', '<', '>'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts.Where(p => p.Contains('.', StringComparison.Ordinal)))
        {
            var dot = part.LastIndexOf('.');
            var owner = part[..dot] is "$Record__Prior" ? "$Record" : part[..dot];
            if (objects.TryGetValue(owner, out var objectName) && CallFields.ApiOf(objectName, part[(dot + 1)..]) is { } api)
                yield return new(Id, api, file.PlaceOf(leaf, part));
        }
    }

    private static string ObjectOf(MetaElement element, Dictionary<string, string> objects)
    {
        if (element["object"] is { Length: > 0 } named) return named;
        var reference = element["inputReference"] is { Length: > 0 } input ? input : element["outputReference"];
        return objects.GetValueOrDefault(reference, element["objectType"]);
    }

    private static Dictionary<string, string> ObjectsByName(MetaElement root)
    {
        var objects = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in root.Children)
        {
            var named = element["object"] is { Length: > 0 } direct ? direct : element["objectType"];
            if (named.Length == 0) continue;
            objects[element.Name == "start" ? "$Record" : element["name"]] = named;
        }

        // Processes name the record that started them.
        if (root.All("processMetadataValues").FirstOrDefault(v => v["name"] == "ObjectType")?.Child("value")?["stringValue"] is { Length: > 0 } started)
            objects["myVariable_current"] = objects["myVariable_old"] = started;
        foreach (var loop in root.All("loops"))
        {
            if (objects.TryGetValue(loop["collectionReference"], out var one)) objects[loop["name"]] = one;
        }

        return objects;
    }
}
