using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Reports.Html;

/// <summary>Something that stops, as the people notice who work with it.</summary>
/// <param name="When">When: <c>today</c>, <c>on the day</c>.</param>
/// <param name="Title">What, in some words.</param>
/// <param name="Effect">What it means.</param>
internal sealed record Breakage(string When, string Title, string Effect)
{
    private const string Today = "before the day";
    private const string OnTheDay = "on the day";
    private static readonly string[] Dialling = ["onClickToDial", "enableClickToDial"];
    private static readonly string[] Popping = ["screenPop", "searchAndScreenPop", "searchAndGetScreenPopUrl"];
    private static readonly string[] Logging = ["saveLog"];
    private static readonly string[] Running = ["runApex"];

    /// <summary>Goes through what was found.</summary>
    internal static IReadOnlyList<Breakage> Of(AuditReport report) =>
        [.. new[] { Faults(report), Softphone(report), Dial(report), Pop(report), Log(report), Apex(report), Fields(report), Lost(report) }.OfType<Breakage>()];

    private static Breakage? Faults(AuditReport report)
    {
        var book = RuleBook.Load();
        var faults = report.Findings.Where(f => f is { Kind: FindingKind.Fault, Severity: >= Severity.Medium }).ToList();
        if (faults.Count == 0) return null;
        var worst = faults.GroupBy(f => f.Rule).OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count()).Take(3).Select(g => Lower(book[g.Key].Title)).ToList();
        return new(Today, $"{Figures.Plural(faults.Count, "fault")} today", $"{Figures.Capital(Figures.Join(worst))}{(faults.GroupBy(f => f.Rule).Count() > 3 ? " and others" : "")}.");
    }

    private static Breakage? Softphone(AuditReport report)
    {
        var centers = report.Inventory.CallCenters.Where(c => c.Kind == "open-cti").ToList();
        if (centers.Count == 0 && report.Inventory.Adapters.IsEmpty) return null;
        var who = report.Usage is { Users.IsEmpty: false } usage ? $"{Figures.Plural(usage.Users.Length, "person", "people")} can" : centers.Count > 1 ? "their users can" : "its users can";
        var name = centers.Count switch { 0 => "The softphone goes dark", 1 => $"The softphone of {centers[0].DisplayName} goes dark", _ => $"{Figures.Plural(centers.Count, "softphone")} go dark" };
        return new(OnTheDay, name, $"{Figures.Capital(who)} neither take nor make calls in Salesforce.");
    }

    private static Breakage? Dial(AuditReport report)
    {
        var (code, pages) = (Uses(report, Dialling), report.Findings.Count(f => f.Rule == "component.click-to-dial"));
        return code + pages == 0 ? null : new(OnTheDay, "Clicks on numbers do nothing", $"{Figures.Plural(code, "place")} in code and {Figures.Plural(pages, "component")} on pages.");
    }

    private static Breakage? Pop(AuditReport report) => Uses(report, Popping) is var count and > 0
        ? new(OnTheDay, "The caller’s record no longer opens", $"{Figures.Plural(count, "place")} in code{Named(report.Inventory.ObjectsPopped, ", for ")}.")
        : null;

    private static Breakage? Log(AuditReport report) => Uses(report, Logging) is var count and > 0
        ? new(OnTheDay, "Calls are no longer logged", $"{Figures.Plural(count, "place")} in code{Named(report.Inventory.FieldsLogged, ", which fill ")}.")
        : null;

    private static Breakage? Apex(AuditReport report) => Uses(report, Running) is var count and > 0
        ? new(OnTheDay, "Apex is no longer run by the softphone", $"{Figures.Plural(count, "place")} in code{Named(report.Inventory.RunApexTargets, ", calling ")}.")
        : null;

    private static Breakage? Fields(AuditReport report)
    {
        var fields = report.Findings.Where(f => f.Kind == FindingKind.Field).ToList();
        if (fields.Count == 0) return null;
        var reports = fields.Where(f => f.Rule.StartsWith("report.", StringComparison.Ordinal)).Select(f => (f.Root, f.File)).Distinct().Count();
        var others = fields.Select(f => (f.Root, f.File)).Distinct().Count() - reports;
        return new("when calls move", "Reports and automation see no more calls", $"{Figures.Plural(reports, "report")} and {Figures.Plural(others, "flow, rule, layout or class", "flows, rules, layouts and classes")} read call tasks; Salesforce Voice writes another object.");
    }

    private static Breakage? Lost(AuditReport report)
    {
        var names = report.Findings.Where(f => f.Replacement?.Gap == Gap.Full).Select(f => f.Api).Distinct().Order(StringComparer.Ordinal).Select(Last).Distinct().ToList();
        return names.Count == 0 ? null : new("in Salesforce Voice", $"{Figures.Plural(names.Count, "name")} without a replacement", $"{Figures.Join([.. names.Take(4)])}{(names.Count > 4 ? " and others" : "")}.");
    }

    private static int Uses(AuditReport report, string[] members) =>
        report.Findings.Count(f => f.Kind == FindingKind.Use && f.Api.StartsWith("sforce.", StringComparison.Ordinal) && members.Contains(Last(f.Api)));

    private static string Named(IReadOnlyList<CountedName> names, string lead) => names.Count == 0 ? "" : lead + Figures.Join([.. names.Take(4).Select(n => n.Name)]) + (names.Count > 4 ? " and others" : "");

    private static string Last(string api) => api[(api.LastIndexOf('.') + 1)..];

    private static string Lower(string title) => title.Length > 1 && !char.IsUpper(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
