using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.DemoOrg;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests;

/// <summary>The module as a host runs it, over HTTP, against the stand-in for an org.</summary>
public sealed class DemoOrgTests
{
    [Fact]
    public async Task A_known_caller_pops_and_the_call_stands_in_the_org_right_after_the_hang_up()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        await DemoOrgRig.UntilAsync(() => rig.Get<ISalesforceHealth>().Current.DirectoryFilled);

        var call = rig.Site.Arrive(DemoCustomers.Known);
        await DemoOrgRig.UntilAsync(() => rig.Screens.Pops.Count > 0);
        rig.Site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        rig.Site.Finish(call, "Resolved", "Wants a new card.");

        var written = await WrittenAsync(rig, call, "Resolved");
        Assert.Equal("Ada Lindqvist", Assert.Single(rig.Site.Attached).Matches.Single().Name.Value);
        Assert.Equal(rig.Screens.Pops.Single().Pop.Record!.Id, written.GetProperty("WhoId").GetString());
        Assert.Equal("Call", written.GetProperty("TaskSubtype").GetString());
        Assert.Equal("Inbound call · Support · Ada Lindqvist", written.GetProperty("Subject").GetString());
        Assert.StartsWith("Wants a new card.", written.GetProperty("Description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_records_with_one_number_are_both_offered()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        await DemoOrgRig.UntilAsync(() => rig.Get<ISalesforceHealth>().Current.DirectoryFilled);

        rig.Site.Arrive(DemoCustomers.TwoMatches);
        await DemoOrgRig.UntilAsync(() => rig.Screens.Pops.Count > 0);

        Assert.Equal(["Contact", "Lead"], rig.Site.Attached.Single().Matches.Select(m => m.Record.ObjectName).Order());
        Assert.Null(rig.Screens.Pops.Single().Pop.Record);
    }

    [Fact]
    public async Task The_directory_follows_the_org()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var reader = rig.Get<DirectoryReader>();
        await reader.ReadChangesAsync(CancellationToken.None);
        var all = rig.Directory.Records.Count;
        Assert.True(all > 100);

        var id = await rig.CreateAsync("Contact", """{"LastName":"Ny","FirstName":"Bo","MobilePhone":"070-174 06 77"}""");
        await reader.ReadChangesAsync(CancellationToken.None);
        var found = Assert.Single(await rig.Directory.FindAsync("+46701740677", CancellationToken.None));
        Assert.Equal(("Bo Ny", "MobilePhone", ""), (found.Record.Name, found.Field, found.Record.Detail));

        await rig.CreateAsync("Case", $$"""{"Subject":"Card","ContactId":"{{id}}"}""");
        await reader.ReadChangesAsync(CancellationToken.None);
        Assert.Equal(("Case", 1), (await rig.Directory.FindRelatedAsync([id], CancellationToken.None)).Select(s => (s.Latest.Record.ObjectName, s.Open)).Single());

        await rig.SendAsync(HttpMethod.Delete, $"sobjects/Contact/{id}");
        await reader.ReadChangesAsync(CancellationToken.None);
        Assert.Empty(await rig.Directory.FindAsync("+46701740677", CancellationToken.None));
        Assert.Equal(all, rig.Directory.Records.Count);
    }

    [Fact]
    public async Task A_restart_reads_only_what_changed()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        await rig.Get<DirectoryReader>().ReadChangesAsync(CancellationToken.None);
        var filled = rig.Directory.Puts;

        var restarted = new DirectoryReader(
            rig.Get<Soql>(), rig.Get<PhoneObjects>(), rig.Get<LastContacts>(), rig.Directory, rig.Get<ApiBudget>(), rig.Get<IOptions<SalesforceOptions>>(), TimeProvider.System);
        await rig.CreateAsync("Account", """{"Name":"Ny AB","Phone":"08-465 004 99"}""");
        await restarted.ReadChangesAsync(CancellationToken.None);

        Assert.True(filled > 100);
        Assert.Equal(filled + 1, rig.Directory.Puts);
    }

    [Fact]
    public async Task A_caller_created_a_moment_ago_is_found_by_the_live_search()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        await rig.CreateAsync("Lead", """{"LastName":"Ny","Company":"Ny AB","Phone":"+46 (0)70-174 06 78"}""");

        var found = await rig.Get<ILiveSearch>().FindAsync("+46701740678", CancellationToken.None);

        Assert.Equal(("Lead", "Phone", "Ny AB"), (found.Single().Record.Record.ObjectName, found.Single().Field, found.Single().Record.Detail));
    }

    [Fact]
    public async Task A_wrong_secret_is_told_as_a_refused_sign_in()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true, [new("Salesforce:ClientSecret", "wrong")]);
        rig.Site.Talk("+46701740633");

        await DemoOrgRig.UntilAsync(() => rig.Get<ISalesforceHealth>().Current.State is SalesforceState.SignInRefused);

        Assert.NotNull(rig.Get<ISalesforceHealth>().Current.Since);
    }

    [Fact]
    public async Task An_org_whose_admin_forgot_the_unique_box_is_told()
    {
        await using var rig = await DemoOrgRig.StartAsync(
            run: true, options: folder => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, InteractionKeyIsUnique = false });

        rig.Site.Finish(rig.Site.Talk("+46701740633"));

        await DemoOrgRig.UntilAsync(() => rig.Get<ISalesforceHealth>().Current.State is SalesforceState.KeyNotUnique);
    }

    [Fact]
    public async Task A_call_of_an_agent_who_is_a_user_of_the_org_belongs_to_that_user()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        var maya = new UserAccount(Guid.CreateVersion7(), "maya", "Maya Okafor", UserRole.Agent, TestSite.Sam, "");
        await rig.Get<IUserStore>().AddAsync(maya, CancellationToken.None);

        var call = rig.Site.Talk("+46701740633");
        rig.Site.Finish(call);
        await WrittenAsync(rig, call, "Resolved");

        var row = Assert.Single(await rig.QueryAsync($"SELECT Owner.Name FROM Task WHERE Patchbay_Interaction_Id__c = '{call}'"));
        Assert.Equal("Maya Okafor", row.GetProperty("Owner").GetProperty("Name").GetString());
    }

    private static async Task<System.Text.Json.JsonElement> WrittenAsync(DemoOrgRig rig, InteractionId call, string disposition)
    {
        IReadOnlyList<System.Text.Json.JsonElement> rows = [];
        for (var tries = 0; tries < 500; tries++)
        {
            rows = await rig.QueryAsync(
                $"SELECT Id, Subject, WhoId, TaskSubtype, Description, CallDisposition FROM Task WHERE Patchbay_Interaction_Id__c = '{call}'");
            if (rows.Count > 0 && rows[0].GetProperty("CallDisposition").GetString() == disposition) break;
            await Task.Delay(20);
        }

        return Assert.Single(rows);
    }
}
