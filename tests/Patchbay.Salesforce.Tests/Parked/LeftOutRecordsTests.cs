using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Notices;
using Patchbay.Salesforce.OrgCheck;
using Patchbay.Salesforce.Parked;
using Patchbay.Salesforce.Reconcile;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Parked;

/// <summary>Records that are written without a field that the demo org lacks, in Task and second record.</summary>
public sealed class LeftOutRecordsTests
{
    private const string Mapping =
        """{"task":[{"field":"CallDisposition","value":"'Told'"}],"companion":{"object":"Phone_Call__c","key":"Interaction__c","fields":[{"field":"Outcome__c","value":"'Sold'"}]}}""";

    [Fact]
    public async Task They_stand_among_the_parked_ones_and_are_filled_in_by_an_org_check()
    {
        await using var rig = await StartAsync();
        var call = await WrittenWithoutAsync(rig);
        var parked = Assert.Single(await rig.Get<IParkedRecords>().ListAsync(10, CancellationToken.None));
        Assert.Equal("FIELD_LEFT_OUT", parked.Code);
        Assert.StartsWith("Written, but without Phone_Call__c.Outcome__c and Task.CallDisposition, which the org does not have", parked.Advice, StringComparison.Ordinal);
        Assert.Equal("parked.lacking", (await rig.Get<IParkedRecords>().RetryAsync(call, CancellationToken.None))!.Code);
        Assert.Equal(2, (await CheckAsync(rig)).Count(finding => finding.Words.Contains("One call was written without it so far", StringComparison.Ordinal)));

        rig.Faults.Missing = [];
        Assert.Equal(2, (await CheckAsync(rig)).Count(finding => finding.Code == "field.back"));

        await FilledAsync(rig, call);
        Assert.Empty(await rig.Get<IParkedRecords>().ListAsync(10, CancellationToken.None));
        Assert.DoesNotContain(rig.Get<IOrgNotices>().Current, notice => notice.Code == "field.missing");
    }

    [Fact]
    public async Task Running_them_again_fills_them_in_and_reconcile_tells_of_them_before()
    {
        await using var rig = await StartAsync();
        var call = await WrittenWithoutAsync(rig);
        rig.Site.Finish(call);
        var report = await rig.Get<IReconciler>().CompareAsync(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), ReconcileMode.Look, CancellationToken.None);
        Assert.All(report.LeftOut, item => Assert.Contains("without Phone_Call__c.Outcome__c and Task.CallDisposition", item.What, StringComparison.Ordinal));
        Assert.Equal(1, report.LeftOut.Count + report.Waiting);

        rig.Faults.Missing = [];
        Assert.Null(await rig.Get<IParkedRecords>().RetryAsync(call, CancellationToken.None));

        await FilledAsync(rig, call);
    }

    [Fact]
    public async Task One_that_is_given_up_stays_as_it_is()
    {
        await using var rig = await StartAsync();
        var call = await WrittenWithoutAsync(rig);

        Assert.Equal("parked.fields", (await rig.Get<IParkedRecords>().EditAsync(call, default, CancellationToken.None))!.Code);
        Assert.Null(await rig.Get<IParkedRecords>().DropAsync(call, CancellationToken.None));

        var link = (await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None))!;
        Assert.Null(link.LeftOut);
        Assert.NotEqual(RecordLinkState.Dropped, link.State);
    }

    [Fact]
    public async Task A_check_sees_a_field_that_went_missing_a_moment_ago()
    {
        await using var rig = await StartAsync();
        rig.Faults.Missing = [];
        Assert.DoesNotContain(await CheckAsync(rig), finding => finding.Code == "mapping.field");

        rig.Faults.Missing = ["Phone_Call__c.Outcome__c"];
        Assert.Contains(await CheckAsync(rig), finding => finding.Words.Contains("Phone_Call__c has no field Outcome__c", StringComparison.Ordinal));

        rig.Faults.Missing = [];
        Assert.DoesNotContain(await CheckAsync(rig), finding => finding.Code == "mapping.field");
    }

    private static async Task<DemoOrgRig> StartAsync()
    {
        var rig = await DemoOrgRig.StartAsync(run: true);
        Assert.Empty(await rig.Get<ICallMappings>().SaveAsync(Mapping, CancellationToken.None));
        rig.Faults.Missing = ["Task.CallDisposition", "Phone_Call__c.Outcome__c"];
        return rig;
    }

    private static async Task<InteractionId> WrittenWithoutAsync(DemoOrgRig rig)
    {
        var call = rig.Site.Talk("+46701740633");
        var links = rig.Get<IRecordLinks>();
        await DemoOrgRig.UntilAsync(() => links.FindAsync(call, CancellationToken.None).AsTask().Result is { LeftOut: not null, State: not RecordLinkState.Dirty });
        return call;
    }

    private static async Task FilledAsync(DemoOrgRig rig, InteractionId call)
    {
        var links = rig.Get<IRecordLinks>();
        await DemoOrgRig.UntilAsync(() => links.FindAsync(call, CancellationToken.None).AsTask().Result is { LeftOut: null, State: not RecordLinkState.Dirty });
        var task = Assert.Single(await rig.QueryAsync($"SELECT CallDisposition FROM Task WHERE Patchbay_Interaction_Id__c = '{call}'"));
        var companion = Assert.Single(await rig.QueryAsync($"SELECT Outcome__c FROM Phone_Call__c WHERE Interaction__c = '{call}'"));
        Assert.Equal(("Told", "Sold"), (task.GetProperty("CallDisposition").GetString(), companion.GetProperty("Outcome__c").GetString()));
    }

    private static Task<IReadOnlyList<OrgFinding>> CheckAsync(DemoOrgRig rig) => rig.Get<IOrgCheck>().RunAsync(CancellationToken.None);
}
