using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Tests.Transfers;

namespace Patchbay.Core.Tests.Calls;

public sealed class RecordingPauseTests
{
    private readonly TransferSite t = new();

    private Site Site => t.Site;

    [Fact]
    public void Nothing_is_recorded_while_the_agent_pauses_and_the_talk_goes_on()
    {
        Site.Do(new PauseRecording(t.Call, t.Ada, "Card number"));
        var paused = Site.Plan(t.Call);
        Site.Do(new ResumeRecording(t.Call, t.Ada));
        var resumed = Site.Plan(t.Call);

        Assert.Equal((null, null, false), (paused.RecordLeft, paused.RecordRight, paused.RecordingEnds));
        Assert.Equal((t.CustomerLeg, t.LegOf(t.Ada)), (resumed.RecordLeft!.Value, resumed.RecordRight!.Value));
        t.AssertTalk(t.Ada);
    }

    [Fact]
    public void A_pause_that_is_forgotten_ends_after_five_minutes()
    {
        Site.Do(new PauseRecording(t.Call, t.Ada, "Card number"));

        Site.Wait(TimeSpan.FromMinutes(5));

        Assert.Null(t.State.KeptAgainAt);
    }

    [Fact]
    public void The_record_says_when_why_and_for_whom_nothing_was_recorded()
    {
        var from = Site.Now;
        Site.Do(new PauseRecording(t.Call, t.Ada, "Card number"));
        Site.Wait(TimeSpan.FromSeconds(20));
        Site.Do(new ResumeRecording(t.Call, null));
        Site.Do(new PauseRecording(t.Call, null, "Health"));
        Site.Do(new HangUpCall(t.Call, t.Ada));

        var pauses = Site.Record(t.Call).RecordingPauses;

        Assert.Equal([new(from, from.AddSeconds(20), "Card number", t.Ada), new(from.AddSeconds(20), from.AddSeconds(20), "Health", null)], pauses);
    }

    [Fact]
    public void A_pause_needs_a_reason_a_recording_and_one_who_is_with_the_customer()
    {
        t.Consult(t.Ben);

        Assert.Equal("recording.reason", Site.Refuses(new PauseRecording(t.Call, t.Ada, " ")));
        Assert.Equal("call.notYours", Site.Refuses(new PauseRecording(t.Call, t.Ben, "Card number")));
        Assert.Equal("call.notYours", Site.Refuses(new PauseRecording(t.Call, t.Cleo, "Card number")));
    }

    [Fact]
    public void A_call_that_is_not_recorded_has_nothing_to_pause()
    {
        var site = new Site();
        var queue = site.AddQueue(change: settings => settings with { Records = false });
        var ada = site.AddReadyAgent("Ada", queue);
        var call = site.Connect(ada);

        Assert.Equal("recording.none", site.Refuses(new PauseRecording(call, ada, "Card number")));
    }
}
