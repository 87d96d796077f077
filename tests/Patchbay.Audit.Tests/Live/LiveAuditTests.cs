using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Audit.Live;
using Patchbay.DemoOrg;

namespace Patchbay.Audit.Tests.Live;

public sealed class LiveAuditTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-live-").FullName;
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;
    private Uri _address = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = DemoOrgHost.Build(new() { ListenUrl = "http://127.0.0.1:0", DataFolder = _folder });
        await _app.StartAsync(Cancelled);
        _address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_org_tells_who_uses_calls_and_how()
    {
        var usage = await AskAsync();

        var center = Assert.Single(usage.CallCenters);
        Assert.Equal(("Old Phone System", 3, 3), (center.Name, center.ActiveUsers, center.Recent));
        Assert.Equal(["Jonas Weber", "Maya Okafor", "Priya Raman"], usage.Users.Select(u => u.Name));
        Assert.Contains(usage.Users, u => u is { Name: "Priya Raman", Interface: "Classic", Team: "Service" });
        Assert.Equal(["Inbound", "Outbound"], usage.ByType.Select(t => t.Name));
        Assert.Equal(usage.ByType.Sum(t => t.Count), usage.ByCreator.Sum(t => t.Count));
        Assert.All(usage.ByMonth, t => Assert.Matches(@"^20\d\d-[01]\d$", t.Name));
        Assert.Equal(usage.ByType.Sum(t => t.Count), usage.FilledFields.Single(t => t.Name == "CallType").Count);
        Assert.Equal("Developer Edition", usage.Edition);
    }

    [Fact]
    public async Task What_the_org_refuses_is_a_line_and_the_rest_goes_on()
    {
        var usage = await AskAsync();

        var refused = usage.Questions.Where(q => !q.Answered).ToList();
        Assert.Contains(refused, q => q.Name == "event log files" && q.Why!.Contains("INVALID_TYPE", StringComparison.Ordinal));
        Assert.Contains(usage.Questions, q => q is { Name: "call centers", Answered: true });
        Assert.All(refused, q => Assert.DoesNotContain('\n', q.Why!));
    }

    [Theory]
    [InlineData("calls of Salesforce Voice")]
    [InlineData("directory numbers")]
    [InlineData("sign-ins by application")]
    [InlineData("changes in Setup")]
    public async Task What_surrounds_the_calls_is_asked_and_a_refusal_is_one_line(string question)
    {
        var usage = await AskAsync();

        var asked = Assert.Single(usage.Questions, q => q.Name == question);
        Assert.True(asked.Answered || asked.Why is { Length: > 0 });
    }

    [Fact]
    public async Task Answers_about_what_surrounds_the_calls_are_taken_in()
    {
        static List<JsonElement> Rows(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray()];
        var told = await Surroundings.AskAsync((name, _) => Task.FromResult(Rows(name switch
        {
            "calls of Salesforce Voice" => """[{"VendorType":"ServiceCloudVoicePartner","expr0":12}]""",
            "directory numbers" => """[{"expr0":3}]""",
            "sign-ins by application" => """[{"Application":"Browser","expr0":5},{"Application":"Dialer Sync","expr0":900}]""",
            _ => """[{"CreatedDate":"2026-11-02T10:00:00.000+0000","CreatedBy":{"Name":"Ada"},"Section":"Call Center","Display":"Changed adapter"},{"CreatedDate":"2026-11-01T10:00:00.000+0000","CreatedBy":{"Name":"Ada"},"Section":"Manage Users","Display":"Made a user"}]""",
        })));

        Assert.Equal([new Patchbay.Audit.Findings.Tally("ServiceCloudVoicePartner", 12)], told.VoiceCalls);
        Assert.Equal(3, told.DirectoryNumbers);
        Assert.Equal(["Dialer Sync", "Browser"], told.SignIns.Select(t => t.Name));
        Assert.Equal([new Patchbay.Audit.Findings.SetupChange(new(2026, 11, 2), "Ada", "Changed adapter")], told.Changes);
    }

    [Fact]
    public async Task An_expired_sign_in_is_one_sentence()
    {
        var fault = await Assert.ThrowsAsync<OrgFault>(() => new LiveAudit(_http, Audited.Day).AskAsync(new(_address, "wrong"), Cancelled));

        Assert.Contains("has expired", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_that_does_not_answer_is_one_sentence()
    {
        await _app.StopAsync(Cancelled);

        var fault = await Assert.ThrowsAsync<OrgFault>(() => new LiveAudit(_http, Audited.Day).AskAsync(new(_address, "x"), Cancelled));

        Assert.Contains("does not answer", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_counts_training_by_users()
    {
        var wish = new AuditWish(["memory"], Audited.Day) { UsesParser = false, Usage = await AskAsync() };

        var report = await new Auditor(TimeProvider.System).RunAsync(wish, [new Patchbay.Audit.Sources.MemoryTree(Audited.File("a.js", "sforce.opencti.saveLog({})"))], null, Cancelled);

        Assert.Contains(report.Summary.Effort[0].Lines, line => line is { Weight: "F30", Count: 0.06 });
        Assert.Contains(report.Summary.Blockers, b => b is { Id: "classic", Status: "found" });
    }

    [Fact]
    public async Task What_the_org_uses_counts_against_its_readiness()
    {
        var usage = await AskAsync();
        var wish = new AuditWish([], Audited.Day) { UsesParser = false, Usage = usage };

        var report = await new Auditor(TimeProvider.System).RunAsync(wish, null, Cancelled);

        Assert.InRange(report.Summary.Readiness.Score!.Value, 0, 79);
        Assert.Contains(report.Summary.Readiness.Parts, part => part is { Name: "Use in the org", Points: > 20 });
        Assert.Contains(report.Findings, f => f is { Api: "callCenter", File: "org:CallCenter/Old Phone System", How: "query" });
        Assert.Contains(report.Inventory.CallCenters, center => center.Name == "Old Phone System");
    }

    private async Task<Patchbay.Audit.Findings.Usage> AskAsync()
    {
        using var answer = await _http.PostAsync(new Uri(_address, "/services/oauth2/token"), new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "patchbay-demo-client"), new("client_secret", "patchbay-demo-secret"),
        ]), Cancelled);
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!["access_token"]!.GetValue<string>();
        return await new LiveAudit(_http, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date)).AskAsync(new(_address, token), Cancelled);
    }
}
