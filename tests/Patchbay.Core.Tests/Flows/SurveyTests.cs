using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

public sealed class SurveyTests
{
    private static readonly SurveyStep rate = new(
        "rate", [new("grade", FlowSite.Words("How was it?"), 1, 5), new("again", FlowSite.Words("Would you call again?"), 0, 1)], true, FlowSite.Patient, "thanks");

    private static (FlowSite Site, AgentId Anna) Talking(params FlowStep[] before)
    {
        var site = new FlowSite(rate with { Next = null });
        site.Publish([.. before, new QueueStep("queue", site.Support, null, null, null, [], AfterTalk: "rate"), rate, new HangUpStep("thanks", FlowSite.Words("Thank you."), false)]);
        var anna = site.Site.AddReadyAgent("Anna", site.Support);
        site.Arrive();
        return (site, anna);
    }

    private static void TalksAndHangsUp(FlowSite site, AgentId anna)
    {
        site.Site.Accept(anna);
        site.Site.Do(new ReportAgentAudio(site.State.AgentLeg!.Id, true));
        site.Site.Do(new HangUpCall(site.Call, anna));
    }

    [Fact]
    public void When_the_agent_hangs_up_the_caller_stays_for_the_questions_and_the_agent_wraps_up()
    {
        var (site, anna) = Talking();

        TalksAndHangsUp(site, anna);

        Assert.Equal("How was it?", site.Hears());
        Assert.Equal(AgentActivity.WrapUp, site.Site.Agent(anna).Activity);
    }

    [Fact]
    public void The_answers_are_kept_with_the_call_and_the_call_ends_as_one_that_the_agent_ended()
    {
        var (site, anna) = Talking();
        TalksAndHangsUp(site, anna);

        site.Press("4");
        Assert.Equal("Would you call again?", site.Hears());
        site.Press("1");
        site.PromptEnds();

        var record = site.Site.Record(site.Call);
        Assert.Equal([("grade", "4"), ("again", "1")], record.Survey.Select(answer => (answer.Question, answer.Answer.Value)));
        Assert.Equal([("grade", "4"), ("again", "1")], record.Data.Select(variable => (variable.Name, variable.Value.Value)));
        Assert.Equal((EndCause.AgentHungUp, anna), (record.Cause!.Value, record.Agent!.Value));
        Assert.Equal([SegmentKind.Queue, SegmentKind.Talk, SegmentKind.Flow],
            record.Segments.Where(s => s.Participant is ParticipantKind.Customer).Select(s => s.Kind).SkipWhile(kind => kind is SegmentKind.Flow));
    }

    [Fact]
    public void Who_talked_with_a_caller_who_stays_for_the_questions_talked_with_the_customer_last()
    {
        var (site, anna) = Talking();
        var support = site.Site.State.Queues[site.Support].Settings;
        site.Site.Do(new ConfigureQueue(site.Support, support with { Customers = new(TimeSpan.FromSeconds(20)) { LastAgentWithin = TimeSpan.FromDays(7) } }));

        TalksAndHangsUp(site, anna);
        site.Site.CustomerGoes(site.Call);

        Assert.Equal(anna, Assert.Single(site.Site.State.LastTalks.All).Agent);
    }

    [Fact]
    public void A_digit_that_is_no_answer_is_asked_for_again()
    {
        var (site, anna) = Talking();
        TalksAndHangsUp(site, anna);

        site.Press("9");

        Assert.Equal("Wrong key. How was it?", site.Hears());
    }

    [Fact]
    public void Who_answers_nothing_is_let_go_and_was_not_lost()
    {
        var (site, anna) = Talking();
        TalksAndHangsUp(site, anna);

        site.Site.CustomerGoes(site.Call);

        Assert.Equal(EndCause.CustomerHungUp, site.State.EndCause);
    }

