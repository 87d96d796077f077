using Patchbay.Core.Agents;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Testing.Records;

namespace Patchbay.Core.Tests.Transfers;

public sealed class BlindTransferTests
{
    private readonly TransferSite t = new();

    private Site Site => t.Site;

    [Fact]
    public void A_transfer_rings_at_the_colleague_while_the_customer_hears_music()
    {
        t.Transfer(t.Ben);

        Assert.Equal(AgentActivity.Alerting, t.ActivityOf(t.Ben));
        t.AssertMusic();
        Assert.Equal("ringback", t.Hears(t.LegOf(t.Ada)).Loop);
    }

    [Fact]
    public void A_far_end_that_moved_to_another_phone_is_ended_there_after_a_restart()
    {
        Site.Do(new ReportLegMoved(t.CustomerLeg, PersonalText.Of("new tags")));

        Assert.Equal("new tags", t.State.CustomerLeg.Dialog!.Value);
        Assert.Empty(Site.Do(new ReportLegMoved(new(t.Call, 9), PersonalText.Of("tags"))));
    }

    [Fact]
    public void A_colleague_who_answers_has_the_customer_and_the_agent_wraps_up()
    {
        t.Transfer(t.Ben);

        t.Accept(t.Ben);

        t.AssertTalk(t.Ben);
        Assert.Equal((t.Ben, AgentActivity.WrapUp), (t.State.Agent, t.ActivityOf(t.Ada)));
    }

    [Fact]
    public void Who_declines_stays_available_and_the_customer_is_back_with_the_agent()
    {
        t.Transfer(t.Ben);

        Site.Do(new DeclineOffer(t.State.Invitation!.Offer!.Value, t.Ben));

        t.AssertTalk(t.Ada);
        Assert.Equal(InvitationOutcome.Declined, t.State.LastFailure!.Outcome);
        Assert.Equal((AgentActivity.Idle, Presence.Available), (t.ActivityOf(t.Ben), Site.Agent(t.Ben).Presence));
    }

    [Fact]
    public void Nobody_answers_and_the_customer_is_back_with_the_agent()
    {
        t.Transfer(t.Ben);

        Site.Wait(20);

        t.AssertTalk(t.Ada);
        Assert.Equal(InvitationOutcome.NoAnswer, t.State.LastFailure!.Outcome);
        Assert.Equal(Presence.MissedCall, Site.Agent(t.Ben).Presence);
    }

    [Fact]
    public void An_agent_who_leaves_while_it_rings_leaves_the_customer_to_the_colleague()
    {
        t.Transfer(t.Ben);

        Site.Do(new HangUpCall(t.Call, t.Ada));
        t.AssertMusic();
        t.Accept(t.Ben);

        t.AssertTalk(t.Ben);
        Assert.Equal(AgentActivity.WrapUp, t.ActivityOf(t.Ada));
    }

    [Fact]
    public void When_the_agent_has_left_and_nobody_answers_the_customer_has_the_old_place_in_the_queue()
    {
        var place = t.State.Place.Since;
        t.Transfer(t.Ben);
        Site.Do(new HangUpCall(t.Call, t.Ada));

        Site.Wait(20);

        Assert.Equal((CallPhase.Waiting, place, true), (t.State.Phase, t.State.Place.Since, t.State.Place.Returned));
    }

    [Fact]
    public void Who_left_while_it_rang_sees_who_did_not_come_and_where_the_customer_is()
    {
        t.Transfer(t.Ben);
        Site.Do(new HangUpCall(t.Call, t.Ada));
        Assert.Null(CallOf(t.Ada).Failed);

        Site.Wait(20);

        var seen = CallOf(t.Ada);
        Assert.Equal((true, Site.State.Queues[t.Queue].Settings.Name), (seen.PassedOn, seen.QueueName));
        Assert.Equal(new(InvitationPurpose.Transfer, InvitationOutcome.NoAnswer, PersonalText.Of("Ben")), seen.Failed);
    }

    [Fact]
    public void Who_did_not_come_is_nothing_to_the_agent_who_takes_the_call_from_the_queue()
    {
        t.Transfer(t.Ben);
        Site.Do(new HangUpCall(t.Call, t.Ada));
        Site.Wait(20);

        Site.Do(new FinishWrapUp(t.Call, t.Ada, "Passed on", PersonalText.Empty));
        Site.Do(new Core.Offers.AcceptOffer(t.State.Offer!.Value, t.Ada));

        Assert.Null(CallOf(t.Ada).Others);
    }

