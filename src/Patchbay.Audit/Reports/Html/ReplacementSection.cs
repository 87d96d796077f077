using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>What replaces each name that is used, on all three ways.</summary>
internal static class ReplacementSection
{
    /// <summary>Makes the section.</summary>
    internal static Markup Of(AuditReport report)
    {
        var names = report.Findings.Where(f => !f.Replacements.OrEmpty().IsEmpty).GroupBy(f => f.Api)
            .Select(g => (First: g.First(), Count: g.Count())).OrderByDescending(n => n.First.Replacements[0].Gap).ThenByDescending(n => n.Count).ToList();
        return Markup.Of($"""
            <section class="page" id="replacements">
            <h2>Replacements</h2>
            <p><b>Salesforce Voice</b> is Salesforce’s own successor; an adapter becomes a connector. <b>Patchbay’s panel</b> is an open softphone inside Salesforce that goes on writing tasks. <b>The drop-in shim</b> keeps your adapter’s code and gives it Patchbay’s implementation of the interface. What is <span class="tag">inferred</span> is our conclusion from what is documented: confirm it in a sandbox before you promise it.</p>
            {Gaps(report)}
            {(names.Count == 0 ? Markup.Of($"<p>Nothing to replace.</p>") : Table(names))}
            </section>

            """);
    }

    private static Markup Gaps(AuditReport report)
    {
        var rows = report.Summary.ByGap.Where(t => t.Count > 0).Select(t => (t.Name switch { "none" => "Replaced", "partial" => "In part", _ => "Nothing does it" }, t.Count)).ToList();
        return Markup.When(rows.Count > 0, () => Markup.Of($"<h3>Uses by what Salesforce Voice offers for them</h3>{Charts.Bars(string.Join(", ", rows.Select(r => $"{r.Item1} {r.Count}")), rows)}"));
    }

    private static Markup Table(IReadOnlyList<(Finding First, int Count)> names) => Markup.Of($"""
        <table class="swap"><thead><tr><th scope="col">Name</th><th scope="col" class="n">Uses</th><th scope="col">Salesforce Voice</th><th scope="col">Patchbay’s panel</th><th scope="col">Drop-in shim</th></tr></thead><tbody>
        {Markup.Each(names, n => Markup.Of($"<tr><th scope=\"row\"><code>{n.First.Api}</code></th><td class=\"n\">{n.Count}</td>{Cell(n.First, Replacement.SalesforceVoice)}{Cell(n.First, Replacement.PatchbayPanel)}{Cell(n.First, Replacement.PatchbayShim)}</tr>\n"))}
        </tbody></table>
        """);

    private static Markup Cell(Finding finding, string target) => finding.Replacements.FirstOrDefault(r => r.Target == target) is { } way
        ? Markup.Of($"<td>{Wording.GapMark(way.Gap)}{Wording.Inferred(way)}<br>{Markup.When(way.Member.Length > 0, () => Markup.Of($"<code>{way.Member}</code><br>"))}{way.Note}</td>")
        : Markup.Of($"<td>–</td>");
}