    [Fact]
    public void A_caller_who_hangs_up_first_is_asked_nothing()
    {
        var (site, anna) = Talking();
        site.Site.Accept(anna);

        site.Site.CustomerGoes(site.Call);

        Assert.Equal((CallPhase.Ended, EndCause.CustomerHungUp), (site.State.Phase, site.State.EndCause));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    [InlineData("77", false)]
    public void The_recording_follows_the_consent_which_is_kept_with_the_call(string keys, bool records)
    {
        var (site, anna) = Talking(new ConsentStep("ask", FlowSite.Words("May we record?"), true, FlowSite.Patient, "1", "2", "queue", null));

        site.Press(keys);
        site.Site.Accept(anna);

        Assert.Equal(records, site.State.RecordingOpen);
        Assert.Equal(records, site.Site.Record(site.Call).Consent);
        Assert.Equal(records ? "yes" : "no", site.State.Data.Single(variable => variable.Is("consent")).Value.Value);
    }

    [Fact]
    public void Who_says_nothing_to_the_question_is_not_recorded()
    {
        var (site, anna) = Talking(new ConsentStep("ask", FlowSite.Words("May we record?"), true, FlowSite.Patient, "1", "2", "queue", null));

        site.PromptEnds();
        site.Site.Wait(5);
        site.PromptEnds();
        site.Site.Wait(5);
        site.Site.Accept(anna);

        Assert.False(site.State.RecordingOpen);
    }

    [Theory]
    [InlineData(RecordingWish.Start, true, false)]
    [InlineData(RecordingWish.Stop, false, false)]
    [InlineData(RecordingWish.Pause, true, true)]
    public void A_step_decides_about_the_recording_whatever_the_queue_says(RecordingWish wish, bool records, bool silent)
    {
        var (site, anna) = Talking(new RecordStep("tape", wish, "queue"));

        site.Site.Accept(anna);

        Assert.Equal((records, silent), (site.State.RecordingOpen, site.State.KeptAgainAt is not null));
    }

    [Fact]
    public void An_agent_lets_a_recording_go_on_that_the_flow_paused()
    {
        var (site, anna) = Talking(new RecordStep("tape", RecordingWish.Pause, "queue"));
        site.Site.Accept(anna);

        site.Site.Do(new ResumeRecording(site.Call, anna));

        Assert.Null(site.State.KeptAgainAt);
        Assert.NotNull(site.Site.Last.Plans.Single(plan => plan.Call == site.Call).RecordLeft);
        Assert.Single(site.Site.Record(site.Call).RecordingPauses);
    }

    [Fact]
    public void The_recording_of_a_talk_ends_when_the_agent_leaves_though_the_caller_stays_for_a_survey()
    {
        var (site, anna) = Talking(new RecordStep("tape", RecordingWish.Start, "queue"));

        TalksAndHangsUp(site, anna);

        Assert.Equal((null, null, true), TapeOf(site));
        site.Site.Do(new ReportRecordingFinished(site.Call, TimeSpan.FromMinutes(1), 2, "hash"));
        site.Press("3");
        Assert.False(TapeOf(site).Ends);
        Assert.Equal(TimeSpan.FromMinutes(1), site.Site.Record(site.Call).RecordingLength);
    }

    [Fact]
    public void A_recording_that_was_paused_when_the_agent_left_has_a_pause_that_ends_there()
    {
        var (site, anna) = Talking(new RecordStep("tape", RecordingWish.Pause, "queue"));

        TalksAndHangsUp(site, anna);

        Assert.NotNull(Assert.Single(site.Site.Record(site.Call).RecordingPauses).To);
    }

    [Theory]
    [InlineData(RecordingWish.Start, true)]
    [InlineData(RecordingWish.Stop, false)]
    public void A_step_may_keep_what_the_caller_says_after_the_talk_unless_nothing_is_recorded(RecordingWish wish, bool keeps)
    {
        var site = new FlowSite(rate with { Next = null });
        site.Publish(
            new RecordStep("tape", wish, "queue"), new QueueStep("queue", site.Support, null, null, null, [], AfterTalk: "rate", RecordsAfterTalk: true), rate with { Next = null });
        var anna = site.Site.AddReadyAgent("Anna", site.Support);
        site.Arrive();

        TalksAndHangsUp(site, anna);

        Assert.Equal((keeps ? site.State.CustomerLeg.Id : null, null, false), TapeOf(site));
    }

    [Fact]
    public void A_recording_goes_on_in_silence_where_another_talk_may_follow_and_has_that_talk_too()
    {
        var site = new FlowSite(rate with { Next = null });
        site.Publish(
            new RecordStep("tape", RecordingWish.Start, "queue"), new QueueStep("queue", site.Support, null, null, null, [], AfterTalk: "rate"), rate with { Next = "again" },
            new QueueStep("again", site.Support, null, null, null, []));
        var anna = site.Site.AddReadyAgent("Anna", site.Support);
        site.Arrive();
        TalksAndHangsUp(site, anna);
        Assert.Equal((null, null, false), TapeOf(site));

        site.Press("31");
        site.Site.Do(new FinishWrapUp(site.Call, anna, "Resolved", PersonalText.Empty));
        site.Site.Accept(anna);

        Assert.Equal(site.State.CustomerLeg.Id, TapeOf(site).Left);
    }

    private static (LegId? Left, LegId? Right, bool Ends) TapeOf(FlowSite site)
    {
        var plan = site.Site.Last.Plans.Single(plan => plan.Call == site.Call);
        return (plan.RecordLeft, plan.RecordRight, plan.RecordingEnds);
    }
}
