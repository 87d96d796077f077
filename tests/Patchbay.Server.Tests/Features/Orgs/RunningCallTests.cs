using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Reconcile;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class RunningCallTests
{
    private const string Credentials = "/api/org-connections/credentials";
    private const string Ada = """{"objectName":"Contact","id":"003Dm0000000001IAA","name":"Ada Lindqvist"}""";
    private const string Stranger = """{"objectName":"Contact","id":"003000000000001","name":"Stranger"}""";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_runs_while_another_org_becomes_live_is_written_to_the_one_it_began_in_alone()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("production", await site.AddOrgAsync(2)));
        var call = new InteractionId(Guid.CreateVersion7());
        await SubmitAsync(site, new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog")));

        await site.AskAsync<OrgLine>("/api/orgs/production/use", new { });
        await SubmitAsync(site, new ReportLegEnded(new(call, 1), EndCause.Abandoned, null));
        await WrittenAsync(site, call);

        Assert.Equal((1, 1, 0), await CountAsync(site, "sandbox"));
        Assert.Equal((0, 0, 0), await CountAsync(site, "production"));
    }

    [Fact]
    public async Task An_org_that_is_live_or_whose_call_runs_is_not_disconnected_unless_by_force_and_its_logs_take_no_record_of_another()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("production", await site.AddOrgAsync(2)));
        var call = new InteractionId(Guid.CreateVersion7());
        await SubmitAsync(site, new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog")));
        var live = await site.Server.Http.DeleteAsync("/api/orgs/sandbox", Token);
        await site.AskAsync<OrgLine>("/api/orgs/production/use", new { });

        var owner = await site.GetAsync<OrgLine[]>($"/api/orgs?call={call}");
        var moved = await site.Server.Http.PutAsJsonAsync($"/api/orgs/production/calls/{call}/record", new { record = "003000000000001" }, Token);
        var disconnected = await site.Server.Http.DeleteAsync("/api/orgs/sandbox", Token);
        var forced = await site.Server.Http.DeleteAsync("/api/orgs/sandbox?force=true", Token);

        Assert.Contains("such as production", await live.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("sandbox", Assert.Single(owner).Name);
        Assert.Contains("another org", await moved.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, disconnected.StatusCode);
        Assert.Contains("A call of sandbox runs", await disconnected.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, forced.StatusCode);
    }

    [Fact]
    public async Task A_panel_gives_a_call_of_another_org_no_record_of_the_one_in_use()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("production", await site.AddOrgAsync(2)));
        var call = new InteractionId(Guid.CreateVersion7());
        await SubmitAsync(site, new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog")));
        var ada = await site.Server.AddAsync("ada", "correct horse", UserRole.Agent);
        using var panel = await HubClient.ConnectAsync(site.Server, site.Server.TokenOf(ada).Parameter!);
        await panel.AskAsync("Hello", "[1]");

        var before = await PickAsync(panel, call, Ada);
        await site.AskAsync<OrgLine>("/api/orgs/production/use", new { });
        var after = await PickAsync(panel, call, Ada);

        Assert.NotEqual("call.other_org", before);
        Assert.Equal("call.other_org", after);
    }

    [Fact]
    public async Task A_panel_finds_records_of_the_org_that_its_call_belongs_to_and_moves_the_log_there()
    {
        await using var site = await OrgSite.StartAsync();
        site.Faults.SearchIndexDelay = TimeSpan.Zero;
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));
        var lead = await CreateLeadAsync(site.Login, "Onlyinsandbox");
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("production", await site.AddOrgAsync(2)));
        var ada = await site.Server.AddAsync("ada", "correct horse", UserRole.Agent);
        using var panel = await site.Server.OpenPanelAsync(ada);
        await panel.AskAsync("SetPresence", """["available",null]""");
        var call = new InteractionId(Guid.CreateVersion7());
        await SubmitAsync(site, new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog")));
        await panel.HearAsync("State", state => state.GetProperty("offer").ValueKind is JsonValueKind.Object);
        await panel.AskAsync("Answer", $"""["{new OfferId(call, 1)}"]""");
        await panel.HearAsync("State", state => state.GetProperty("call").ValueKind is JsonValueKind.Object);
        await site.AskAsync<OrgLine>("/api/orgs/production/use", new { });

        var move = $$"""["{{call}}",{"objectName":"Lead","id":"{{lead}}","name":"","detail":""}]""";
        // An id that nobody looked for there may be another person's in a copy of the org.
        var unfound = (await panel.AskAsync("MoveLog", move)).GetProperty("result");
        var found = (await panel.AskAsync("FindRecords", $"""["{call}","Onlyinsandbox"]""")).GetProperty("result");
        var moved = (await panel.AskAsync("MoveLog", move)).GetProperty("result");

        Assert.Equal("call.other_org", unfound.GetProperty("code").GetString());
        Assert.Contains("the Salesforce org sandbox was in use", unfound.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(lead, Assert.Single(found.GetProperty("records").EnumerateArray()).GetProperty("id").GetString());
        Assert.True(moved.GetProperty("ok").GetBoolean(), moved.ToString());
    }

    /// <summary>Makes a lead as a person in the org does.</summary>
    /// <returns>Its id.</returns>
    private static async Task<string> CreateLeadAsync(Uri org, string name)
    {
        using var http = new HttpClient { BaseAddress = org };
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "patchbay-demo-client"), new("client_secret", OrgSite.Secret)]);
        using var signedIn = await http.PostAsync(new Uri("/services/oauth2/token", UriKind.Relative), form, Token);
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await signedIn.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("access_token").GetString());
        using var created = await http.PostAsJsonAsync("/services/data/v67.0/sobjects/Lead", new { LastName = name, Company = "Quiet AB" }, Token);
        return (await created.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task A_record_that_the_org_of_a_call_does_not_have_is_neither_picked_nor_dialled_from()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));
        var call = new InteractionId(Guid.CreateVersion7());
        await SubmitAsync(site, new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog")));
        var ada = await site.Server.AddAsync("ada", "correct horse", UserRole.Agent);
        using var panel = await HubClient.ConnectAsync(site.Server, site.Server.TokenOf(ada).Parameter!);
        await SubmitAsync(site, new AddAgent(ada.AgentId!.Value, PersonalText.Of("Ada"), []));
        await panel.AskAsync("Hello", "[1]");
        await panel.AskAsync("SetPresence", "[\"notReady\",\"Break\"]");

        var picked = await PickAsync(panel, call, Stranger);
        var renamed = await PickAsync(panel, call, Ada.Replace("Lindqvist", "Elsewhere", StringComparison.Ordinal));
        var dialled = await panel.AskAsync("Dial", $$"""["{{Guid.CreateVersion7():N}}","+46701740699",{{Stranger}}]""");

        // An org that is a copy of another one has the same ids: the name tells.
        Assert.Equal(("call.other_org", "call.other_org"), (picked, renamed));
        Assert.Contains("sandbox, has no such record", dialled.GetProperty("result").GetProperty("message").GetString(), StringComparison.Ordinal);
        var state = await panel.AskAsync("Hello", "[1]");
        Assert.DoesNotContain("Stranger", state.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_that_is_connected_again_has_its_calls_back_and_what_it_missed_meanwhile()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));
        var (earlier, call) = (new InteractionId(Guid.CreateVersion7()), new InteractionId(Guid.CreateVersion7()));
        await SubmitAsync(site, new ArriveCall(earlier, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("first")));
        await SubmitAsync(site, new ReportLegEnded(new(earlier, 1), EndCause.Abandoned, null));
        await WrittenAsync(site, earlier);
        await SubmitAsync(site, new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog")));
        await site.Server.Http.DeleteAsync("/api/orgs/sandbox?force=true", Token);
        var before = await site.GetAsync<OrgLine[]>($"/api/orgs?call={call}");
        await SubmitAsync(site, new ReportLegEnded(new(call, 1), EndCause.Abandoned, null));

        await site.AskAsync<OrgLine>(Credentials, site.Credentials("again"));
        await WrittenAsync(site, call);

        Assert.Empty(before);
        Assert.Equal("again", Assert.Single(await site.GetAsync<OrgLine[]>($"/api/orgs?call={call}")).Name);
        Assert.Equal((2, 2, 0), await CountAsync(site, "again"));
    }

    private static async Task<string?> PickAsync(HubClient panel, InteractionId call, string record)
    {
        var answer = await panel.AskAsync("PickRecord", $$"""["{{call}}",{{record}}]""");
        return answer.GetProperty("result").GetProperty("code").GetString();
    }

    private static async Task SubmitAsync(OrgSite site, ExchangeCommand command) =>
        Assert.Null(await site.Server.App.Services.GetRequiredService<IExchange>().SubmitAsync(command, Token));

    /// <summary>Waits until a writer has noted it. Asking the orgs meanwhile would spend their calls.</summary>
    private static async Task WrittenAsync(OrgSite site, InteractionId call)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!site.Logs.Text.Contains($"Call {call} stands in Salesforce as", StringComparison.Ordinal)) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
    }

    private static async Task<(int Calls, int Written, int Open)> CountAsync(OrgSite site, string org)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (now.AddDays(-1), now.AddDays(1));
        var report = await site.AskAsync<ReconcileReport>($"/api/orgs/{org}/reconcile?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&mode=look", new { });
        return (report.Calls, report.Written, report.Open);
    }
}
