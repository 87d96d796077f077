using System.Text.Json;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Reports;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Tests.Reports;

public sealed class ReportTests
{
    private static readonly (string, string)[] Tree =
    [
        ("js/cti.js", "sforce.opencti.saveLog({});\nsforce.opencti.getSoftphoneLayout({});"),
        ("callCenters/A.callCenter", Audited.Metadata("CallCenter", "<adapterUrl>http://cti.example.com</adapterUrl><displayName>A</displayName>")),
        ("broken/Flow.flow", "<Flow xmlns=\"http://soap.sforce.com/2006/04/metadata\"><start><object>Task</object><filters><field>CallType</field>"),
    ];

    [Fact]
    public async Task The_report_as_JSON_keeps_to_its_schema()
    {
        var report = await Audited.ByTokensAsync(Tree);
        using var json = JsonDocument.Parse(AuditJson.Write(report));
        using var schema = JsonDocument.Parse(DataFile.Read("audit.schema.json"));

        Assert.Empty(JsonSchema.Check(json.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    [Fact]
    public async Task The_schema_tells_a_report_that_does_not_keep_to_it()
    {
        var text = AuditJson.Write(await Audited.ByTokensAsync(Tree)).Replace("\"severity\": \"high\"", "\"severity\": \"huge\"", StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        using var schema = JsonDocument.Parse(DataFile.Read("audit.schema.json"));

        Assert.NotEmpty(JsonSchema.Check(json.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    [Fact]
    public async Task A_report_is_read_back_as_it_was_written()
    {
        var text = AuditJson.Write(await Audited.ByTokensAsync(Tree));

        Assert.Equal(text, AuditJson.Write(AuditJson.Read(text)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("no json")]
    public void What_is_no_report_is_refused(string text)
    {
        Assert.Throws<InvalidDataException>(() => AuditJson.Read(text));
    }

    [Theory]
    [InlineData("{ \"schema\": \"patchbay.audit/2\" }")]
    [InlineData("{ \"schema\": \"patchbay.audit/2\", \"findings\": 7 }")]
    public void A_report_of_a_newer_form_is_told_from_what_is_no_report(string text)
    {
        var refused = Assert.Throws<InvalidDataException>(() => AuditJson.Read(text));

        Assert.Contains("patchbay.audit/2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_sources_give_the_same_report_in_any_order()
    {
        var once = AuditJson.Write(await Audited.ByTokensAsync(Tree));
        var again = AuditJson.Write(await Audited.ByTokensAsync([.. Tree.Reverse()]));

        Assert.Equal(once, again);
    }

    [Fact]
    public async Task An_id_stays_when_lines_move()
    {
        var before = await Audited.ByTokensAsync(("a.js", "sforce.opencti.saveLog({});"));
        var after = await Audited.ByTokensAsync(("a.js", "\n\nsforce.opencti.saveLog({});"));

        Assert.Equal(before.Findings[0].Id, after.Findings[0].Id);
        Assert.NotEqual(before.Findings[0].Line, after.Findings[0].Line);
    }

    [Fact]
    public async Task The_table_fits_eighty_columns_and_says_what_could_not_be_read()
    {
        var report = await Audited.ByTokensAsync([.. Tree, (new string('d', 90) + "/a.js", "sforce.opencti.setSoftphonePanelVisibility({});")]);
        var output = new StringWriter();

        new TableReport().Write(report, output);

        Assert.All(output.ToString().Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("broken/Flow.flow could not be read in full: broken XML", string.Join(' ', output.ToString().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_counts_days_to_the_deadline()
    {
        var report = await Audited.ByTokensAsync(Tree);

        Assert.Equal(455, report.Summary.DaysLeft);
        Assert.InRange(report.Summary.Readiness.Score!.Value, 1, 99);
    }

    [Fact]
    public async Task A_tree_without_Open_CTI_is_ready()
    {
        var report = await Audited.ByTokensAsync(("a.js", "nothing();"));

        Assert.Equal(100, report.Summary.Readiness.Score);
        Assert.All(report.Summary.Effort, way => Assert.Equal(EffortHours.None, way.Total));
    }

    [Fact]
    public async Task What_nobody_uses_is_named()
    {
        var report = await Audited.ByTokensAsync(Tree);

        Assert.Contains(report.Inventory.Unused, f => f.Name == "Click-to-dial");
        Assert.DoesNotContain(report.Inventory.Unused, f => f.Name == "Call log");
    }
}
