using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Exchange;

public sealed class LateReportTests
{
    private readonly Site site = new();

    [Fact]
    public void Reports_about_a_forgotten_call_do_nothing()
    {
        site.AddQueue();
        var call = site.Arrive();
        var leg = site.Call(call).CustomerLeg.Id;
        site.CustomerGoes(call);

        Assert.Empty(site.Do(new ReportLegEnded(leg, EndCause.CustomerHungUp, null)));
        Assert.Empty(site.Do(new ReportLegRinging(leg)));
        Assert.Empty(site.Do(new ReportLegAnswered(leg, PersonalText.Empty)));
        Assert.Empty(site.Do(new ReportAgentAudio(leg, true)));
        Assert.Empty(site.Do(new ReportDigit(leg, '1')));
        Assert.Empty(site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(1), 2, "00")));
        Assert.Empty(site.Do(new AttachMatches(call, [])));
    }

    [Fact]
    public void Reports_that_come_twice_do_nothing()
    {
        var anna = site.AddReadyAgent("Anna", site.AddQueue());
        var call = site.Dial(anna);
        var leg = new LegId(call, 2);
        site.Do(new ReportLegRinging(leg));
        Assert.Empty(site.Do(new ReportLegRinging(leg)));
        site.Do(new ReportLegAnswered(leg, PersonalText.Of("tags")));
        Assert.Empty(site.Do(new ReportLegAnswered(leg, PersonalText.Of("other tags"))));
        Assert.Empty(site.Do(new ReportLegRinging(leg)));
        site.CustomerGoes(call);
        Assert.Empty(site.Do(new ReportLegEnded(leg, EndCause.CustomerHungUp, null)));
        Assert.Empty(site.Do(new ReportLegAnswered(leg, PersonalText.Of("tags"))));
        site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(1), 2, "00"));
        Assert.Empty(site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(9), 2, "11")));
    }

    [Fact]
    public void A_recording_that_waits_for_a_full_disk_is_taken_two_hours_after_its_call()
    {
        var anna = site.AddReadyAgent("Anna", site.AddQueue());
        var call = site.Connect(anna);
        site.CustomerGoes(call);
        site.Wait(TimeSpan.FromMinutes(119));

        site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(5), 2, "00"));

        Assert.Equal(2, site.Record(call).RecordingChannels);
        Assert.True(site.IsClosed(call));
    }

    [Fact]
    public void A_clock_that_goes_back_does_not_take_history_with_it()
    {
        site.AddQueue();
        site.Arrive();

        site.Skip(TimeSpan.FromHours(-1));
        site.Arrive();

        Assert.Equal(site.History.Select(e => e.At).Order(), site.History.Select(e => e.At));
    }
}
