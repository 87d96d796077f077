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
        var report = await rig.Get<IReconciler>().CompareAsync(now.AddHours(-1), now.AddHours(1), ReconcileMode.Look, CancellationToken.None);

        Assert.Equal((6, 1, 1, 1, 1), (report.Calls, report.Written, report.Waiting, report.Parked, report.Deleted));
        Assert.Equal([calls[2].ToString()], report.Lost.Select(item => item.Key));
        Assert.Equal([calls[1].ToString()], report.Doubled.Select(item => item.Key));
    }

    [Fact]
    public async Task Only_calls_that_ended_in_the_time_are_compared()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        rig.Site.Finish(rig.Site.Talk("+46701740633"));
        var now = DateTimeOffset.UtcNow;

        var before = await rig.Get<IReconciler>().CompareAsync(now.AddHours(-2), now.AddHours(-1), ReconcileMode.Look, CancellationToken.None);
        var after = await rig.Get<IReconciler>().CompareAsync(now.AddHours(1), now.AddHours(2), ReconcileMode.Look, CancellationToken.None);

        Assert.Equal((0, 0), (before.Calls, after.Calls));
    }

    [Fact]
    public async Task A_call_whose_Task_lies_in_the_recycle_bin_is_not_written_again()
    {
        // The writer rests until the report is made: a caller who is found late would be its to write meanwhile.
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Finish(call);
        await StoreAsync(rig, call, RecordLinkState.Clean, rig.Site.Journal.LastSequence);
        await rig.SendAsync(HttpMethod.Delete, $"sobjects/Task/{await CreateTaskAsync(rig, call)}");

        var now = DateTimeOffset.UtcNow;
        var deleted = await rig.Get<IReconciler>().CompareAsync(now.AddHours(-1), now.AddHours(1), ReconcileMode.Repair, CancellationToken.None);

        Assert.Equal((1, 0), (deleted.Deleted, deleted.Lost.Count));
    }

    [Fact]
    public async Task A_lost_call_is_left_to_the_writer_and_then_stands_there()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Finish(call);
        await StoreAsync(rig, call, RecordLinkState.Clean, rig.Site.Journal.LastSequence);
        var now = DateTimeOffset.UtcNow;

        var report = await rig.Get<IReconciler>().CompareAsync(now.AddHours(-1), now.AddHours(1), ReconcileMode.Repair, CancellationToken.None);
        await rig.RunAsync();
        await CleanAsync(rig, call);
        var after = await SettledAsync(rig, now);

        Assert.True(Assert.Single(report.Lost).IsRepaired);
        Assert.Equal((1, 0), (after.Written, after.Lost.Count));
    }

    [Fact]
    public async Task What_the_telephone_system_knows_is_set_right_and_a_persons_words_are_left()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        // Nobody's number: the name of a caller who is found while the person types would be written beside the person's words.
        var call = rig.Site.Talk("+46101234567");
        rig.Site.Finish(call);
        await CleanAsync(rig, call);
        var id = (await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None))!.CrmId;
        await rig.SendAsync(HttpMethod.Patch, $"sobjects/Task/{id}", """{"CallDurationInSeconds":9999,"Subject":"Lost card"}""");

        var now = DateTimeOffset.UtcNow;
        var report = await SettledAsync(rig, now);

        var changed = Assert.Single(report.Changed);
        Assert.True(changed.IsRepaired);
        Assert.StartsWith("CallDurationInSeconds:", changed.What, StringComparison.Ordinal);
        var task = Assert.Single(await rig.QueryAsync($"SELECT CallDurationInSeconds, Subject FROM Task WHERE Id = '{id}'"));
        Assert.Equal((0, "Lost card"), (task.GetProperty("CallDurationInSeconds").GetInt32(), task.GetProperty("Subject").GetString()));
    }

    [Fact]
    public async Task A_Task_whose_key_no_call_has_is_named()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        await rig.CreateAsync("Task", """{"Subject":"Call","Patchbay_Interaction_Id__c":"019ab0000000700080000000000000ff"}""");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);

        var report = await rig.Get<IReconciler>().CompareAsync(today.AddDays(-1), today, ReconcileMode.Repair, CancellationToken.None);

        Assert.Equal("019ab0000000700080000000000000ff", Assert.Single(report.Orphaned).Key);
        Assert.Equal(1, report.Open);
    }

    /// <summary>Compares when nothing waits to be written: a late look-up of the caller may still be on its way to the Task.</summary>
    private static async Task<ReconcileReport> SettledAsync(DemoOrgRig rig, DateTimeOffset now)
    {
        for (var tries = 0; tries < 3_000; tries++)
        {
            var report = await rig.Get<IReconciler>().CompareAsync(now.AddHours(-1), now.AddHours(1), ReconcileMode.Repair, CancellationToken.None);
            if (report.Waiting == 0) return report;
            await Task.Delay(20);
        }

        throw new TimeoutException("Something still waits to be written.");
    }

    private static async Task CleanAsync(DemoOrgRig rig, InteractionId call)
    {
        for (var tries = 0; tries < 3_000; tries++)
        {
            if (await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None) is { State: RecordLinkState.Clean, CrmId: not null }) return;
            await Task.Delay(20);
        }

        Assert.Fail("The call was not written.");
    }

    private static async Task StoreAsync(DemoOrgRig rig, InteractionId call, RecordLinkState state, long written = 1)
    {
        var links = rig.Get<IRecordLinks>();
        await links.TakeAsync([new(call, written)], written, CancellationToken.None);
        await links.StoreAsync([(await links.FindAsync(call, CancellationToken.None))! with { State = state, WrittenSequence = written }], CancellationToken.None);
    }

    private static Task<string> CreateTaskAsync(DemoOrgRig rig, InteractionId call) =>
        rig.CreateAsync("Task", $$"""{"Subject":"Call","Patchbay_Interaction_Id__c":"{{call}}"}""");
}
