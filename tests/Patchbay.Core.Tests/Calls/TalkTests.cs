using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Calls;

public sealed class TalkTests
{
    private readonly Site site = new();
    private readonly AgentId anna;
    private readonly InteractionId call;

    public TalkTests()
    {
        anna = site.AddReadyAgent("Anna", site.AddQueue());
        call = site.Connect(anna);
    }

    [Fact]
    public void A_customer_on_hold_hears_music_and_the_agent_hears_nothing()
    {
        site.Do(new HoldCall(call, anna));

        Assert.Equal(Hearing.Prompts(null, "music"), site.PlanOf(call, new(call, 1)).Hears);
        Assert.Equal(Hearing.Silence, site.PlanOf(call, new(call, 2)).Hears);
    }

    [Fact]
    public void A_retrieved_customer_talks_to_the_agent_again()
    {
        site.Do(new HoldCall(call, anna));
        site.Wait(30);

        site.Do(new RetrieveCall(call, anna));

        Assert.Equal(Hearing.Of(new(call, 2)), site.PlanOf(call, new(call, 1)).Hears);
        Assert.DoesNotContain(TimerKind.HoldReminder, site.TimersOf(call.Value));
    }

    [Fact]
    public void The_agent_is_reminded_of_a_long_hold_again_and_again()
    {
        site.Do(new HoldCall(call, anna));

        site.Wait(TimeSpan.FromMinutes(4));

        Assert.Equal(2, site.History.OfType<HoldReminded>().Count());
        Assert.True(site.Call(call).HoldReminded);
        Assert.Equal(TimeSpan.FromMinutes(4), site.Now - site.Call(call).HeldSince);
    }

    [Fact]
    public void Holding_twice_is_one_hold()
    {
        site.Do(new HoldCall(call, anna));

        Assert.Empty(site.Do(new HoldCall(call, anna)));
        site.Do(new RetrieveCall(call, anna));
        Assert.Empty(site.Do(new RetrieveCall(call, anna)));
    }

    [Fact]
    public void A_muted_agent_is_heard_by_nobody()
    {
        site.Do(new MuteAgent(call, anna, true));
        Assert.True(site.PlanOf(call, new(call, 2)).Muted);
        Assert.Empty(site.Do(new MuteAgent(call, anna, true)));

        site.Do(new MuteAgent(call, anna, false));
        Assert.False(site.PlanOf(call, new(call, 2)).Muted);
    }

    [Fact]
    public void Keys_are_sent_to_the_far_end_once_however_often_the_plan_comes()
    {
        site.Do(new SendDigits(call, anna, PersonalText.Of("12#")));

        var customer = site.PlanOf(call, new(call, 1));
        Assert.Equal((1, "12#"), (customer.DigitBatch, customer.Digits!.Value));
        Assert.Equal(0, site.PlanOf(call, new(call, 2)).DigitBatch);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12E")]
    [InlineData("123456789012345678901234567890123")]
    public void Keys_that_no_telephone_has_are_refused(string digits) =>
        Assert.Equal("digits.bad", site.Refuses(new SendDigits(call, anna, PersonalText.Of(digits))));

    [Fact]
    public void The_agent_hangs_up_and_wraps_up()
    {
        site.Do(new HangUpCall(call, anna));

        Assert.Equal(EndCause.AgentHungUp, site.Record(call).Cause);
        Assert.Equal(AgentActivity.WrapUp, site.Agent(anna).Activity);
        Assert.Equal(LegGoal.Over, Assert.Single(site.Plan(call).Legs).Goal);
        Assert.True(site.Plan(call).RecordingEnds);
    }

    [Fact]
    public void The_customer_hangs_up_and_the_agent_wraps_up()
    {
        site.CustomerGoes(call);

        Assert.Equal(EndCause.CustomerHungUp, site.Record(call).Cause);
        Assert.Equal(AgentActivity.WrapUp, site.Agent(anna).Activity);
        Assert.Empty(site.Plan(call).Legs);
    }

    [Fact]
    public void Both_hanging_up_at_once_is_one_end()
    {
        site.Do(new HangUpCall(call, anna));
        site.CustomerGoes(call);

        Assert.Equal("call.gone", site.Refuses(new HangUpCall(call, anna)));
        Assert.Single(site.History.OfType<CallEnded>());
    }

    [Fact]
    public void A_recording_that_failed_during_the_talk_is_not_begun_again()
    {
        Assert.NotNull(site.Plan(call).RecordLeft);

        site.Do(new ReportRecordingFinished(call, TimeSpan.Zero, 0, ""));

        Assert.Null(site.Plan(call).RecordLeft);
        site.CustomerGoes(call);
        Assert.False(site.Plan(call).RecordingEnds);
    }

    [Fact]
    public void A_call_may_not_last_for_ever()
    {
        site.Wait(TimeSpan.FromHours(12));

        Assert.Equal(EndCause.TooLong, site.Record(call).Cause);
    }

    [Fact]
    public void A_caller_who_presses_a_key_is_in_the_journal()
    {
        site.Do(new ReportDigit(new(call, 1), '5'));

        Assert.Equal("5", site.History.OfType<DigitReceived>().Single().Digit.Value);
    }

    [Fact]
    public void Nobody_else_can_touch_an_agents_call()
    {
        var bo = site.AddReadyAgent("Bo");

        Assert.Equal("call.notYours", site.Refuses(new HoldCall(call, bo)));
        Assert.Equal("call.notYours", site.Refuses(new RetrieveCall(call, bo)));
        Assert.Equal("call.notYours", site.Refuses(new MuteAgent(call, bo, true)));
        Assert.Equal("call.notYours", site.Refuses(new SendDigits(call, bo, PersonalText.Of("1"))));
        Assert.Equal("call.notYours", site.Refuses(new HangUpCall(call, bo)));
        Assert.Equal("call.notYours", site.Refuses(new WriteNotes(call, bo, PersonalText.Of("x"))));
    }

    [Fact]
    public void An_unknown_call_cannot_be_touched()
    {
        var unknown = new InteractionId(site.NextId());

        Assert.Equal("call.gone", site.Refuses(new HangUpCall(unknown, anna)));
        Assert.Equal("call.gone", site.Refuses(new HoldCall(unknown, anna)));
        Assert.Equal("call.gone", site.Refuses(new FinishWrapUp(unknown, anna, null, PersonalText.Empty)));
    }

    [Fact]
    public void The_number_is_looked_up_once_and_a_single_match_is_the_record()
    {
        var match = new CallerMatch(new("Contact", "003000000000001"), PersonalText.Of("Kim"), PersonalText.Empty, "Contact.Phone");
        var other = match with { Record = new("Lead", "00Q000000000001") };

        site.Do(new AttachMatches(call, [match]));

        Assert.Empty(site.Do(new AttachMatches(call, [other])));
        Assert.Equal(match, site.Call(call).Record);
        Assert.Equal(match, site.Record(call).Record);
    }

    [Fact]
    public void Of_several_matches_the_agent_picks_one()
    {
        var match = new CallerMatch(new("Contact", "003000000000001"), PersonalText.Of("Kim"), PersonalText.Empty, "Contact.Phone");
        var other = match with { Record = new("Lead", "00Q000000000001") };
        site.Do(new AttachMatches(call, [match, other]));
        Assert.Null(site.Call(call).Record);

        site.Do(new PickRecord(call, anna, other));

        Assert.Equal(other, site.Record(call).Record);
    }
}
