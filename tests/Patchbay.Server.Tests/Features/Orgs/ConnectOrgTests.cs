using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class ConnectOrgTests
{
    private const string Credentials = "/api/org-connections/credentials";
    private const string Jwt = "/api/org-connections/jwt";
    private const string Browser = "/api/org-connections/browser";

    [Fact]
    public async Task The_first_org_that_is_connected_is_written_to_at_once()
    {
        await using var site = await OrgSite.StartAsync();

        var org = await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));

        Assert.True(org.IsLive);
        Assert.StartsWith("00D", org.OrgId, StringComparison.Ordinal);
        Assert.False((await site.OrgAsync("default")).IsLive);
    }

    [Fact]
    public async Task A_second_org_waits_until_it_is_chosen()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));

        var second = await site.AskAsync<OrgLine>(Credentials, site.Credentials("production", await site.AddOrgAsync(2)));
        var chosen = await site.AskAsync<OrgLine>("/api/orgs/production/use", new { });

        Assert.False(second.IsLive);
        Assert.True(chosen.IsLive);
        Assert.False((await site.OrgAsync("sandbox")).IsLive);
    }

    [Fact]
    public async Task An_org_is_still_connected_after_a_restart()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>(Credentials, site.Credentials("sandbox"));

        await site.RestartAsync();

        var org = await site.OrgAsync("sandbox");
        Assert.True(org.IsLive);
        Assert.NotNull(org.OrgId);
    }

    [Fact]
    public async Task A_key_made_for_the_user_signs_in_once_its_certificate_is_uploaded()
    {
        await using var site = await OrgSite.StartAsync();
        var wanted = new OrgConnection("production", site.Login.ToString(), "patchbay-demo-client", null, "patchbay@tidewater.example", null, null);
        var steps = await site.AskAsync<OrgSteps>("/api/org-connections/steps", new OrgStepsRequest("production", OrgWay.Jwt, null));
        var before = await site.RefusedAsync(Jwt, wanted);

        await File.WriteAllTextAsync(site.CertificateFile, steps.Certificate);
        var org = await site.AskAsync<OrgLine>(Jwt, wanted);

        Assert.Contains("not approved for the app", before, StringComparison.Ordinal);
        Assert.Equal(OrgWay.Jwt, org.Way);
        Assert.Equal("patchbay@tidewater.example", org.User);
    }

    [Fact]
    public async Task A_wrong_audience_and_a_wrong_clock_are_told_in_words()
    {
        await using var site = await OrgSite.StartAsync();
        var steps = await site.AskAsync<OrgSteps>("/api/org-connections/steps", new OrgStepsRequest("production", OrgWay.Jwt, null));
        await File.WriteAllTextAsync(site.CertificateFile, steps.Certificate);
        var wanted = new OrgConnection("production", site.Login.ToString(), "patchbay-demo-client", null, "patchbay@tidewater.example", "https://acme.example", null);

        var audience = await site.RefusedAsync(Jwt, wanted);
        site.Faults.ClockSkew = TimeSpan.FromMinutes(10);
        var ahead = await site.RefusedAsync(Jwt, wanted with { Audience = null });
        site.Faults.ClockSkew = TimeSpan.FromMinutes(-10);
        var behind = await site.RefusedAsync(Jwt, wanted with { Audience = null });

        Assert.Contains("test.salesforce.com for a sandbox", audience, StringComparison.Ordinal);
        Assert.Contains("clock of this machine", ahead, StringComparison.Ordinal);
        Assert.Contains("clock of this machine", behind, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_agrees_in_the_browser_connects_the_org()
    {
        await using var site = await OrgSite.StartAsync();
        var started = await site.AskAsync<OrgBrowserSignIn>(Browser, site.Credentials("production", secret: ""));
        var open = await site.GetAsync<OrgBrowserState>($"{Browser}/{started.State}");

        var back = await OrgSite.DecideAsync(started.AuthorizeUrl, "allow");
        var page = await site.Server.Http.GetStringAsync(back.PathAndQuery);
        var again = await site.Server.Http.GetStringAsync(back.PathAndQuery);

        Assert.True(open.IsOpen);
        // It is printed in a terminal, too, where an address ends at the first space.
        Assert.DoesNotContain(' ', started.AuthorizeUrl);
        Assert.Contains("connected with production", page, StringComparison.Ordinal);
        Assert.Contains("finished already", again, StringComparison.Ordinal);
        Assert.Equal("production", (await site.GetAsync<OrgBrowserState>($"{Browser}/{started.State}")).Org?.Name);
    }

    [Fact]
    public async Task The_address_that_the_browser_ended_at_can_be_pasted()
    {
        await using var site = await OrgSite.StartAsync();
        var started = await site.AskAsync<OrgBrowserSignIn>(Browser, site.Credentials("production", secret: ""));
        var other = await site.AskAsync<OrgBrowserSignIn>(Browser, site.Credentials("production", secret: ""));
        var back = await OrgSite.DecideAsync(started.AuthorizeUrl, "allow");

        var mixed = await site.RefusedAsync($"{Browser}/finish", new OrgBrowserFinish(other.State, back.ToString()));
        var org = await site.AskAsync<OrgLine>($"{Browser}/finish", new OrgBrowserFinish(started.State, back.ToString()));

        Assert.Contains("another sign-in", mixed, StringComparison.Ordinal);
        Assert.Equal(OrgWay.Browser, org.Way);
    }

    [Fact]
    public async Task A_person_who_refuses_connects_nothing()
    {
        await using var site = await OrgSite.StartAsync();
        var started = await site.AskAsync<OrgBrowserSignIn>(Browser, site.Credentials("production", secret: ""));

        var page = await site.Server.Http.GetStringAsync((await OrgSite.DecideAsync(started.AuthorizeUrl, "deny")).PathAndQuery);

        Assert.Contains("The person refused", page, StringComparison.Ordinal);
        Assert.Single(await site.GetAsync<OrgLine[]>("/api/orgs"));
    }

    [Theory]
    [InlineData("production", "not an address", "app", "secret", "must be the org's My Domain")]
    [InlineData("production", "http://acme.my.salesforce.com", "app", "secret", "must begin with https://")]
    [InlineData("Production!", "https://acme.my.salesforce.com", "app", "secret", "small letters")]
    [InlineData("default", "https://acme.my.salesforce.com", "app", "secret", "settings file")]
    [InlineData("production", "https://acme.my.salesforce.com", " ", "secret", "consumer key is missing")]
    [InlineData("production", "https://acme.my.salesforce.com", "app", null, "consumer secret is missing")]
    [InlineData("production", "http://127.0.0.1:9", "app", "secret", "Nothing answers at this address")]
    public async Task What_cannot_be_connected_is_told_in_a_sentence(string name, string login, string client, string? secret, string words)
    {
        await using var site = await OrgSite.StartAsync();

        var refused = await site.RefusedAsync(Credentials, new OrgConnection(name, login, client, secret, null, null, null));

        Assert.Contains(words, refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_or_key_names_the_place_to_copy_it_from()
    {
        await using var site = await OrgSite.StartAsync();

        var secret = await site.RefusedAsync(Credentials, site.Credentials("production", secret: "wrong"));
        var key = await site.RefusedAsync(Credentials, site.Credentials("production") with { ClientId = "wrong" });

        Assert.Contains("The consumer secret is wrong. Copy it again from Setup › External Client App Manager", secret, StringComparison.Ordinal);
        Assert.Contains("does not know this consumer key", key, StringComparison.Ordinal);
    }
}
