namespace Patchbay.DemoOrg.Tests.Rest;

/// <summary>The second of several demo orgs, on a data folder that was filled as the first.</summary>
public sealed class OrgIdTests : OrgTests
{
    protected override Func<string, DemoOrgOptions> Configure() => static folder => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, OrganizationNumber = 2 };

    [Fact]
    public async Task An_org_has_one_id_wherever_it_tells_it()
    {
        var identity = (await Org.GetAsync("/services/oauth2/userinfo")).Body!;
        var told = identity["organization_id"]!.GetValue<string>();
        var rows = (await Org.GetAsync("query?q=SELECT+Id+FROM+Organization")).Body!["records"]!.AsArray();
        var resources = (await Org.GetAsync("")).Body!;

        Assert.Equal(told, Assert.Single(rows)!["Id"]!.GetValue<string>());
        Assert.Contains($"/id/{told}/", resources["identity"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
