using System.Collections.Immutable;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class OrgCheckTests
{
    [Fact]
    public async Task A_well_kept_org_has_no_error()
    {
        await using var site = await OrgSite.StartAsync();

        var report = await CheckAsync(site);

        Assert.DoesNotContain(report.Findings, finding => finding.Level is OrgCheckLevel.Error or OrgCheckLevel.Warning);
        Assert.Contains(report.Findings, finding => finding is { Code: "edition", Words: "Tidewater Systems is an org of Developer Edition, and its API answers." });
        Assert.Contains(report.Findings, finding => finding is { Code: "limit", Level: OrgCheckLevel.Fine });
        Assert.Contains(report.Findings, finding => finding is { Code: "clock", Level: OrgCheckLevel.Fine });
    }

    [Theory]
    [InlineData("Task.Patchbay_Interaction_Id__c", "key.missing", OrgCheckLevel.Error)]
    [InlineData("Task.Patchbay_Recording__c", "recording.missing", OrgCheckLevel.Warning)]
    [InlineData("Task.CallType", "field.missing", OrgCheckLevel.Warning)]
    [InlineData("Task.Priority", "field.missing", OrgCheckLevel.Error)]
    [InlineData("Lead", "callers.Lead", OrgCheckLevel.Warning)]
    [InlineData("Case", "callers.Case", OrgCheckLevel.Note)]
    [InlineData("Contact.MobilePhone", "rules.unseen", OrgCheckLevel.Warning)]
    [InlineData("Task", "task.hidden", OrgCheckLevel.Error)]
    public async Task What_is_missing_is_named_with_the_place_to_click(string missing, string code, OrgCheckLevel level)
    {
        await using var site = await OrgSite.StartAsync();
        site.Faults.Missing = ImmutableHashSet.Create(missing);

        var report = await CheckAsync(site);

        var finding = Assert.Single(report.Findings, finding => finding.Code == code);
        Assert.Equal(level, finding.Level);
        Assert.StartsWith("Setup › ", finding.Where, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Fix!);
        Assert.Contains("/lightning/setup/", finding.Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_security_hides_is_told_from_one_that_is_not_there_and_the_package_by_its_version()
    {
        await using var site = await OrgSite.StartAsync();
        site.Faults.Hidden = ["Task.Patchbay_Interaction_Id__c", "Task.Patchbay_Recording__c"];
        site.Faults.Package = new("Patchbay", "patchbay", new(1, 4, 2));

        var report = await CheckAsync(site);

        var hidden = report.Findings.Where(finding => finding.Code is "key.hidden" or "recording.hidden").ToArray();
        Assert.Equal([OrgCheckLevel.Error, OrgCheckLevel.Warning], hidden.Select(finding => finding.Level));
        Assert.All(hidden, finding => Assert.EndsWith("Set Field-Level Security", finding.Where, StringComparison.Ordinal));
        Assert.All(hidden, finding => Assert.Contains("/lightning/setup/", finding.Link, StringComparison.Ordinal));
        Assert.Equal("The Patchbay package 1.4.2 is installed.", Assert.Single(report.Findings, finding => finding.Code == "package").Words);
    }

    [Theory]
    [InlineData(false, "field.missing", "has no field CallDisposition")]
    [InlineData(true, "field.CallDisposition", "is there, but hidden")]
    public async Task Of_a_standard_field_that_is_not_seen_one_thing_is_told_and_rights_only_where_it_is_there(bool isHidden, string code, string words)
    {
        await using var site = await OrgSite.StartAsync();
        if (isHidden) site.Faults.Hidden = ["Task.CallDisposition"];
        else site.Faults.Missing = ["Task.CallDisposition"];

        var report = await CheckAsync(site);

        var finding = Assert.Single(report.Findings, finding => finding.Level is OrgCheckLevel.Warning or OrgCheckLevel.Error);
        Assert.Equal((code, OrgCheckLevel.Warning), (finding.Code, finding.Level));
        Assert.Contains(words, finding.Words, StringComparison.Ordinal);
        Assert.Equal(isHidden, finding.Where!.EndsWith("Set Field-Level Security", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_not_unique_is_an_error()
    {
        await using var site = await OrgSite.StartAsync(keyIsUnique: false);

        var report = await CheckAsync(site);

        Assert.Equal(OrgCheckLevel.Error, Assert.Single(report.Findings, finding => finding.Code == "key.notUnique").Level);
    }

    [Theory]
    [InlineData(45, OrgCheckLevel.Warning, "behind")]
    [InlineData(-600, OrgCheckLevel.Error, "ahead of")]
    public async Task A_clock_that_is_wrong_is_told_with_how_much(int skewSeconds, OrgCheckLevel level, string words)
    {
        await using var site = await OrgSite.StartAsync();
        site.Faults.ClockSkew = TimeSpan.FromSeconds(skewSeconds);

        var report = await CheckAsync(site);

        var finding = Assert.Single(report.Findings, finding => finding.Code == "clock");
        Assert.Equal(level, finding.Level);
        Assert.Contains(words, finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_is_refused_is_the_only_thing_to_mend_first()
    {
        await using var site = await OrgSite.StartAsync();
        await ConsentTests.ConnectAsync(site);
        await KnownOrgTests.UntilAsync(async () => (await site.OrgAsync("production")).State is OrgState.Answering);
        site.Faults.RevokeConsents();
        site.Faults.EndSessions();
        await KnownOrgTests.UntilAsync(async () => (await site.OrgAsync("production")).State is OrgState.SignInRefused);

        var report = await site.GetAsync<OrgCheckReport>("/api/orgs/production/check");

        var finding = Assert.Single(report.Findings);
        Assert.Equal("signIn.refused", finding.Code);
        Assert.Contains("revoked", finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "org.away")]
    [InlineData(true, "api.limit")]
    public async Task What_is_in_the_way_of_all_is_told_once_and_is_an_error(bool isLimit, string code)
    {
        await using var site = await OrgSite.StartAsync();
        await CheckAsync(site);
        (site.Faults.IsDailyLimitUsedUp, site.Faults.IsAway) = (isLimit, !isLimit);

        var report = await site.GetAsync<OrgCheckReport>("/api/orgs/production/check");

        Assert.Equal(code, Assert.Single(report.Findings, finding => finding.Level is OrgCheckLevel.Error or OrgCheckLevel.Warning).Code);
        Assert.Equal(OrgCheckLevel.Error, report.Findings[^1].Level);
    }

    [Theory]
    [InlineData(null, "owner.none", OrgCheckLevel.Note)]
    [InlineData("maya.okafor@tidewater.example", "owner", OrgCheckLevel.Fine)]
    [InlineData("notanid", "owner.unknown", OrgCheckLevel.Error)]
    public async Task Who_owns_calls_that_nobody_took_is_told(string? named, string code, OrgCheckLevel level)
    {
        await using var site = await OrgSite.StartAsync();
        await site.RestartAsync([new("Salesforce:OwnerOfLastResort", named)]);

        var report = await CheckAsync(site);

        Assert.Equal(level, Assert.Single(report.Findings, finding => finding.Code == code).Level);
    }

    [Fact]
    public async Task An_org_that_is_not_set_up_is_told_so()
    {
        await using var site = await OrgSite.StartAsync();

        var report = await site.GetAsync<OrgCheckReport>("/api/orgs/default/check");

        Assert.Equal("org.off", Assert.Single(report.Findings).Code);
    }

    [Fact]
    public async Task Any_number_of_callers_whose_session_ended_refresh_it_once()
    {
        // Each refresh token works once: were two asked with the same one, the second would be refused and the org lost.
        await using var site = await OrgSite.StartAsync();
        await ConsentTests.ConnectAsync(site);

        for (var round = 0; round < 5; round++)
        {
            site.Faults.EndSessions();
            var reports = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => site.GetAsync<OrgCheckReport>("/api/orgs/production/check")));
            Assert.All(reports, report => Assert.DoesNotContain(report.Findings, finding => finding.Level is OrgCheckLevel.Error));
        }

        Assert.Null((await site.OrgAsync("production")).Trouble);
    }

    private static async Task<OrgCheckReport> CheckAsync(OrgSite site)
    {
        await site.AskAsync<OrgLine>("/api/org-connections/credentials", site.Credentials("production"));
        return await site.GetAsync<OrgCheckReport>("/api/orgs/production/check");
    }
}
