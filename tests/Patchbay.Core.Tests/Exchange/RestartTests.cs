using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Exchange;

public sealed class RestartTests
{
    private readonly Site site = new();
    private readonly QueueId queue;
    private readonly AgentId anna;

    public RestartTests()
    {
        queue = site.AddQueue();
        anna = site.AddReadyAgent("Anna", queue);
    }

    [Fact]
    public void A_call_that_a_restart_cut_off_ends_as_interrupted_and_its_agent_wraps_up()
    {
        var call = site.Connect(anna);

        site.Do(new RecoverSite());

        Assert.Equal(EndCause.Interrupted, site.Record(call).Cause);
        Assert.Equal(AgentActivity.WrapUp, site.Agent(anna).Activity);
        var leg = Assert.Single(site.Plan(call).Legs);
        Assert.Equal((LegGoal.Over, "dialog of " + call), (leg.Goal, leg.Dialog!.Value));
    }

    [Fact]
    public void The_desk_phone_of_a_call_that_a_restart_cut_off_is_ended_once()
    {
        var call = site.Connect(anna);
        var leg = site.Plan(call).Legs.Single(one => one.Kind is LegKind.Browser).Leg;
        site.Do(new ReportLegMoved(leg, PersonalText.Of("dialog of the phone")));

        site.Do(new RecoverSite());
        var left = site.Plan(call).Legs.Single(one => one.Leg == leg);
        site.Do(new ReportLegMoved(leg, PersonalText.Empty));

        Assert.Equal((LegGoal.Over, "dialog of the phone"), (left.Goal, left.Dialog!.Value));
        Assert.DoesNotContain(site.Plan(call).Legs, one => one.Leg == leg);
    }

    [Fact]
    public void A_desk_phone_that_hung_up_by_itself_is_no_plans_business_any_more()
    {
        var call = site.Connect(anna);
        var leg = site.Plan(call).Legs.Single(one => one.Kind is LegKind.Browser).Leg;
        site.Do(new ReportLegMoved(leg, PersonalText.Of("dialog of the phone")));

        site.Do(new HangUpCall(call, anna));

        Assert.DoesNotContain(site.Plan(call).Legs, one => one.Leg == leg);
        Assert.Empty(site.Do(new ReportLegMoved(leg, PersonalText.Empty)));
    }

    [Fact]
    public void The_time_in_which_nothing_ran_is_nobodys_talk()
    {
        var call = site.Connect(anna);
        site.Skip(TimeSpan.FromSeconds(30));
        var diedAt = site.Now;
        site.Skip(TimeSpan.FromHours(1));

        site.Do(new RecoverSite(diedAt));

        Assert.Equal(diedAt, site.Record(call).EndedAt);
        Assert.Equal(site.Now, site.History.OfType<WrapUpStarted>().Single().At);
        Assert.Equal(AgentActivity.WrapUp, site.Agent(anna).Activity);
    }

    [Theory]
    [InlineData(-3_600)]
    [InlineData(3_600)]
    public void A_last_sign_that_cannot_be_right_does_not_turn_time_back_or_forward(int offBySeconds)
    {
        var call = site.Connect(anna);
        var last = site.State.Now;
        site.Skip(TimeSpan.FromSeconds(10));

        site.Do(new RecoverSite(last.AddSeconds(offBySeconds)));

        Assert.InRange(site.Record(call).EndedAt!.Value, last, site.Now);
        Assert.Equal(site.History.Select(e => e.At).Order(), site.History.Select(e => e.At));
    }

    [Fact]
    public void An_offer_that_a_restart_cut_off_is_withdrawn()
    {
        var call = site.Arrive();

        site.Do(new RecoverSite());

        Assert.Equal(OfferOutcome.Withdrawn, site.History.OfType<OfferEnded>().Single().Outcome);
        Assert.Equal(EndCause.Interrupted, site.Record(call).Cause);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void A_desk_phone_that_rang_when_the_process_died_is_told_of_once()
    {
        var call = site.Arrive();
        var offer = site.History.OfType<OfferMade>().Single().Offer;
        site.Do(new ReportDeskPhoneRings(offer, anna, PersonalText.Of("dialog of the phone")));

        site.Do(new RecoverSite());
        site.Do(new RecoverSite());

        var left = Assert.Single(site.EventsOf(call).OfType<DeskPhoneLeftRinging>());
        Assert.Equal((offer, anna, "dialog of the phone"), (left.Offer, left.Agent, left.Dialog.Value));
    }

    [Fact]
    public void A_desk_phone_whose_offer_ended_does_not_ring_any_more()
    {
        site.Arrive();
        var offer = site.History.OfType<OfferMade>().Single().Offer;
        site.Do(new ReportDeskPhoneRings(offer, anna, PersonalText.Of("dialog of the phone")));

        site.Do(new DeclineOffer(offer, anna));
        var late = site.Do(new ReportDeskPhoneRings(offer, anna, PersonalText.Of("dialog of the phone")));
        site.Do(new RecoverSite());

        Assert.Empty(late);
        Assert.Empty(site.History.OfType<DeskPhoneLeftRinging>());
    }

    [Fact]
    public void Waiting_dialled_and_forwarded_calls_end_as_interrupted()
    {
        site.Do(new Core.Queues.ConfigureEntryPoint(new("300", null, "sip:door@example.com")));
        var dialled = site.Dial(anna);
        var waiting = site.Arrive();
        var forwarded = site.Arrive("300");

        site.Do(new RecoverSite());

        Assert.All([dialled, waiting, forwarded], call => Assert.Equal(EndCause.Interrupted, site.Record(call).Cause));
        Assert.Equal(2, site.Plan(forwarded).Legs.Length);
    }

    [Fact]
    public void After_a_restart_panels_have_15_seconds_to_come_back()
    {
        site.Do(new RecoverSite());
        site.Wait(14);
        Assert.Equal(Presence.Available, site.Agent(anna).Presence);

        site.Wait(1);

        Assert.Equal(Presence.ConnectionLost, site.Agent(anna).Presence);
    }

    [Fact]
    public void Everything_is_told_anew_after_a_restart()
    {
        var call = site.Connect(anna);
        site.Do(new HangUpCall(call, anna));

        site.Do(new RecoverSite());

        Assert.Equal(call, Assert.Single(site.Last.Plans).Call);
        Assert.Equal(anna, Assert.Single(site.Last.Agents).Agent);
        Assert.Equal(queue, Assert.Single(site.Last.Queues).Queue);
    }

    [Fact]
    public void A_second_restart_interrupts_nothing_twice()
    {
        var call = site.Connect(anna);
        site.Do(new RecoverSite());

        site.Do(new RecoverSite());

        Assert.Single(site.EventsOf(call).OfType<CallEnded>());
        Assert.Equal(call, Assert.Single(site.Last.Plans).Call);
    }

    [Fact]
    public void Legs_of_an_earlier_process_get_the_full_time_to_be_ended_however_long_the_restart_took()
    {
        var call = site.Connect(anna);
        site.Do(new HangUpCall(call, anna));
        site.Skip(TimeSpan.FromHours(1));

        site.Do(new RecoverSite());
        site.Wait(39);
        Assert.Single(site.Plan(call).Legs);

        site.Wait(1);
        Assert.Empty(site.Plan(call).Legs);
    }
}
