using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Reconcile;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Reconcile;

public sealed class ReconcilerTests
{
    [Fact]
    public async Task The_comparison_names_what_is_lost_and_what_is_doubled()
    {
        await using var rig = await DemoOrgRig.StartAsync(
            run: false, options: folder => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, InteractionKeyIsUnique = false });
        var calls = Enumerable.Range(0, 6).Select(i =>
        {
            var call = rig.Site.Talk($"+4670174062{i}");
            rig.Site.Finish(call);
            return call;
        }).ToArray();
        await StoreAsync(rig, calls[0], RecordLinkState.Clean);
        await StoreAsync(rig, calls[1], RecordLinkState.Clean);
        await StoreAsync(rig, calls[2], RecordLinkState.Clean);
        await StoreAsync(rig, calls[3], RecordLinkState.Parked);
        await StoreAsync(rig, calls[4], RecordLinkState.Clean);
        await CreateTaskAsync(rig, calls[0]);
        await CreateTaskAsync(rig, calls[1]);
        await CreateTaskAsync(rig, calls[1]);
        await rig.SendAsync(HttpMethod.Delete, $"sobjects/Task/{await CreateTaskAsync(rig, calls[4])}");

        var now = DateTimeOffset.UtcNow;
        var report = await rig.Get<IReconciler>().CompareAsync(now.AddHours(-1), now.AddHours(1), CancellationToken.None);

        Assert.Equal((6, 1, 1, 1, 1), (report.Calls, report.Written, report.Waiting, report.Parked, report.Deleted));
        Assert.Equal([calls[2]], report.Lost);
        Assert.Equal([calls[1]], report.Doubled);
    }

    [Fact]
    public async Task Only_calls_that_ended_in_the_time_are_compared()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        rig.Site.Finish(rig.Site.Talk("+46701740633"));
        var now = DateTimeOffset.UtcNow;

        var before = await rig.Get<IReconciler>().CompareAsync(now.AddHours(-2), now.AddHours(-1), CancellationToken.None);
        var after = await rig.Get<IReconciler>().CompareAsync(now.AddHours(1), now.AddHours(2), CancellationToken.None);

        Assert.Equal((0, 0), (before.Calls, after.Calls));
    }

    private static async Task StoreAsync(DemoOrgRig rig, InteractionId call, RecordLinkState state)
    {
        var links = rig.Get<IRecordLinks>();
        await links.TakeAsync([new(call, 1)], 1, CancellationToken.None);
        await links.StoreAsync([(await links.FindAsync(call, CancellationToken.None))! with { State = state, WrittenSequence = 1 }], CancellationToken.None);
    }

    private static Task<string> CreateTaskAsync(DemoOrgRig rig, InteractionId call) =>
        rig.CreateAsync("Task", $$"""{"Subject":"Call","Patchbay_Interaction_Id__c":"{{call}}"}""");
}
