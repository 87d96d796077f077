using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Transfers;

public sealed class FlowTransferTests
{
    private static readonly FlowId Survey = new("survey");
    private readonly TransferSite t = new();

    public FlowTransferTests() => Site.Do(new PublishFlow(
        new(Survey, "Survey", "en", t.Queue, "hello", ["500"], [new SayStep("hello", Words("Hello."), false, "ask"), new SayStep("ask", Words("How was it?"), false, "bye"), new HangUpStep("bye", Words("Bye."), false), new HangUpStep("out", new([]), false)]),
        "text"));

    private Site Site => t.Site;

    [Fact]
    public void The_customer_hears_the_flow_and_the_agent_wraps_up()
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, Flow: Survey)));

        Assert.Equal((CallPhase.InFlow, "hello"), (t.State.Phase, Site.State.FlowRuns[t.Call].Step));
        Assert.Equal(HearKind.Announcement, Site.Last.Plans.Single().Legs.Single(leg => leg.Leg == t.CustomerLeg).Hears.Kind);
        Assert.Equal(AgentActivity.WrapUp, t.ActivityOf(t.Ada));
    }

    [Fact]
    public void Who_passed_on_a_caller_chooses_among_the_outcomes_of_the_queue_they_came_by()
    {
        var outcomes = Site.State.Queues[t.Queue].Settings.Dispositions;

        Site.Do(new TransferCall(t.Call, t.Ada, new(null, Flow: Survey)));

        var seen = Site.Last.Agents.Single(view => view.Agent == t.Ada).Call!;
        Assert.Equal(outcomes, seen.Dispositions);
        Assert.True(seen.PassedOn);
        Assert.NotEmpty(Site.Do(new FinishWrapUp(t.Call, t.Ada, "Passed on", PersonalText.Empty)));
    }

    [Fact]
    public void A_step_of_the_flow_can_be_the_first()
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, Flow: Survey, Step: "ask")));

        Assert.Equal("ask", Site.State.FlowRuns[t.Call].Step);
    }

    [Fact]
    public void A_step_that_hangs_up_ends_the_call_and_the_agent_wraps_up_all_the_same()
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, Flow: Survey, Step: "out")));

        Assert.Equal((false, AgentActivity.WrapUp), (t.State.IsLive, t.ActivityOf(t.Ada)));
    }

    [Fact]
    public void One_of_our_own_numbers_leads_where_it_leads_callers()
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, null, PersonalText.Of("500"))));

        Assert.Equal(CallPhase.InFlow, t.State.Phase);
    }

    [Fact]
    public void A_flow_that_begins_by_ringing_somebody_rings_them()
    {
        FlowId desk = new("desk");
        Site.Do(new PublishFlow(new(desk, "Desk", "en", t.Queue, "ring", [], [new DialStep("ring", TransferSite.Outside, null, TimeSpan.FromSeconds(20), false, "bye", null, null, null, null), new HangUpStep("bye", new([]), false)]), "text"));

        Site.Do(new TransferCall(t.Call, t.Ada, new(null, Flow: desk)));

        Assert.Equal((CallPhase.InFlow, FlowWait.Party), (t.State.Phase, Site.State.FlowRuns[t.Call].Waits));
        var dialled = t.State.Legs[^1];
        Assert.Equal(TransferSite.Outside, dialled.Target!.Value);
        Site.Do(new ReportLegAnswered(dialled.Id, PersonalText.Of("dialog")));
        Assert.Equal((CallPhase.Connected, AgentActivity.WrapUp), (t.State.Phase, t.ActivityOf(t.Ada)));
    }

    [Fact]
    public void A_flow_or_a_step_that_does_not_exist_leaves_the_customer_with_the_agent()
    {
        Assert.Equal("flow.unknown", Site.Refuses(new TransferCall(t.Call, t.Ada, new(null, Flow: new("none")))));
        Assert.Equal("flow.noStep", Site.Refuses(new TransferCall(t.Call, t.Ada, new(null, Flow: Survey, Step: "none"))));
        t.AssertTalk(t.Ada);
    }

    [Fact]
    public void Queues_and_flows_give_no_advice_and_the_refusal_says_what_can_be_done()
    {
        Assert.Equal("consult.target", Site.Refuses(new ConsultParty(t.Call, t.Ada, new(null, Flow: Survey))));
        Assert.Equal("consult.target", Site.Refuses(new ConsultParty(t.Call, t.Ada, new(null, t.Queue))));
        t.AssertTalk(t.Ada);
    }

    [Fact]
    public void The_record_shows_the_flow_after_the_talk_and_counts_the_transfer()
    {
        Site.Do(new TransferCall(t.Call, t.Ada, new(null, Flow: Survey)));

        var record = Site.Record(t.Call);

        Assert.Equal(1, record.Transfers);
        var last = record.Segments.Last(one => one.Participant is ParticipantKind.Customer);
        Assert.Equal((SegmentKind.Flow, Survey), (last.Kind, last.Flow));
    }

    private static FlowPrompt Words(string text) => new([new(null, [new("en", text)])]);
}
