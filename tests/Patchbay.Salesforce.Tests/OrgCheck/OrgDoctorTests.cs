using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Notices;
using Patchbay.Salesforce.OrgCheck;
using Patchbay.Salesforce.Sharing;
using Patchbay.Salesforce.SignIn;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.Tests.OrgCheck;

/// <summary>Whoever runs a check has just changed something, and wants to hear of the org as it is now.</summary>
public sealed class OrgDoctorTests
{
    [Fact]
    public async Task The_right_org_is_asked_anew_right_after_another_was_refused()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        await rig.Get<ISettingStore>().WriteAsync("sign-in.org", "00DDm0000000009AAA", CancellationToken.None);
        var refused = await rig.Get<IOrgCheck>().RunAsync(CancellationToken.None);
        await rig.Get<KnownOrg>().ForgetAsync();

        var mended = await rig.Get<IOrgCheck>().RunAsync(CancellationToken.None);

        Assert.Equal("signIn.refused", Assert.Single(refused).Code);
        Assert.Equal("signIn", mended[0].Code);
    }

    [Fact]
    public async Task An_object_that_was_made_private_is_closed_after_a_check()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        await rig.Get<IUserStore>().AddAsync(new(Guid.CreateVersion7(), "maya", "Maya Okafor", UserRole.Agent, TestSite.Sam, ""), CancellationToken.None);
        await rig.Get<SalesforceUsers>().LearnAsync(TestSite.Sam, CancellationToken.None);
        await rig.Get<RecordSharing>().StartAsync(CancellationToken.None);
        var jonas = (await rig.QueryAsync("SELECT Id FROM User WHERE Name = 'Jonas Weber'"))[0].GetProperty("Id").GetString();
        var id = await rig.CreateAsync("Lead", $$"""{"LastName":"Quiet","Company":"Quiet AB","OwnerId":"{{jonas}}"}""");
        var lead = new CallerMatch(new("Lead", id), PersonalText.Of("Quiet"), PersonalText.Empty, "Lead.Phone");
        RecordSight Sight() => rig.Get<IRecordSharing>().Of(TestSite.Sam, lead, true);
        await DemoOrgRig.UntilAsync(() => Sight() is RecordSight.Open);
        rig.Faults.Sharing = new() { PrivateObjects = ["Lead"] };
        var before = Sight();

        await rig.Get<IOrgCheck>().RunAsync(CancellationToken.None);

        Assert.Equal(RecordSight.Open, before);
        await DemoOrgRig.UntilAsync(() => Sight() is RecordSight.Closed);
    }

    [Fact]
    public async Task An_agent_without_a_user_is_in_the_notices_soon_after_a_start()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        await rig.Get<IUserStore>().AddAsync(new(Guid.CreateVersion7(), "stranger", "Nobody Known", UserRole.Agent, TestSite.Sam, ""), CancellationToken.None);

        await rig.RunAsync();

        await DemoOrgRig.UntilAsync(() => rig.Get<IOrgNotices>().Current.Any(notice => notice.Text.Contains("agent stranger", StringComparison.Ordinal)));
    }
}
