using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>What to do on Monday.</summary>
internal static class NextSteps
{
    /// <summary>Makes the section.</summary>
    internal static Markup Of(AuditReport report) => Markup.Of($"""
        <section id="next">
        <h2>Next steps</h2>
        <ol>{Markup.Each(Steps(report), step => Markup.Of($"<li>{step}</li>"))}</ol>
        </section>

        """);

    private static IEnumerable<Markup> Steps(AuditReport report)
    {
        if (report.Findings.IsEmpty)
        {
            yield return Markup.Of($"Audit the adapter’s source and the org’s metadata, too, if they were not among the paths.");
            yield break;
        }

        var faults = report.Findings.Count(f => f is { Kind: FindingKind.Fault, Severity: >= Severity.Medium });
        if (faults > 0) yield return Markup.Of($"Mend the <a href=\"#area-faults\">{Figures.Plural(faults, "fault")} of today</a>: they cost calls now, and they hide in every comparison of old and new.");
        if (report.Usage is null) yield return Markup.Of($"Ask the org: <code>patchbay audit … --org NAME</code> tells who uses what. Without it nobody knows how many people are to move.");
        if (!report.Unread.IsEmpty) yield return Markup.Of($"Look at the <a href=\"#unread\">{Figures.Plural(report.Unread.Length, "file")}</a> that could not be read.");
        if (report.Inventory.CallCenters.Any(c => c.Kind == "open-cti") && report.Inventory.Adapters.IsEmpty)
            yield return Markup.Of($"Get the adapter’s source from whoever runs it, or the vendor’s word on its successor: this audit saw the definition only.");
        yield return Markup.Of($"Answer the <a href=\"#summary\">three decisions</a> on the first page, with those who run sales, service and telephony at one table.");
        yield return Markup.Of($"Make the plan: <code>patchbay audit … --format json --out audit.json</code>, then <code>patchbay plan audit.json</code>. It works dates back from {Figures.Day(report.Summary.Deadline)} and writes tasks, training, announcements and the way back.");
        yield return Markup.Of($"See the other end: <code>./patchbay demo</code> starts a contact centre with a stand-in for Salesforce on one machine.");
        yield return Markup.Of($"Run the audit again before each wave, with <code>--fail-on high</code> in your build, so that nobody builds on Open CTI meanwhile.");
    }
}
