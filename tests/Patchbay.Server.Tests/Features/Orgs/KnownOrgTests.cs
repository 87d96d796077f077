using System.Net;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class KnownOrgTests
{
    private const string Credentials = "/api/org-connections/credentials";

    [Fact]
    public async Task A_name_that_stood_for_one_org_does_not_stand_for_another_until_it_is_disconnected()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("production"));
        var other = await site.AddOrgAsync(2);

        var mixed = await site.RefusedAsync(Credentials, site.Credentials("production", other));
        var gone = await site.Server.Http.DeleteAsync("/api/orgs/production?force=true");
        var fresh = await site.AskAsync<OrgLine>(Credentials, site.Credentials("production", other));

        Assert.Contains("Up to now production was the org", mixed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.NotNull(fresh.OrgId);
    }

    [Fact]
    public async Task One_org_is_not_connected_under_two_names()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("production"));

        Assert.Contains("connected already, as production", await site.RefusedAsync(Credentials, site.Credentials("twin")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_another_org_than_yesterdays_is_refused()
    {
        await using var site = await OrgSite.StartAsync();
        await site.RestartAsync(SettingsOf(site.Login));
        var yesterday = await site.GetAsync<OrgCheckReport>("/api/orgs/default/check");

        await site.RestartAsync(SettingsOf(await site.AddOrgAsync(2)));
        var today = await site.GetAsync<OrgCheckReport>("/api/orgs/default/check");

        Assert.Equal(OrgCheckLevel.Fine, yesterday.Findings[0].Level);
        Assert.Contains("refused, so that two orgs are not mixed", Assert.Single(today.Findings).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_org_that_is_disconnected_gives_its_place_to_the_org_of_the_settings()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("production"));

        await site.Server.Http.DeleteAsync("/api/orgs/production?force=true");
        var kept = await site.Server.Http.DeleteAsync("/api/orgs/default");

        Assert.True(Assert.Single(await site.GetAsync<OrgLine[]>("/api/orgs")).IsLive);
        Assert.False(Directory.Exists(Path.Combine(site.DataFolder, "orgs", "production")));
        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
    }

    internal static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
    }

    private static Dictionary<string, string?> SettingsOf(Uri login) => new(StringComparer.Ordinal)
    {
        ["Salesforce:Enabled"] = "true",
        ["Salesforce:LoginUrl"] = login.ToString(),
        ["Salesforce:ClientId"] = "patchbay-demo-client",
        ["Salesforce:ClientSecret"] = OrgSite.Secret,
    };
}
