using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>Where the figures come from, so that somebody else can check them.</summary>
internal static class CountingSection
{
    /// <summary>Makes the section.</summary>
    internal static Markup Of(AuditReport report) => Markup.Of($"""
        <section class="page" id="counted">
        <h2>How it was counted</h2>
        <h3>Readiness: {(report.Summary.Readiness.Score is { } score ? $"{score} of 100" : "not known")}</h3>
        <p>{report.Summary.Readiness.Formula}</p>
        <table><thead><tr><th scope="col">Part</th><th scope="col">From</th><th scope="col" class="n">Points lost</th><th scope="col" class="n">At most</th></tr></thead><tbody>
        {Markup.Each(report.Summary.Readiness.Parts, part => Markup.Of($"<tr><th scope=\"row\">{part.Name}</th><td>{part.Why}</td><td class=\"n\">{part.Points:0.#}</td><td class=\"n\">{part.Most:0}</td></tr>"))}
        </tbody></table>
        <h3>Work</h3>
        <p>Each line is a weight from the published table, times how often it applies. One figure for a range is (low + 4 × likely + high) ÷ 6. Where a replacement is inferred, its high value is a quarter higher. A name used on twenty lines is moved once. Most weights are our judgement: put your own into a file and give it with <code>--weights</code>.</p>
        {Markup.Each(report.Summary.Effort.Where(way => way.Total.High > 0), Way)}
        <h3>Files</h3>
        <p>{Figures.Plural(report.Inventory.Files, "file")}, {report.Inventory.Bytes / 1_000_000.0:0.0} MB, entries of archives included; {(report.Unread.IsEmpty ? "all could be read" : $"{report.Unread.DistinctBy(file => file.File).Count()} could not be read as they should")}. Sure: {string.Join(", ", report.Summary.ByConfidence.Select(t => $"{t.Count} {t.Name}"))}. Comments, strings, documentation and copies of the library itself are not counted. Written by Patchbay {report.Version}; form {report.Schema}.</p>
        </section>

        """);

    private static Markup Way(WayEffort way) => Markup.Of($"""
        <details class="text"><summary>{Ways.Name(way.Way)}: {Figures.Range(way.Total)}, likely {Figures.Hours(way.Total.Likely)} h, as one figure {Figures.Hours(way.Total.Estimate)} h</summary>
        <table><thead><tr><th scope="col">Weight</th><th scope="col">What</th><th scope="col" class="n">Times</th><th scope="col" class="n">Low</th><th scope="col" class="n">Likely</th><th scope="col" class="n">High</th></tr></thead><tbody>
        {Markup.Each(way.Lines.OrEmpty(), line => Markup.Of($"<tr><td>{line.Weight}</td><td>{line.Item}</td><td class=\"n\">{line.Count:0.##}</td><td class=\"n\">{line.Hours.Low:0.#}</td><td class=\"n\">{line.Hours.Likely:0.#}</td><td class=\"n\">{line.Hours.High:0.#}</td></tr>"))}
        </tbody></table></details>
        """);
}
