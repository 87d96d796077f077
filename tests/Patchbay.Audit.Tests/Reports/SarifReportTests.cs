using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Reports;

public sealed class SarifReportTests
{
    [Fact]
    public async Task The_log_names_its_version_tool_and_columns()
    {
        using var log = Parse(await Audited.ByTokensAsync(Reported.Tree));
        var run = Run(log);

        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.All(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), rule =>
        {
            Assert.EndsWith(".", rule.GetProperty("shortDescription").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.True(Uri.IsWellFormedUriString(rule.GetProperty("helpUri").GetString(), UriKind.Absolute));
        });
    }

    [Fact]
    public async Task A_result_leads_to_its_rule_and_its_place()
    {
        var report = await Audited.ByTokensAsync(Reported.Tree);
        using var log = Parse(report);
        var rules = Run(log).GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = Run(log).GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(report.Findings.Length, results.Count);
        Assert.All(results, r => Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal(results.Count, results.Select(r => r.GetProperty("partialFingerprints").GetProperty("patchbayFindingId/v1").GetString()).Distinct().Count());
        var log1 = results.Single(r => r.GetProperty("properties").GetProperty("api").GetString() == "sforce.opencti.saveLog");
        var place = log1.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(("js/cti.js", "ROOT"), (Text(place, "artifactLocation", "uri"), Text(place, "artifactLocation", "uriBaseId")));
        Assert.Equal((2, 3), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
        Assert.StartsWith("sforce.opencti.saveLog", place.GetProperty("region").GetProperty("snippet").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("warning", log1.GetProperty("level").GetString());
    }

    [Fact]
    public async Task What_could_not_be_read_is_a_notification()
    {
        using var log = Parse(await Audited.ByTokensAsync(Reported.Tree));
        var invocation = Run(log).GetProperty("invocations")[0];

        Assert.True(invocation.GetProperty("executionSuccessful").GetBoolean());
        var texts = invocation.GetProperty("toolExecutionNotifications").EnumerateArray().Select(n => n.GetProperty("message").GetProperty("text").GetString()!).ToList();
        Assert.Contains(texts, t => t.StartsWith("broken/Flow.flow could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_of_an_archive_lies_inside_its_archive()
    {
        var report = (await Audited.ByTokensAsync(Reported.Tree)).WithFirst(f => f with { File = "old pack.zip!/inner.zip!/js/a b.js" });
        using var log = Parse(report);
        var artifacts = Run(log).GetProperty("artifacts");
        var index = Run(log).GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("index").GetInt32();

        var inner = artifacts[artifacts[index].GetProperty("parentIndex").GetInt32()];
        var outer = artifacts[inner.GetProperty("parentIndex").GetInt32()];
        Assert.Equal(("js/a%20b.js", "inner.zip", "old%20pack.zip"), (Text(artifacts[index], "location", "uri"), Text(inner, "location", "uri"), Text(outer, "location", "uri")));
        Assert.Equal("ROOT", Text(outer, "location", "uriBaseId"));
    }

    [Fact]
    public async Task Every_root_has_a_base_and_an_absolute_one_an_address()
    {
        var one = await Audited.ByTokensAsync(Reported.Tree);
        var report = one with { Roots = ["src", "/srv/my adapter"], Findings = [.. one.Findings.Select((f, at) => f with { Root = at == 0 ? "/srv/my adapter" : "src" })] };
        using var log = Parse(report);
        var bases = Run(log).GetProperty("originalUriBaseIds");

        Assert.Equal("file:///srv/my%20adapter/", Text(bases, "ROOT2", "uri"));
        Assert.False(bases.GetProperty("ROOT1").TryGetProperty("uri", out _));
        Assert.Equal("ROOT2", Text(Run(log).GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation"), "artifactLocation", "uriBaseId"));
    }

    [Fact]
    public async Task What_is_only_good_to_know_is_no_problem()
    {
        var report = (await Audited.ByTokensAsync(Reported.Tree)).WithFirst(f => f with { Severity = Severity.Info });
        using var log = Parse(report);
        var result = Run(log).GetProperty("results")[0];

        Assert.Equal(("informational", "none"), (result.GetProperty("kind").GetString(), result.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task An_empty_audit_is_a_run_without_results()
    {
        using var log = Parse(await Audited.ByTokensAsync(("a.js", "nothing();")));

        Assert.Equal(0, Run(log).GetProperty("results").GetArrayLength());
    }

    private static JsonDocument Parse(AuditReport report) => JsonDocument.Parse(report.As("sarif"));

    private static JsonElement Run(JsonDocument log) => log.RootElement.GetProperty("runs")[0];

    private static string? Text(JsonElement element, params string[] path) => path.Aggregate(element, (at, name) => at.GetProperty(name)).GetString();
}
