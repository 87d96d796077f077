using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

public sealed class DialTests
{
    private static readonly DialStep reception = new("ring", "+46 8 123 456", null, TimeSpan.FromSeconds(25), true, "busy", "silent", "declined", "failed", null);

    private static FlowSite Ringing(DialStep step)
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        site.Publish(step, Say("busy"), Say("silent"), Say("declined"), Say("failed"), new SurveyStep("rate", [new("grade", FlowSite.Words("How was it?"), 1, 5)], true, FlowSite.Patient, null));
        return site.Arrive();
    }

    private static SayStep Say(string name) => new(name, FlowSite.Words(name), false, null);

    private static LegState Dialled(FlowSite site) => site.State.Legs[^1];

    private static string CustomerHears(FlowSite site)
    {
        var hears = site.Site.Last.Plans.Single(plan => plan.Call == site.Call).Legs.First(leg => leg.Leg == site.State.CustomerLeg.Id).Hears;
        return hears.Says is { } says ? says.Parts[0].Text : hears.Loop ?? hears.Kind.ToString();
    }

    private static void Answers(FlowSite site) => site.Site.Do(new ReportLegAnswered(Dialled(site).Id, PersonalText.Of("dialog")));

    [Fact]
    public void A_flow_rings_a_number_and_who_answers_has_the_caller()
    {
        var site = Ringing(reception);
        Assert.Equal(("+468123456", "ringback"), (Dialled(site).Target!.Value, CustomerHears(site)));

        Answers(site);

        Assert.Equal((CallPhase.Connected, true), (site.State.Phase, site.State.RecordingOpen));
        Assert.Equal(HearKind.Leg.ToString(), CustomerHears(site));
    }

    [Theory]
    [InlineData(EndCause.Busy, "busy")]
    [InlineData(EndCause.NoAnswer, "silent")]
    [InlineData(EndCause.Rejected, "declined")]
    [InlineData(EndCause.LineOutOfOrder, "declined")]
    [InlineData(EndCause.NoTrunk, "declined")]
    public void A_caller_whom_nobody_takes_goes_on_by_the_way_for_it(EndCause cause, string hears)
    {
        var site = Ringing(reception);

        site.Site.Do(new ReportLegEnded(Dialled(site).Id, cause, null));

        Assert.Equal(hears, CustomerHears(site));
    }

    [Fact]
    public void What_rings_for_too_long_is_cancelled_and_the_caller_goes_on()
    {
        var site = Ringing(reception);

        site.Site.Wait(25);

        Assert.Equal("silent", CustomerHears(site));
        Assert.Equal(LegGoal.Over, site.Site.Last.Plans.Single().Legs.Single(leg => leg.Leg == Dialled(site).Id).Goal);
    }

    [Theory]
    [InlineData("{caller}")]
    [InlineData("4000")]
    [InlineData("{nothing}")]
    [InlineData("{sip}")]
    public void The_callers_own_number_ours_and_what_is_none_are_not_dialled(string number)
    {
        var site = Ringing(reception with { Number = number });

        Assert.Equal("failed", CustomerHears(site));
        Assert.Single(site.State.Legs);
    }

    [Fact]
    public void Two_steps_that_dial_busy_numbers_for_ever_come_to_an_end()
    {
        var site = Ringing(reception with { Busy = "ring", Failed = null });

        for (var i = 0; i < 50 && site.State.Phase is CallPhase.InFlow; i++) site.Site.Do(new ReportLegEnded(Dialled(site).Id, EndCause.Busy, null));

        Assert.Equal((CallPhase.Waiting, site.Support), (site.State.Phase, site.State.Queue!.Value));
    }

    [Fact]
    public void A_flow_rings_an_agent_whose_panel_shows_the_call()
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        var anna = site.Site.AddReadyAgent("Anna");
        site.Publish(reception with { Number = null, Agent = anna }, Say("busy"), Say("silent"), Say("declined"), Say("failed"));
        site.Arrive();
        Assert.Equal((AgentActivity.Alerting, "ringback"), (site.Site.Agent(anna).Activity, CustomerHears(site)));

        site.Site.Do(new AcceptOffer(site.State.Invitation!.Offer!.Value, anna));

        Assert.Equal((CallPhase.Connected, anna), (site.State.Phase, site.State.Agent!.Value));
        Assert.Equal([SegmentKind.Flow, SegmentKind.Talk], site.Site.Record(site.Call).Segments.Where(s => s.Participant is ParticipantKind.Customer).Select(s => s.Kind));
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("silent")]
    [InlineData("declined")]
    public void An_agent_who_does_not_come_leaves_the_caller_to_the_flow(string hears)
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        var anna = site.Site.AddReadyAgent("Anna", site.Site.AddQueue("Other"));
        site.Publish(reception with { Number = null, Agent = anna }, Say("busy"), Say("silent"), Say("declined"), Say("failed"));
        if (hears == "busy") site.Site.Connect(anna, "Other");
        site.Arrive();

        if (hears == "declined") site.Site.Do(new DeclineOffer(site.State.Invitation!.Offer!.Value, anna));
        else if (hears == "silent") site.Site.Wait(25);

        Assert.Equal(hears, CustomerHears(site));
        Assert.Null(site.State.Invitation);
    }

    [Fact]
    public void An_agent_rung_by_a_flow_who_vanishes_in_the_talk_leaves_the_caller_to_the_default_queue()
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        var anna = site.Site.AddReadyAgent("Anna");
        site.Publish(reception with { Number = null, Agent = anna }, Say("busy"), Say("silent"), Say("declined"), Say("failed"));
        site.Arrive();
        site.Site.Do(new AcceptOffer(site.State.Invitation!.Offer!.Value, anna));

        site.Site.Wait(TimeSpan.FromMinutes(2));

        Assert.Equal((CallPhase.Waiting, site.Support), (site.State.Phase, site.State.Queue!.Value));
    }

    [Fact]
    public void A_caller_may_hang_up_while_it_rings()
    {
        var site = Ringing(reception);

        site.Site.CustomerGoes(site.Call);

        Assert.Equal(EndCause.Abandoned, site.State.EndCause);
        site.Site.TelephonyFinishes(site.Call);
        Assert.Empty(site.Site.State.Timers.InOrder);
    }

    [Fact]
    public void When_the_party_outside_hangs_up_the_caller_may_stay_for_a_survey()
    {
        var site = Ringing(reception with { AfterTalk = "rate" });
        Answers(site);

        site.Site.Do(new ReportLegEnded(Dialled(site).Id, EndCause.CustomerHungUp, null));

        Assert.Equal("How was it?", CustomerHears(site));
    }
}
