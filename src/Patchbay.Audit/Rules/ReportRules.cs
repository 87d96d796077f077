using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Reports, report types and dashboards that show or filter by the fields of calls.</summary>
internal static class ReportRules
{
    private static readonly string[] ColumnNames = ["field", "column", "columns", "groupingColumn", "sortColumn", "dateColumn", "primaryGroupColumn"];

    internal static IEnumerable<MetadataRule> All { get; } =
    [
        new("report.columns", ["Report"], static (file, _) => Find(file, "report.columns")),
        new("report.type", ["ReportType"], static (file, _) => Find(file, "report.type")),
        new("report.dashboard", ["Dashboard"], static (file, _) => Find(file, "report.dashboard")),
    ];

    private static IEnumerable<RuleResult> Find(MetadataFile file, string rule)
    {
        // Calls of Salesforce Voice have fields of the same names.
        if (file.Root["reportType"].Contains("Voice", StringComparison.OrdinalIgnoreCase) || file.Root["baseObject"].Contains("Voice", StringComparison.OrdinalIgnoreCase)) yield break;
        foreach (var leaf in file.Root.Below().Where(e => e.Children.Count == 0 && ColumnNames.Contains(e.Name)))
        {
            if (CallFields.ApiOfColumn(leaf.Value) is { } api) yield return new Match(rule, api, file.PlaceOf(leaf, leaf.Value));
        }
    }
}
