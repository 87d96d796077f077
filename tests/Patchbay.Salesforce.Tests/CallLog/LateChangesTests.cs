using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

public sealed class LateChangesTests : IDisposable
{
    private static readonly CallerMatch ada = new(new("Contact", "003000000000001AAA"), PersonalText.Of("Ada Lindqvist"), PersonalText.Empty, "Contact.Phone");
    private static readonly CallerMatch bo = new(new("Contact", "003000000000002AAA"), PersonalText.Of("Bo Ek"), PersonalText.Empty, "picked");

    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_transcript_that_comes_after_the_call_stands_below_the_facts_of_the_same_task()
    {
        var call = await WrittenAsync();

        rig.Site.Do(new AttachTranscript(call, PersonalText.Of("Agent: Hello.\nCustomer: My card is lost."), "test"));
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await rig.WriteAsync();

        Assert.EndsWith("Transcript:\nAgent: Hello.\nCustomer: My card is lost.", (string?)rig.Org.Task(call.ToString())["Description"], StringComparison.Ordinal);
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task A_log_that_is_moved_long_after_the_call_hangs_on_the_other_record()
    {
        var call = await WrittenAsync();

        rig.Site.Do(new RelinkCall(call, bo, PersonalText.Of("lena")));
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await rig.WriteAsync();

        Assert.Equal(bo.Record.Id, (string?)rig.Org.Task(call.ToString())["WhoId"]);
        Assert.Single(rig.Org.Tasks);
    }

    private async Task<InteractionId> WrittenAsync()
    {
        var call = rig.Site.Talk("+46701740633", clock: rig.Time);
        rig.Site.Do(new AttachMatches(call, [ada]));
        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(72), 2, "00"));
        rig.Site.Finish(call);
        await rig.WriteAsync();
        return call;
    }
}
