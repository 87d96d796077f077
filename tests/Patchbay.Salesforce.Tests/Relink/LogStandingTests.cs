using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Relink;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Relink;

public sealed class LogStandingTests
{
    private static readonly InteractionId call = new(Guid.CreateVersion7());

    [Fact]
    public async Task A_log_is_deleted_once_a_person_deleted_its_task_before_the_writer_knows()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var task = await rig.CreateAsync("Task", """{"Subject":"Call"}""");
        await WrittenAsync(rig, task);
        var before = await rig.Get<ILogStanding>().IsDeletedAsync(call, CancellationToken.None);

        await rig.SendAsync(HttpMethod.Delete, $"sobjects/Task/{task}");

        Assert.False(before);
        Assert.True(await rig.Get<ILogStanding>().IsDeletedAsync(call, CancellationToken.None));
    }

    [Fact]
    public async Task A_log_that_was_never_written_or_cannot_be_asked_about_is_not_called_deleted()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var unwritten = await rig.Get<ILogStanding>().IsDeletedAsync(call, CancellationToken.None);
        await WrittenAsync(rig, "00TDm0000000999MAA");
        rig.Faults.IsAway = true;

        Assert.False(unwritten);
        Assert.False(await rig.Get<ILogStanding>().IsDeletedAsync(call, CancellationToken.None));
    }

    private static async Task WrittenAsync(DemoOrgRig rig, string task)
    {
        await rig.Get<IRecordLinks>().TakeAsync([new RecordMark(call, 1)], 1, CancellationToken.None);
        await rig.Get<IRecordLinks>().StoreAsync([new(call, task, RecordLinkState.Clean, 1, 1, 0, default, null)], CancellationToken.None);
    }
}
