using System.Globalization;
using System.Text.Json;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Plan;

/// <summary>Questions to providers, in the order in which moves fail: roadmap, Lightning, reporting and automation; then only the features that are really used.</summary>
internal static class ProviderSheet
{
    /// <summary>The questions that count here, with how often the feature is used.</summary>
    internal static IReadOnlyList<(KnownCriterion Criterion, int Uses)> Questions(AuditReport report)
    {
        var all = JsonSerializer.Deserialize(DataFile.Read("plan-criteria.json"), PlanListsForm.Default.ImmutableArrayKnownCriterion);
        return [.. all.Select(criterion => (criterion, Uses(criterion, report))).Where(one => one.criterion.Names.OrEmpty().IsEmpty || one.Item2 > 0)];
    }

    /// <summary>The sheet to fill in.</summary>
    internal static string Csv(MovePlan plan)
    {
        var providers = plan.Answers.Providers.OrEmpty();
        var csv = new CsvText().Row([.. Heads, .. providers.SelectMany(Columns)]);
        foreach (var (criterion, uses) in Questions(plan.Report))
            csv.Row([criterion.Group, criterion.Question, criterion.Weight.ToString(CultureInfo.InvariantCulture), uses > 0 ? uses.ToString(CultureInfo.InvariantCulture) : "", .. Enumerable.Repeat("", providers.Length * 2)]);
        return csv.ToString();
    }

    /// <summary>The sheet to look at.</summary>
    internal static Markup Show(MovePlan plan) => Markup.Of($"""
        <table><caption>Points times weight, summed up for each provider; a 0 in the first three groups ends the talk.</caption><thead><tr><th scope="col">Question</th><th scope="col" class="n">Uses here</th><th scope="col" class="n">Weight</th>{Markup.Each(plan.Answers.Providers.OrEmpty(), name => Markup.Of($"<th scope=\"col\">{name}</th>"))}</tr></thead><tbody>
        {Markup.Each(Questions(plan.Report).GroupBy(q => q.Criterion.Group), group => Markup.Of($"<tr><th scope=\"rowgroup\" colspan=\"{plan.Answers.Providers.OrEmpty().Length + 3}\">{group.Key}</th></tr>{Markup.Each(group, one => Row(plan, one.Criterion, one.Uses))}"))}
        </tbody></table>
        """);

    private static readonly string[] Heads = ["Group", "Question", "Weight", "Uses in the audit"];

    private static IEnumerable<string> Columns(string provider) => [$"{provider}: answer", $"{provider}: points 0 to 5"];

    private static Markup Row(MovePlan plan, KnownCriterion criterion, int uses) => Markup.Of(
        $"<tr><td>{criterion.Question}</td><td class=\"n\">{(uses > 0 ? uses.ToString(CultureInfo.InvariantCulture) : "")}</td><td class=\"n\">{criterion.Weight}</td>{Markup.Each(plan.Answers.Providers.OrEmpty(), _ => Markup.Of($"<td></td>"))}</tr>");

    private static int Uses(KnownCriterion criterion, AuditReport report) =>
        report.Inventory.Methods.OrEmpty().Where(method => criterion.Names.OrEmpty().Any(name => method.Name.StartsWith(name, StringComparison.Ordinal))).Sum(method => method.Count);
}
