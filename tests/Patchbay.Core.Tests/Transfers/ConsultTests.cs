using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Testing.Records;

namespace Patchbay.Core.Tests.Transfers;

public sealed class ConsultTests
{
    private readonly TransferSite t = new();

    private Site Site => t.Site;

    [Fact]
    public void In_a_consult_the_agent_hears_the_colleague_and_the_customer_hears_music()
    {
        t.Consult(t.Ben);

        t.AssertMusic();
        Assert.Equal(Hearing.Of(t.LegOf(t.Ben)), t.Hears(t.LegOf(t.Ada)));
        Assert.Equal(Hearing.Of(t.LegOf(t.Ada)), t.Hears(t.LegOf(t.Ben)));
    }

    [Fact]
    public void Going_to_and_fro_leaves_whoever_waits_with_music()
    {
        t.Consult(t.Ben);

        Site.Do(new SwitchConsult(t.Call, t.Ada, true));
        t.AssertTalk(t.Ada);
        Assert.Equal("music", t.Hears(t.LegOf(t.Ben)).Loop);

        Site.Do(new SwitchConsult(t.Call, t.Ada, false));
        t.AssertMusic();
        Assert.Equal(Hearing.Of(t.LegOf(t.Ada)), t.Hears(t.LegOf(t.Ben)));
    }

    [Fact]
    public void Completing_gives_the_customer_to_the_colleague_and_returning_sends_the_colleague_away()
    {
        t.Consult(t.Ben);
        Site.Do(new ReturnToCustomer(t.Call, t.Ada));
        t.AssertTalk(t.Ada);
        Assert.Equal(AgentActivity.Idle, t.ActivityOf(t.Ben));

        t.Consult(t.Ben);
        Site.Do(new CompleteTransfer(t.Call, t.Ada));

        t.AssertTalk(t.Ben);
        Assert.Equal(AgentActivity.WrapUp, t.ActivityOf(t.Ada));
    }

    [Fact]
    public void Who_is_asked_for_a_transfer_by_one_who_left_the_conference_joins_those_who_are_there()
    {
        t.Consult(t.Ben);
        Site.Do(new AddParty(t.Call, t.Ada));
        t.Transfer(t.Cleo);
        Site.Do(new HangUpCall(t.Call, t.Ada));

        t.Accept(t.Cleo);

        Assert.Equal((t.Ben, AgentActivity.OnCall, AgentActivity.OnCall), (t.State.Agent, t.ActivityOf(t.Ben), t.ActivityOf(t.Cleo)));
        Assert.Equal(t.Cleo, Assert.Single(t.State.Parties).Agent);
        Site.Do(new HangUpCall(t.Call, t.Ben));
        t.AssertTalk(t.Cleo);
    }

    [Fact]
    public void A_colleague_who_vanishes_in_a_consult_leaves_the_agent_with_the_customer()
    {
        t.Consult(t.Ben);

        // The customer waits for nothing meanwhile: less than for an agent whose page is reloaded.
        Site.Do(new ReportAgentAudio(t.LegOf(t.Ben), false));
        Site.Wait(5);

        t.AssertTalk(t.Ada);
        Assert.Equal(Presence.ConnectionLost, Site.Agent(t.Ben).Presence);
    }

    [Fact]
    public void An_agent_sees_who_came_for_advice_and_hung_up()
    {
        var outside = t.ConsultOutside();
        Site.Do(new ReportLegEnded(outside, EndCause.CustomerHungUp, null));
        Assert.Equal(new(InvitationPurpose.Consult, null, PersonalText.Of(TransferSite.Outside)), FailedOf(t.Ada));
        t.AssertTalk(t.Ada);

        t.Consult(t.Ben);
        Assert.Null(FailedOf(t.Ada));
        Site.Do(new HangUpCall(t.Call, t.Ben));
        Assert.Equal(new(InvitationPurpose.Consult, null, PersonalText.Of("Ben")), FailedOf(t.Ada));

        t.Consult(t.Cleo);
        Site.Do(new ReportAgentAudio(t.LegOf(t.Cleo), false));
        Site.Wait(5);
        Assert.Equal(new(InvitationPurpose.Consult, null, PersonalText.Of("Cleo"), WasLost: true), FailedOf(t.Ada));
    }

    [Fact]
    public void The_record_knows_the_number_of_a_party_outside()
    {
        var leg = t.ConsultOutside();

        Assert.Equal(new(leg, PersonalText.Of(TransferSite.Outside)), Assert.Single(Site.Record(t.Call).Outside));
    }

    [Fact]
    public void An_agent_who_sends_the_consulted_party_away_is_not_told_of_it()
    {
        t.Consult(t.Ben);

        Site.Do(new ReturnToCustomer(t.Call, t.Ada));

        Assert.Null(FailedOf(t.Ada));
    }

    private FailedInvitationView? FailedOf(AgentId agent) => Site.Last.Agents.Single(view => view.Agent == agent).Call!.Others?.Failed;

    [Fact]
    public void An_agent_sees_that_nothing_is_heard_of_the_colleague_who_gives_advice()
    {
        t.Consult(t.Ben);

        Site.Do(new ReportAgentAudio(t.LegOf(t.Ben), false));

        Assert.True(Assert.Single(Site.Last.Agents.Single(view => view.Agent == t.Ada).Call!.Others!.Parties).AudioLost);
    }

