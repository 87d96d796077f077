using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>What stands in the way: what the sources show, and what to ask.</summary>
internal static class BlockerSection
{
    /// <summary>Makes the section.</summary>
    internal static Markup Of(AuditReport report)
    {
        var found = report.Summary.Blockers.Where(b => b.Status == "found").ToList();
        var ask = report.Summary.Blockers.Where(b => b.Status != "found").ToList();
        return Markup.Of($"""
            <section class="page" id="blockers">
            <h2>Blockers of Salesforce Voice</h2>
            <h3>Found here</h3>
            {(found.Count == 0 ? Markup.Of($"<p>None shows itself in what was looked at.</p>") : Table(found, true))}
            {Markup.When(ask.Count > 0, () => Markup.Of($"<h3>To be asked</h3><p>No source shows these. Tick each when somebody has answered it.</p>{Table(ask, false)}"))}
            </section>

            """);
    }

    private static Markup Table(IReadOnlyList<Blocker> blockers, bool isFound) => Markup.Of($"""
        <table><thead><tr><th scope="col">What</th><th scope="col">What is known</th><th scope="col">What it means</th><th scope="col">{(isFound ? "Shown by" : "From")}</th></tr></thead><tbody>
        {Markup.Each(blockers, b => Markup.Of($"<tr><th scope=\"row\">{b.Title}</th><td>{b.Fact}</td><td>{b.Effect}</td><td>{(isFound ? Shown(b) : b.Evidence)}</td></tr>"))}
        </tbody></table>
        """);

    private static string Shown(Blocker blocker) => blocker.Findings.OrEmpty().Length is var count and > 0 ? Figures.Plural(count, "finding") : "the org";
}
