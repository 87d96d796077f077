using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class ConsentTests
{
    private const string Browser = "/api/org-connections/browser";

    [Fact]
    public async Task A_consent_that_was_revoked_is_told_in_one_sentence()
    {
        await using var site = await OrgSite.StartAsync();
        await ConnectAsync(site);
        await KnownOrgTests.UntilAsync(async () => (await site.OrgAsync("production")).State is OrgState.Answering);

        site.Faults.RevokeConsents();
        site.Faults.EndSessions();

        await KnownOrgTests.UntilAsync(async () => (await site.OrgAsync("production")).State is OrgState.SignInRefused);
        Assert.Equal(
            "The permission was revoked or has expired. Connect the org again; a person must agree once more.", (await site.OrgAsync("production")).Trouble);
    }

    [Fact]
    public async Task A_refresh_token_that_changes_each_time_still_works_after_a_restart()
    {
        await using var site = await OrgSite.StartAsync();
        await ConnectAsync(site);
        await KnownOrgTests.UntilAsync(async () => (await site.OrgAsync("production")).State is OrgState.Answering);

        site.Faults.EndSessions();
        await site.RestartAsync();

        await KnownOrgTests.UntilAsync(async () => (await site.OrgAsync("production")).State is OrgState.Answering && (await site.OrgAsync("production")).CallsSpent > 0);
        Assert.Null((await site.OrgAsync("production")).Trouble);
    }

    internal static async Task<OrgLine> ConnectAsync(OrgSite site)
    {
        var started = await site.AskAsync<OrgBrowserSignIn>(Browser, site.Credentials("production", secret: ""));
        await site.Server.Http.GetStringAsync((await OrgSite.DecideAsync(started.AuthorizeUrl, "allow")).PathAndQuery);
        return await site.OrgAsync("production");
    }
}
