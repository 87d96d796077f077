using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>The page that somebody reads who reads one page: how ready, how long, what breaks, how much work, what to decide.</summary>
internal static class FirstPage
{
    /// <summary>Makes the page.</summary>
    internal static Markup Of(AuditReport report) => Markup.Of($"""
        <section class="first" id="summary">
        <p class="brand">Patchbay</p>
        <h1>What depends on Open CTI, and what to do</h1>
        <p class="soft">Audit of {Figures.Day(report.AsOf)} · {Figures.Plural(report.Inventory.Files, "file")} in {string.Join(", ", report.Roots)}{Org(report)}</p>
        <p class="lead">{Verdict(report)}</p>
        {Markup.Each(report.Notices, notice => Markup.Of($"<p class=\"notice\">{notice.Text}</p>"))}
        {Cards(report)}
        <h2>What breaks</h2>
        {Breakages(report)}
        <h2>Three decisions to make</h2>
        <ol class="decisions">{Markup.Each(Decision.Of(report), DecisionItem)}</ol>
        <div class="sign"><span>Read and decided by</span><span>Role</span><span>Date</span><span>Signature</span></div>
        </section>

        """);

    private static Markup DecisionItem(Decision decision) => Markup.Of($"""
        <li><b>{decision.Question}</b>{decision.Facts}
        <ul class="choices">{Markup.Each(decision.Choices, choice => Markup.Of($"<li>{choice}</li>"))}</ul></li>
        """);

    private static string Org(AuditReport report) => report.Usage is { } usage ? $" and the org {usage.Org}" : "";

    private static string Verdict(AuditReport report)
    {
        var summary = report.Summary;
        if (summary.Readiness.Score is null) return "Nothing could be read, so nothing is known. The reasons are listed below.";
        if (report.Findings.IsEmpty) return "Nothing was found that depends on Open CTI. If that surprises you, check that the paths hold the adapter’s source and the org’s metadata.";
        var files = report.Findings.Select(f => (f.Root, f.File)).Distinct().Count();
        var centers = report.Inventory.CallCenters.Count(c => c.Kind == "open-cti");
        var ends = summary.DaysLeft >= 0 ? $"Salesforce switches Open CTI off on {Figures.Day(summary.Deadline)}" : $"Salesforce switched Open CTI off on {Figures.Day(summary.Deadline)}";
        var what = centers > 0 ? $"{Figures.Plural(centers, "call center")} and {Figures.Plural(files, "file")}" : Figures.Plural(files, "file");
        var people = report.Usage is { Users.IsEmpty: false } usage ? $" {Figures.Plural(usage.Users.Length, "person", "people")} work with it today." : "";
        return $"{ends}. {Figures.Plural(report.Findings.Length, "place")} in {what} {(report.Findings.Length == 1 ? "depends" : "depend")} on it or {(report.Findings.Length == 1 ? "concerns" : "concern")} it.{people}";
    }

    private static Markup Cards(AuditReport report) => Markup.Of($"""
        <div class="cards">
        <div class="card"><h3>Readiness</h3>{Readiness(report)} <a class="noprint" href="#counted">How it is counted</a></p></div>
        <div class="card"><h3>{(report.Summary.DaysLeft < 0 ? "Days since the end" : "Days left")}</h3><p class="number">{Math.Abs(report.Summary.DaysLeft):#,0}</p><p class="caption">{(report.Summary.DaysLeft < 0 ? "since" : "to")} {Figures.Day(report.Summary.Deadline)}. There is no extension.</p>
        <p class="caption">{Markup.Each(report.Summary.BySeverity.Where(t => t.Name != "info"), tally => Markup.Of($"<span class=\"sev {Level(tally.Name)}\">{tally.Count:#,0} {tally.Name}</span> "))}</p></div>
        <div class="card"><h3>Work, for each way to go on</h3>{Effort(report)}</div>
        </div>
        """);

    private static Markup Readiness(AuditReport report) => report.Summary.Readiness.Score is { } score
        ? Markup.Of($"{Charts.Gauge(score, $"Readiness {score} of 100")}<p class=\"caption\">{(IsPartial(report) ? "Of what could be read. " : "")}{Ready(score)}")
        : Markup.Of($"<p class=\"number\">–</p><p class=\"caption\">Not known: nothing could be read.");

    private static bool IsPartial(AuditReport report) => report.Unread.Any(file => !file.ByTokens);

    // What a report read from a file calls a severity must not become part of a class name.
    private static string Level(string name) => name is "high" or "medium" or "low" ? name : "info";

    private static Markup Effort(AuditReport report)
    {
        var ways = report.Summary.Effort.Where(way => way.Total.High > 0).ToList();
        if (ways.Count == 0) return Markup.Of($"<p>No work was found.</p>");
        var words = string.Join("; ", ways.Select(way => $"{Ways.Name(way.Way)} {Figures.Range(way.Total)}, likely {Figures.Hours(way.Total.Likely)}"));
        return Markup.Of($"""
            {Charts.Ranges(words, [.. ways.Select(way => (Ways.Name(way.Way), way.Total.Low, way.Total.Likely, way.Total.High))])}
            <p class="caption">Hours of your own people; the dark mark is the likely value. Licences and call minutes are not in it.</p>
            """);
    }

    private static string Ready(int score) => score switch
    {
        >= 90 => "Almost nothing depends on Open CTI.",
        >= 70 => "Little depends on it.",
        >= 40 => "A project: plan it now.",
        _ => "Deeply built in: start now.",
    };

    private static Markup Breakages(AuditReport report)
    {
        var all = Breakage.Of(report);
        if (all.Count == 0) return Markup.Of($"<p>Nothing that was looked at.</p>");
        return Markup.Of($"<ul class=\"breaks\">{Markup.Each(all, one => Markup.Of($"<li><span class=\"tag when\">{one.When}</span><b>{one.Title}</b>{one.Effect}</li>"))}</ul>");
    }
}