    [Fact]
    public void An_agent_who_vanishes_in_a_consult_leaves_the_customer_with_the_colleague()
    {
        t.Consult(t.Ben);

        Site.Do(new ReportAgentAudio(t.LegOf(t.Ada), false));
        Site.Wait(15);

        t.AssertTalk(t.Ben);
        Assert.Equal(("connection lost", 1), (LastOf(t.Ada).Cause, Site.Record(t.Call).AgentsLost));
    }

    private Segment LastOf(AgentId agent) => Site.Record(t.Call).Segments.Last(s => s.Agent == agent && s.Kind is not SegmentKind.WrapUp);

    [Fact]
    public void A_leg_that_ended_by_transfer_park_or_leaving_a_conference_was_not_lost_and_the_record_says_why_it_ended()
    {
        var first = t.LegOf(t.Ada);
        t.Transfer(t.Ben);
        t.Accept(t.Ben);
        var second = t.LegOf(t.Ben);
        Site.Do(new ParkCall(t.Call, t.Ben));
        Site.Do(new PickUpCall(t.Call, t.Cleo));
        t.AudioFlows(t.Cleo);
        var third = t.LegOf(t.Cleo);
        Site.Do(new ConsultParty(t.Call, t.Cleo, new(t.Ben)));
        t.Accept(t.Ben);
        Site.Do(new AddParty(t.Call, t.Cleo));
        Site.Do(new HangUpCall(t.Call, t.Cleo));

        foreach (var leg in new[] { first, second, third }) Site.Do(new ReportLegQuality(leg, new(500, 1, 2.5, 40)));

        Assert.Empty(Site.History.OfType<LegEnded>());
        Assert.Equal(("passed on", "left the call"), (LastOf(t.Ada).Cause, LastOf(t.Cleo).Cause));
        Assert.Contains(Site.Record(t.Call).Segments, s => s.Agent == t.Ben && s is { Kind: SegmentKind.Talk, Cause: "parked" });
        Assert.Equal(0, Site.Record(t.Call).AgentsLost);
    }

    [Fact]
    public void An_agent_who_vanishes_while_consulting_a_stranger_sends_the_customer_back_to_the_queue()
    {
        var stranger = t.ConsultOutside();

        Site.Do(new ReportAgentAudio(t.LegOf(t.Ada), false));
        Site.Wait(15);

        Assert.Equal((CallPhase.Waiting, true), (t.State.Phase, t.State.Place.Returned));
        Assert.Equal(LegGoal.Over, Site.PlanOf(t.Call, stranger).Goal);
    }

    [Fact]
    public void In_a_conference_everybody_hears_all_others_and_the_recording_has_them()
    {
        t.Consult(t.Ben);

        Site.Do(new AddParty(t.Call, t.Ada));

        Assert.Equal(Hearing.Mix([t.LegOf(t.Ada), t.LegOf(t.Ben)]), t.Hears(t.CustomerLeg));
        Assert.Equal(Hearing.Mix([t.CustomerLeg, t.LegOf(t.Ben)]), t.Hears(t.LegOf(t.Ada)));
        Assert.Equal((t.CustomerLeg, null, true), (Site.Plan(t.Call).RecordLeft, Site.Plan(t.Call).RecordRight, Site.Plan(t.Call).RecordsMix));
    }

    [Fact]
    public void The_agent_may_leave_a_conference_and_the_others_go_on()
    {
        t.Consult(t.Ben);
        Site.Do(new AddParty(t.Call, t.Ada));

        Site.Do(new HangUpCall(t.Call, t.Ada));

        t.AssertTalk(t.Ben);
        Assert.Equal((t.Ben, AgentActivity.WrapUp), (t.State.Agent, t.ActivityOf(t.Ada)));
    }

    [Fact]
    public void One_of_a_conference_can_be_dropped_and_the_record_has_no_gap()
    {
        t.Consult(t.Ben);
        Site.Wait(5);
        Site.Do(new AddParty(t.Call, t.Ada));
        Site.Wait(5);

        Assert.Equal("party.unknown", Site.Refuses(new DropParty(t.Call, t.Ada, t.CustomerLeg)));

        Site.Do(new DropParty(t.Call, t.Ada, t.LegOf(t.Ben)));

        t.AssertTalk(t.Ada);
        Site.CustomerGoes(t.Call);
        Assert.Null(SegmentChecks.Find(Site.Record(t.Call)));
    }

    [Fact]
    public void A_parked_customer_is_picked_up_by_a_colleague()
    {
        Site.Do(new ParkCall(t.Call, t.Ada));
        Assert.Equal((1, AgentActivity.Idle), (Assert.Single(Site.Last.Parked!.Value).Slot, t.ActivityOf(t.Ada)));
        t.AssertMusic();

        Site.Do(new PickUpCall(t.Call, t.Ben));

        t.AssertTalk(t.Ben);
        Assert.Empty(Site.Last.Parked!.Value);
        Assert.Equal("park.gone", Site.Refuses(new PickUpCall(t.Call, t.Cleo)));
    }

    [Fact]
    public void A_parked_customer_whom_nobody_picks_up_comes_back_to_the_parker_and_then_to_the_queue()
    {
        Site.Do(new ParkCall(t.Call, t.Ada));

        Site.Wait(TimeSpan.FromMinutes(2));
        Assert.Equal((InvitationPurpose.Return, t.Ada), (t.State.Invitation!.Purpose, t.State.Invitation.Agent));
        t.AssertMusic();
        Site.Wait(20);

        Assert.Equal((CallPhase.Waiting, true), (t.State.Phase, t.State.Place.Returned));
    }
}
