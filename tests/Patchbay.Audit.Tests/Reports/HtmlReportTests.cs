using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private const string Evil = "</pre></script><img src=x onerror=alert(1)><script>alert(2)</script>\"'&";

    [Fact]
    public async Task The_page_reads_from_the_decision_to_how_it_was_counted()
    {
        var page = (await Audited.ByTokensAsync(Reported.Tree)).As("html");

        string[] wanted = ["id=\"summary\"", "Readiness", "Days left", "What breaks", "Three decisions to make", "Signature", "id=\"use\"", "What nobody uses", "id=\"findings\"", "id=\"replacements\"", "id=\"blockers\"", "id=\"next\"", "id=\"counted\""];
        var places = wanted.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Every_finding_is_there_with_its_line_of_code_without_a_script()
    {
        var report = await Audited.ByTokensAsync(Reported.Tree);
        var page = report.As("html");

        Assert.Equal(report.Findings.Length, Count(page, "<tr data-s="));
        Assert.All(report.Findings, f => Assert.Contains($"<code>{f.File}:{f.Line}</code>", page, StringComparison.Ordinal));
        Assert.Contains("<mark>   2    sforce.opencti.saveLog({});</mark>\n", page, StringComparison.Ordinal);
        Assert.Contains("class=\"filter\" hidden", page, StringComparison.Ordinal);
        Assert.Contains("broken/Flow.flow", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_code_stays_text()
    {
        var report = await Audited.ByTokensAsync(("a.js", $"sforce.opencti.saveLog({{}}); // {Evil}"), ($"<img src=x onerror=alert(3)>{new string('a', 10)}.js", "sforce.opencti.runApex({});"));
        var page = report.WithFirst(f => f with { Why = Evil, Api = Evil, Rule = Evil, Tags = [Evil], Link = "javascript:alert(4)" }).As("html");

        Assert.Equal(1, Count(page, "<script>"));
        Assert.Equal(1, Count(page, "</script>"));
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", page, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Unbalanced(page));
    }

    [Fact]
    public async Task Characters_that_turn_the_direction_of_code_are_shown()
    {
        var page = (await Audited.ByTokensAsync(("a.js", "sforce.opencti.saveLog({}); /* \u202E } \u2066 \u0007 \uD800 */"))).As("html");

        Assert.Contains("[U+202E] } [U+2066]", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, c => c is '\u202E' or '\u2066' or '\u0007' or '\uD800');
    }

    [Fact]
    public async Task The_page_loads_nothing_and_runs_its_own_script_only()
    {
        var page = (await Audited.ByTokensAsync(Reported.Tree)).As("html");

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(page, "style")}'", page, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(page, "script")}'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(?i)\ssrc=|<link|@import|url\(|\sstyle=""", page);
        Assert.All(Tag().Matches(page).Select(m => m.Value).Where(tag => tag.Contains("://", StringComparison.Ordinal)), tag => Assert.StartsWith("<a ", tag, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_only_inferred_is_called_so()
    {
        var report = await Audited.ByTokensAsync(Reported.Tree);

        Assert.Contains(report.Findings, f => f.Replacement is { IsInferred: true });
        Assert.Contains("<span class=\"gap full\">Nothing does it</span> <span class=\"tag\">inferred</span>", report.As("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_without_Open_CTI_gives_a_page_that_says_so()
    {
        var page = (await Audited.ByTokensAsync(("a.js", "nothing();"))).As("html");

        Assert.Contains("Nothing was found that depends on Open CTI", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Empty(Unbalanced(page));
    }

    [Fact]
    public async Task An_org_shows_teams_and_what_it_did_not_answer()
    {
        var report = await Audited.ByTokensAsync(Reported.Tree) with { Usage = Reported.Org(("Support", 12, "Lightning"), ("Sales", 3, "Classic")) };
        var page = report.As("html");

        Assert.Contains("15 people work with it today", page, StringComparison.Ordinal);
        Assert.Contains("3 people work in Classic", page, StringComparison.Ordinal);
        Assert.Contains("Not answered: event log files, INVALID_TYPE", page, StringComparison.Ordinal);
        Assert.Empty(Unbalanced(page));
    }

    [Fact]
    public async Task Five_thousand_findings_stay_usable()
    {
        var report = Reported.Large(await Audited.ByTokensAsync(Reported.Tree), 5000);
        var watch = Stopwatch.StartNew();
        var page = report.As("html");
        watch.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"{Encoding.UTF8.GetByteCount(page)} bytes in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(5000, Count(page, "<tr data-s="));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, 4_000_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public async Task A_report_that_was_read_from_a_file_without_optional_lists_is_shown()
    {
        var report = await Audited.ByTokensAsync(Reported.Tree);
        var page = report.WithFirst(f => f with { Context = default, Tags = default, Replacements = default }).As("html");

        Assert.Empty(Unbalanced(page));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Hash(string page, string tag)
    {
        var from = page.IndexOf($"<{tag}>", StringComparison.Ordinal) + tag.Length + 2;
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page[from..page.IndexOf($"</{tag}>", StringComparison.Ordinal)])));
    }

    /// <summary>Tags that do not close what was opened.</summary>
    internal static IEnumerable<string> Unbalanced(string page)
    {
        var open = new Stack<string>();
        foreach (Match match in Tag().Matches(Inner().Replace(page, "<$1></$1>")))
        {
            var name = match.Groups[2].Value;
            if (name is "meta" or "br" or "input" || match.Value.EndsWith("/>", StringComparison.Ordinal)) continue;
            if (match.Groups[1].Length == 0) open.Push(name);
            else if (!open.TryPop(out var last) || last != name) yield return $"{match.Value} at {match.Index}";
        }

        foreach (var name in open) yield return name;
    }

    [GeneratedRegex("<(/?)([a-z][a-z0-9]*)(?:[^>\"]|\"[^\"]*\")*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?s)<(style|script)>.*?</\\1>")]
    private static partial Regex Inner();
}