    private Core.Exchange.AgentCallView CallOf(AgentId agent) => Site.Last.Agents.Single(view => view.Agent == agent).Call!;

    [Fact]
    public void A_call_without_a_queue_falls_to_the_queue_of_the_agent_who_passed_it_on()
    {
        Site.CustomerGoes(t.Call);
        Site.Do(new FinishWrapUp(t.Call, t.Ada, "Resolved", PersonalText.Empty));
        var call = Site.Dial(t.Ada);
        Site.Do(new ReportLegAnswered(Site.Call(call).CustomerLeg.Id, PersonalText.Of("dialog")));
        Site.Do(new TransferCall(call, t.Ada, new(t.Ben)));
        Site.Do(new HangUpCall(call, t.Ada));

        Site.Wait(20);

        Assert.Equal((CallPhase.Waiting, t.Queue), (Site.Call(call).Phase, Site.Call(call).Queue));
    }

    [Theory]
    [InlineData(EndCause.Busy, InvitationOutcome.Busy)]
    [InlineData(EndCause.NoAnswer, InvitationOutcome.NoAnswer)]
    [InlineData(EndCause.Rejected, InvitationOutcome.Declined)]
    [InlineData(EndCause.LineOutOfOrder, InvitationOutcome.LineOutOfOrder)]
    [InlineData(EndCause.NoTrunk, InvitationOutcome.NoTrunk)]
    public void A_number_that_is_not_reached_gives_the_customer_back_with_the_reason(EndCause cause, InvitationOutcome outcome)
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, null, PersonalText.Of(TransferSite.Outside))));

        Site.Do(new ReportLegEnded(t.State.Invitation!.Leg!.Value, cause, null));

        t.AssertTalk(t.Ada);
        Assert.Equal((outcome, TransferSite.Outside), (t.State.LastFailure!.Outcome, t.State.LastFailure.Number!.Value));
    }

    [Fact]
    public void A_number_that_answers_has_the_customer()
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, null, PersonalText.Of(TransferSite.Outside))));
        var leg = t.State.Invitation!.Leg!.Value;

        Site.Do(new ReportLegAnswered(leg, PersonalText.Of("dialog")));

        Assert.Equal((Hearing.Of(leg), Hearing.Of(t.CustomerLeg)), (t.Hears(t.CustomerLeg), t.Hears(leg)));
        Assert.Equal(AgentActivity.WrapUp, t.ActivityOf(t.Ada));
        Site.Do(new ReportLegEnded(leg, EndCause.CustomerHungUp, null));
        Assert.Equal(EndCause.ExternalHungUp, t.State.EndCause);
    }

    [Fact]
    public void A_number_that_rings_for_too_long_is_given_up()
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, null, PersonalText.Of(TransferSite.Outside))));
        var leg = t.State.Invitation!.Leg!.Value;

        Site.Wait(Site.State.Settings.DialLimit);

        Assert.Equal(LegGoal.Over, Site.PlanOf(t.Call, leg).Goal);
        t.AssertTalk(t.Ada);
    }

    [Fact]
    public void A_queue_gets_the_customer_at_once_with_the_time_waited_so_far()
    {
        var place = t.State.Place.Since;
        var other = Site.AddQueue("Sales");

        Site.Do(new TransferCall(t.Call, t.Ada, new(null, other)));

        Assert.Equal((CallPhase.Waiting, other, place), (t.State.Phase, t.State.Queue, t.State.Place.Since));
        Assert.Equal(AgentActivity.WrapUp, t.ActivityOf(t.Ada));
    }

    [Fact]
    public void A_customer_who_hangs_up_meanwhile_ends_the_ringing()
    {
        t.Transfer(t.Ben);

        Site.CustomerGoes(t.Call);

        Assert.Equal((AgentActivity.Idle, AgentActivity.WrapUp), (t.ActivityOf(t.Ben), t.ActivityOf(t.Ada)));
        Assert.Equal(EndCause.CustomerHungUp, t.State.EndCause);
    }

    [Fact]
    public void Notes_record_and_matches_travel_along_and_each_agent_keeps_their_own_notes()
    {
        Site.Do(new WriteNotes(t.Call, t.Ada, PersonalText.Of("wants a refund")));
        t.Transfer(t.Ben);
        t.Accept(t.Ben);
        Site.Do(new WriteNotes(t.Call, t.Ben, PersonalText.Of("refunded")));

        Site.Do(new FinishWrapUp(t.Call, t.Ada, "Passed on", PersonalText.Of("wants a refund, angry")));

        var notes = Assert.Single(Site.Last.Agents.Single(view => view.Agent == t.Ben).Call!.Others!.Notes);
        Assert.Equal(("Ada", "wants a refund, angry"), (notes.By.Value, notes.Text.Value));
        Assert.Equal("wants a refund, angry\n\nrefunded", Site.Record(t.Call).Notes.Value);
    }

    [Fact]
    public void The_record_names_who_had_the_customer_last_and_is_complete_when_the_last_wrap_up_is()
    {
        t.Transfer(t.Ben);
        Site.Wait(4);
        t.Accept(t.Ben);
        Site.Wait(30);
        Site.Do(new HangUpCall(t.Call, t.Ben));
        Site.Do(new FinishWrapUp(t.Call, t.Ben, "Resolved", PersonalText.Empty));
        Assert.False(Site.Record(t.Call).IsComplete);

        Site.Do(new FinishWrapUp(t.Call, t.Ada, "Passed on", PersonalText.Empty));

        var record = Site.Record(t.Call);
        Assert.Null(SegmentChecks.Find(record));
        Assert.Equal((t.Ben, 1, true), (record.Agent, record.Transfers, record.IsComplete));
    }

    [Fact]
    public void A_transfer_to_the_customer_s_number_in_another_writing_is_refused()
    {
        Site.Do(new ConfigureQueue(t.Queue, Site.State.Queues[t.Queue].Settings with { Callbacks = CallbackRules.Standard with { Country = "SE" } }));

        Assert.Equal("transfer.customer", Site.Refuses(new TransferCall(t.Call, t.Ada, new(null, null, PersonalText.Of("070-123 45 67")))));
    }

    [Theory]
    [InlineData("*9")]
    [InlineData("*21*0701740633#")]
    [InlineData("#31#0701740633")]
    public void Nobody_is_sent_on_to_a_code_of_the_carrier(string code)
    {
        Assert.Equal("transfer.code", Site.Refuses(new TransferCall(t.Call, t.Ada, new(null, null, PersonalText.Of(code)))));
        Assert.Equal("transfer.code", Site.Refuses(new ConsultParty(t.Call, t.Ada, new(null, null, PersonalText.Of(code)))));
        t.AssertTalk(t.Ada);
    }

    [Fact]
    public void Transfer_to_oneself_to_the_customer_or_to_nobody_is_refused()
    {
        Site.Do(new ChoosePresence(t.Cleo, new(PresenceKind.NotReady, "Lunch")));

        Assert.Equal("transfer.self", Site.Refuses(new TransferCall(t.Call, t.Ada, new(t.Ada))));
        Assert.Equal("transfer.customer", Site.Refuses(new TransferCall(t.Call, t.Ada, new(null, null, PersonalText.Of("+46 70 123 45 67")))));
        Assert.Equal("number.bad", Site.Refuses(new TransferCall(t.Call, t.Ada, new(null))));
        Assert.Equal("agent.unknown", Site.Refuses(new TransferCall(t.Call, t.Ada, new(new AgentId(Guid.NewGuid())))));
        Assert.Equal("queue.unknown", Site.Refuses(new TransferCall(t.Call, t.Ada, new(null, new QueueId(Guid.NewGuid())))));
        Assert.Equal("transfer.away", Site.Refuses(new TransferCall(t.Call, t.Ada, new(t.Cleo))));
        Assert.Equal("call.notYours", Site.Refuses(new TransferCall(t.Call, t.Ben, new(t.Cleo))));
    }

    [Fact]
    public void A_transfer_loop_between_two_queues_ends_with_the_agent_who_has_the_customer()
    {
        var other = Site.AddQueue("Sales");
        Site.Do(new AddAgent(t.Ben, PersonalText.Of("Ben"), [other]));
        var (holder, next) = (t.Ada, other);
        for (var i = 0; i < 12; i++)
        {
            Site.Do(new TransferCall(t.Call, holder, new(null, next)));
            Site.Do(new FinishWrapUp(t.Call, holder, "Passed on", PersonalText.Empty));
            (holder, next) = next == other ? (t.Ben, t.Queue) : (t.Ada, other);
            Site.Accept(holder);
        }

        Assert.Equal("transfer.loop", Site.Refuses(new TransferCall(t.Call, holder, new(null, next))));
        Assert.Equal(holder, t.State.Agent);
    }
}
