using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>What calls hang on in an org whose people are person accounts, have cases, and are merged while they call.</summary>
public sealed class RelationsTests
{
    [Fact]
    public async Task The_log_of_a_person_account_hangs_on_the_person_and_on_the_account()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var account = await rig.CreateAsync("Account", """{"FirstName":"Sofia","LastName":"Lund","PersonMobilePhone":"070-174 06 55"}""");
        var contact = (await rig.QueryAsync($"SELECT PersonContactId FROM Account WHERE Id = '{account}'"))[0].GetProperty("PersonContactId").GetString();
        await rig.RunAsync();
        await DemoOrgRig.UntilAsync(() => rig.Get<ISalesforceHealth>().Current.DirectoryFilled);

        var call = await TalkAsync(rig, "+46701740655");

        Assert.Equal(("Account", account), Assert.Single(rig.Site.Attached.Single().Matches).Record is var record ? (record.ObjectName, record.Id) : default);
        Assert.Equal((contact, account, account), await RelationAsync(rig, call));
    }

    [Fact]
    public async Task A_call_whose_contact_is_merged_while_it_runs_ends_on_the_one_that_stays()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var goes = await rig.CreateAsync("Contact", """{"LastName":"Goes","MobilePhone":"070-174 06 56"}""");
        var stays = await rig.CreateAsync("Contact", """{"LastName":"Stays"}""");
        await rig.RunAsync();
        await DemoOrgRig.UntilAsync(() => rig.Get<ISalesforceHealth>().Current.DirectoryFilled);

        // One of which the Task stands already, and one that is written after the merge.
        var early = rig.Site.Arrive("+46701740656");
        await WrittenAsync(rig, early);
        await rig.MergeAsync(stays, goes);
        rig.Site.Do(new AcceptOffer(new(early, 1), TestSite.Sam));
        rig.Site.Do(new ReportLegEnded(new(early, 1), EndCause.CustomerHungUp, null));
        rig.Site.Finish(early, "Resolved");
        var late = await TalkAsync(rig, "+46701740656");

        await DemoOrgRig.UntilAsync(() => rig.QueryAsync($"SELECT Id FROM Task WHERE Patchbay_Interaction_Id__c = '{early}' AND CallDisposition = 'Resolved'").Result.Count == 1);
        Assert.Equal(stays, (await RelationAsync(rig, early)).Who);
        Assert.Equal(stays, (await RelationAsync(rig, late)).Who);
        await rig.Get<DirectoryReader>().ReadChangesAsync(CancellationToken.None);
        Assert.DoesNotContain(await rig.Directory.FindAsync("+46701740656", CancellationToken.None), m => m.Record.Record.Id == goes);
    }

    private static async Task<InteractionId> TalkAsync(DemoOrgRig rig, string number)
    {
        var attached = rig.Site.Attached.Count;
        var call = rig.Site.Arrive(number);
        await DemoOrgRig.UntilAsync(() => rig.Site.Attached.Count > attached);
        rig.Site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        rig.Site.Finish(call, "Resolved");
        await WrittenAsync(rig, call);
        return call;
    }

    private static Task WrittenAsync(DemoOrgRig rig, InteractionId call) => DemoOrgRig.UntilAsync(() =>
        rig.QueryAsync($"SELECT Id FROM Task WHERE Patchbay_Interaction_Id__c = '{call}' AND WhoId != null").Result.Count == 1);

    private static async Task<(string? Who, string? What, string? Account)> RelationAsync(DemoOrgRig rig, InteractionId call)
    {
        var row = (await rig.QueryAsync($"SELECT WhoId, WhatId, AccountId FROM Task WHERE Patchbay_Interaction_Id__c = '{call}'")).Single();
        return (row.GetProperty("WhoId").GetString(), row.GetProperty("WhatId").GetString(), row.GetProperty("AccountId").GetString());
    }
}
