using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Telephony;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Recordings;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Recordings;

/// <summary>Recordings as files of their Tasks, in the demo org.</summary>
public sealed class RecordingUploadTests : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_finished_recording_becomes_a_file_of_its_Task_once()
    {
        await using var rig = await StartAsync();
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(3), 2, "ab"));
        await CleanAsync(rig, call);
        files.Put(call);

        await rig.Get<RecordingUpload>().RunOnceAsync(CancellationToken.None);
        await rig.Get<ISettingStore>().WriteAsync(RecordingUpload.Cursor, "0", CancellationToken.None);
        await rig.Get<RecordingUpload>().RunOnceAsync(CancellationToken.None);

        var file = Assert.Single(await rig.QueryAsync("SELECT Title, FirstPublishLocationId FROM ContentVersion"));
        Assert.Equal($"call-{call}.wav", file.GetProperty("Title").GetString());
        Assert.Equal((await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None))!.CrmId, file.GetProperty("FirstPublishLocationId").GetString());
    }

    [Fact]
    public async Task A_recording_without_a_file_does_not_keep_the_next_ones_out()
    {
        await using var rig = await StartAsync();
        foreach (var number in new[] { "+46701740633", "+46701740634" })
        {
            var call = rig.Site.Talk(number);
            rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(3), 2, "ab"));
            rig.Site.Finish(call);
            await CleanAsync(rig, call);
            if (number.EndsWith('4')) files.Put(call);
        }

        await rig.Get<RecordingUpload>().RunOnceAsync(CancellationToken.None);

        Assert.Single(await rig.QueryAsync("SELECT Id FROM ContentVersion"));
    }

    private async Task<DemoOrgRig> StartAsync()
    {
        var rig = await DemoOrgRig.StartAsync(run: true, recordings: files);
        await rig.Get<ISettingStore>().WriteAsync(RecordingUpload.Cursor, "0", CancellationToken.None);
        return rig;
    }

    private static async Task CleanAsync(DemoOrgRig rig, InteractionId call)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None) is { CrmId: not null, State: not RecordLinkState.Dirty }) return;
            await Task.Delay(20);
        }

        Assert.Fail("The call was not written.");
    }

    private sealed class Files : IRecordingFiles, IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("patchbay-upload-").FullName;

        public string? Find(InteractionId call) => File.Exists(PathOf(call)) ? PathOf(call) : null;

        public void Put(InteractionId call) => File.WriteAllBytes(PathOf(call), [1, 2, 3, 250]);

        public void Dispose() => Directory.Delete(folder, true);

        private string PathOf(InteractionId call) => Path.Combine(folder, $"{call}.wav");
    }
}
