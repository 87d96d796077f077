using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>What an org has built on the fields of calls with clicks: workflow, validation, formulas, lists, layouts, actions.</summary>
internal static class ActivityRules
{
    private static readonly string[] Formulas = ["errorConditionFormula", "formula", "filterFormula"];
    private static readonly string[] FieldNames = ["field", "columns", "fields", "displayedFields", "column"];

    internal static IEnumerable<MetadataRule> All { get; } =
    [
        new("automation.workflow", ["Workflow"], static (file, _) => InObject(file, file.Root, file.FullName, "automation.workflow")),
        new("activity.validation", ["ValidationRule"], static (file, _) => InObject(file, file.Root, file.ObjectName, "activity.validation")),
        new("activity.formula", ["CustomField", "WebLink", "ListView", "CompactLayout", "FieldSet", "BusinessProcess"], static (file, _) => InObject(file, file.Root, file.ObjectName, "activity.formula")),
        new("activity.object", ["CustomObject"], static (file, _) => InWholeObject(file)),
        new("activity.layout", ["Layout", "QuickAction"], static (file, _) => InLayout(file)),
    ];

    // A file of a whole object lists its standard fields as they are: that is no use of them.
    private static IEnumerable<RuleResult> InWholeObject(MetadataFile file) => file.Root.Children.SelectMany(part =>
        InObject(file, part, file.ObjectName, part.Name == "validationRules" ? "activity.validation" : "activity.formula"));

    private static IEnumerable<RuleResult> InObject(MetadataFile file, MetaElement part, string objectName, string rule)
    {
        foreach (var leaf in part.Below().Append(part).Where(e => e.Children.Count == 0 && e.Value.Length > 0))
        {
            if (Formulas.Contains(leaf.Name))
            {
                foreach (var match in CallFields.InFormula(file, leaf, objectName, rule)) yield return match;
            }
            else if (FieldNames.Contains(leaf.Name) && (CallFields.ApiOf(objectName, leaf.Value) ?? ColumnOf(leaf, objectName)) is { } api)
                yield return new Match(rule, api, file.PlaceOf(leaf, leaf.Value));
        }
    }

    // Lists name standard fields like reports do: TASK.CALL_TYPE.
    private static string? ColumnOf(MetaElement leaf, string objectName) =>
        leaf.Name == "columns" && objectName is "Task" or "Activity" or "Event" ? CallFields.ApiOfColumn(leaf.Value) : null;

    private static IEnumerable<RuleResult> InLayout(MetadataFile file)
    {
        var objectName = file.Type == "Layout" ? file.FullName.Split('-')[0] : file.Root["targetObject"] is { Length: > 0 } target ? target : file.FullName.Split('.')[0];
        foreach (var leaf in file.Root.Below().Where(e => e.Children.Count == 0 && e.Name is "field" or "fields"))
        {
            if (CallFields.ApiOf(objectName, leaf.Value) is { } api) yield return new Match("activity.layout", api, file.PlaceOf(leaf, leaf.Value));
        }
    }
}
