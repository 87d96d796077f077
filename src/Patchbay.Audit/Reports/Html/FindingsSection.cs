using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Reports.Html;

/// <summary>Every finding with its line of code, by area and name; a script filters them, and without it they are all there.</summary>
internal static class FindingsSection
{
    // Above this, only the first places of a name carry the lines around them, or the file gets too heavy to pass on.
    private const int ManyFindings = 1000;
    private const int WithContext = 3;
    private const int OpenAtFirst = 60;

    /// <summary>Makes the section.</summary>
    internal static Markup Of(AuditReport report)
    {
        var book = RuleBook.Load();
        var isLarge = report.Findings.Length > ManyFindings;
        return Markup.Of($"""
            <section class="page" id="findings">
            <h2>Findings</h2>
            <p>By area and name. Open a name for its places, and a place for the lines around it. <span class="tag">probable</span> and <span class="tag">possible</span> say that the code was not followed to the end.{Markup.When(isLarge, () => Markup.Of($" There are many; the lines around are shown for the first {WithContext} places of each name."))}</p>
            {Filter(report)}
            {Markup.Each(Area.All, area => OfArea(area, [.. report.Findings.Where(f => Area.Of(f) == area)], book, report.Findings.Length))}
            {Unread(report)}
            </section>

            """);
    }

    private static Markup Filter(AuditReport report) => Markup.When(!report.Findings.IsEmpty, () => Markup.Of($"""
        <form id="filter" class="filter" hidden aria-label="Filter the findings">
        <label>Words<br><input id="f-words" type="search" placeholder="saveLog, a file …" autocomplete="off"></label>
        <label>Severity<br><select id="f-severity"><option value="0">all</option><option value="3">high</option><option value="2">medium and up</option><option value="1">low and up</option></select></label>
        <label>In Salesforce Voice<br><select id="f-gap"><option value="">all</option><option value="none">replaced</option><option value="partial">in part</option><option value="full">nothing does it</option></select></label>
        <label>Area<br><select id="f-area"><option value="">all</option>{Markup.Each(Area.All, a => Markup.Of($"<option value=\"{a.Id}\">{a.Title}</option>"))}</select></label>
        <button type="reset">Clear</button><button type="button" id="f-open">Open all</button>
        <output id="f-count" for="f-words f-severity f-gap f-area" aria-live="polite"></output>
        </form>
        """));

    private static Markup OfArea(Area area, ImmutableArray<Finding> findings, RuleBook book, int all) => Markup.When(!findings.IsEmpty, () => Markup.Of($"""
        <div class="area"><h3 id="area-{area.Id}">{area.Title} ({findings.Length})</h3>
        <p class="soft">{area.About}</p>
        {Markup.Each(findings.GroupBy(f => (f.Rule, f.Api)).OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Api, StringComparer.Ordinal), group => OfName(area, [.. group], book[group.Key.Rule], all))}
        </div>
        """));

    private static Markup OfName(Area area, ImmutableArray<Finding> places, RuleText rule, int all)
    {
        var first = places[0];
        var hours = places.Select(f => f.EffortHours).Aggregate(EffortHours.None, EffortHours.Add);
        var worst = places.Max(f => f.Severity);
        var isPart = first.Kind is FindingKind.Fault or FindingKind.Field or FindingKind.Vendor or FindingKind.Setting or FindingKind.Audit;
        return Markup.Of($"""
            <details class="group"{Open(all)} data-area="{area.Id}" data-gap="{Gap(first)}" data-words="{first.Api} {rule.Title} {first.Rule}">
            <summary>{Wording.SeverityMark(worst)}<span class="name"><code>{first.Api}</code>{Markup.When(isPart, () => Markup.Of($" · {rule.Title}"))}</span><span class="soft">{Figures.Plural(places.Length, "place")}</span>{Markup.When(first.Replacement is not null, () => Wording.GapMark(first.Replacement!.Gap))}<span class="soft">{Figures.Range(hours)}</span></summary>
            <div>{Why(places, rule)}{Instead(first.Replacement)}
            <table class="places"><caption class="gone">Places of {first.Api}</caption><thead><tr><th scope="col">Severity</th><th scope="col">Where</th><th scope="col">Code</th><th scope="col" class="n">Work</th></tr></thead><tbody>
            {Markup.Each(places.Select((finding, at) => (finding, at)), one => Place(one.finding, all <= ManyFindings || one.at < WithContext, places))}
            </tbody></table></div></details>
            """);
    }

    private static Markup Open(int all) => Markup.When(all <= OpenAtFirst, () => Markup.Of($" open"));

    private static string Gap(Finding finding) => finding.Replacement is { } voice ? Wording.Key(voice.Gap) : "";

    private static bool SaysTheSame(ImmutableArray<Finding> places) => places.All(f => f.Why == places[0].Why);

    private static Markup Why(ImmutableArray<Finding> places, RuleText rule) => Markup.Of(
        $"<p>{(SaysTheSame(places) ? places[0].Why : rule.Why)} {Wording.Link(places[0].Link, "Read more")}</p>");

    private static Markup Instead(Replacement? voice) => Markup.When(voice is not null, () => Markup.Of(
        $"<p class=\"soft\"><b>In Salesforce Voice:</b> {Markup.When(voice!.Member.Length > 0, () => Markup.Of($"<code>{voice.Member}</code>. "))}{voice.Note}{Wording.Inferred(voice)}</p>"));

    private static Markup Place(Finding finding, bool withContext, ImmutableArray<Finding> places) => Markup.Of($"""
        <tr data-s="{Wording.Key(finding.Severity)}"><td>{Wording.SeverityMark(finding.Severity)}</td><td><code>{finding.File}:{finding.Line}</code>{Markup.When(finding.Root is not null, () => Markup.Of($" <span class=\"soft\">{finding.Root}</span>"))}{Wording.Sure(finding.Confidence)}</td><td>{Code(finding, withContext)}{Markup.When(!SaysTheSame(places), () => Markup.Of($"<span class=\"soft\">{finding.Why}</span>"))}</td><td class="n">{Figures.Range(finding.EffortHours)}</td></tr>

        """);

    private static Markup Code(Finding finding, bool withContext)
    {
        var context = finding.Context.OrEmpty();
        if (finding.Snippet.Length == 0) return Markup.None;
        if (!withContext || context.Length < 2) return Markup.Of($"<code>{finding.Snippet.Trim()}</code>");
        return Markup.Of($"<details><summary><code>{finding.Snippet.Trim()}</code></summary><pre>{Markup.Each(context.Select((line, at) => (line, number: finding.ContextLine + at)), one => Line(one.line, one.number, finding))}</pre></details>");
    }

    private static Markup Line(string line, int number, Finding finding)
    {
        var numbered = Markup.Of($"{number.ToString(CultureInfo.InvariantCulture).PadLeft(4)}  {line}");
        return number >= finding.Line && number <= finding.EndLine ? Markup.Of($"<mark>{numbered}</mark>\n") : Markup.Of($"{numbered}\n");
    }

    private static Markup Unread(AuditReport report) => Markup.When(!report.Unread.IsEmpty, () => Markup.Of($"""
        <h3 id="unread">Could not be read ({report.Unread.Length})</h3>
        <table><thead><tr><th scope="col">File</th><th scope="col">Why</th><th scope="col">What was done</th></tr></thead><tbody>
        {Markup.Each(report.Unread, u => Markup.Of($"<tr><th scope=\"row\"><code>{u.File}</code></th><td>{u.Why}</td><td>{(u.ByTokens ? "read as far as possible" : "left out")}</td></tr>"))}
        </tbody></table>
        """));
}
