using System.Text;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Walking;

/// <summary>Files over 10 MB, which are read by tokens.</summary>
public sealed class LargeFileTests
{
    [Fact]
    public async Task A_large_script_shows_the_code_of_what_was_found()
    {
        var filler = new string('x', 200);
        var text = Long($"/* {filler} */ f();") + $"\nvar {filler} = 1; window.sforce.opencti.saveLog({{ value: {filler} }});\r\nsforce.opencti.refreshView();";

        var report = await Audited.ByTokensAsync(("dist/big.js", text));

        Assert.Equal(["sforce.opencti.saveLog", "sforce.opencti.refreshView"], report.Findings.Select(f => f.Api));
        Assert.StartsWith("…", report.Findings[0].Snippet, StringComparison.Ordinal);
        Assert.Contains("= 1; window.sforce.opencti.saveLog({ value: x", report.Findings[0].Snippet, StringComparison.Ordinal);
        Assert.EndsWith("…", report.Findings[0].Snippet, StringComparison.Ordinal);
        Assert.Equal("sforce.opencti.refreshView();", report.Findings[1].Snippet);
        Assert.True(Assert.Single(report.Unread).ByTokens);
    }

    [Fact]
    public async Task A_large_bundle_in_one_line_shows_the_code_around_each_place()
    {
        var text = Long("f(1);", "") + "sforce.opencti.saveLog({});" + Long("g(2);", "") + "sforce.opencti.runApex({});";

        var report = await Audited.ByTokensAsync(("dist/big.js", text));

        Assert.Equal(["sforce.opencti.saveLog", "sforce.opencti.runApex"], report.Findings.Select(f => f.Api));
        Assert.All(report.Findings, f => Assert.Contains(f.Api, f.Snippet, StringComparison.Ordinal));
        Assert.All(report.Findings, f => Assert.InRange(f.Snippet.Length, 20, 170));
    }

    [Fact]
    public async Task Large_Apex_is_read()
    {
        var report = await Audited.ByTokensAsync(("classes/Big.cls", "class Big {\n" + Long("  // CallType of nothing") + "\n  void a(Task t) { t.CallType = 'Inbound'; }\n}"));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("Task.CallType", "  void a(Task t) { t.CallType = 'Inbound'; }"), (finding.Api, finding.Snippet));
    }

    [Fact]
    public async Task Apex_too_large_for_a_tree_is_read_by_tokens_and_told()
    {
        Assert.SkipWhen(Audited.Parser is null, Audited.NoParser);
        var filler = string.Concat(Enumerable.Repeat("  void f() { Integer a = 1; }\n", 60_000));

        var report = await Audited.ByParserAsync(("classes/Big.cls", $"class Big {{\n{filler}  void a(VoiceCall v, Task t) {{ t.CallType = v.CallType; }}\n}}"));

        Assert.Equal(["classes/Big.cls:60002 Task.CallType"], report.Places());
        var line = Assert.Single(report.Unread);
        Assert.True(line.ByTokens);
        Assert.Contains("1.5 MB", line.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_flow_is_read_part_by_part()
    {
        var content = Long("<screens><name>S</name><fields><fieldText>Nothing here</fieldText></fields></screens>")
            + "\n<recordLookups><name>Get</name><object>Task</object><queriedFields>CallDurationInSeconds</queriedFields></recordLookups>";

        var report = await Audited.ByTokensAsync(("flows/Big.flow-meta.xml", Audited.Metadata("Flow", content)));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("automation.flow", "Task.CallDurationInSeconds"), (finding.Rule, finding.Api));
        Assert.Contains("<queriedFields>CallDurationInSeconds", finding.Snippet, StringComparison.Ordinal);
        Assert.NotEqual(Confidence.Certain, finding.Confidence);
    }

    private static string Long(string line, string end = "\n")
    {
        var text = new StringBuilder();
        while (text.Length < 10_100_000) text.Append(line).Append(end);
        return text.ToString();
    }
}
