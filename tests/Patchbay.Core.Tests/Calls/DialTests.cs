using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Calls;

public sealed class DialTests
{
    private static readonly PersonalText Number = PersonalText.Of("+4684650040");

    private readonly Site site = new();
    private readonly QueueId queue;
    private readonly AgentId anna;

    public DialTests()
    {
        queue = site.AddQueue();
        anna = site.AddReadyAgent("Anna", queue);
    }

    [Fact]
    public void A_dialled_number_is_called_and_the_agent_hears_it_ring()
    {
        var call = site.Dial(anna);
        Assert.Equal(Hearing.Silence, site.PlanOf(call, new(call, 1)).Hears);

        site.Do(new ReportLegRinging(new(call, 2)));

        Assert.Equal(LegGoal.Dial, site.PlanOf(call, new(call, 2)).Goal);
        Assert.Equal(Number, site.PlanOf(call, new(call, 2)).Target);
        Assert.Equal(Hearing.Prompts(null, "ringback"), site.PlanOf(call, new(call, 1)).Hears);
    }

    [Fact]
    public void An_answered_party_talks_to_the_agent()
    {
        var call = Answered();

        Assert.Equal(CallPhase.Connected, site.Call(call).Phase);
        Assert.Equal(Hearing.Of(new(call, 2)), site.PlanOf(call, new(call, 1)).Hears);
        Assert.Equal(Hearing.Of(new(call, 1)), site.PlanOf(call, new(call, 2)).Hears);
        Assert.Equal("tags", site.PlanOf(call, new(call, 2)).Dialog!.Value);
    }

    [Theory]
    [InlineData(EndCause.Busy)]
    [InlineData(EndCause.Rejected)]
    [InlineData(EndCause.NoAnswer)]
    public void A_party_who_cannot_be_reached_ends_the_call_with_the_cause(EndCause cause)
    {
        var call = site.Dial(anna);

        site.CustomerGoes(call, cause);

        Assert.Equal(cause, site.Record(call).Cause);
        Assert.Equal(AgentActivity.WrapUp, site.Agent(anna).Activity);
        Assert.Equal(TimeSpan.Zero, site.Record(call).Handled);
    }

    [Fact]
    public void A_party_who_does_not_answer_in_time_is_no_longer_called()
    {
        var call = site.Dial(anna);
        site.Do(new ReportAgentAudio(new(call, 1), true));

        site.Wait(60);

        Assert.Equal(EndCause.NoAnswer, site.Record(call).Cause);
        Assert.Equal(LegGoal.Over, Assert.Single(site.Plan(call).Legs).Goal);
    }

    [Fact]
    public void An_agent_may_give_up_while_it_rings()
    {
        var call = site.Dial(anna);

        site.Do(new HangUpCall(call, anna));

        Assert.Equal(EndCause.AgentHungUp, site.Record(call).Cause);
    }

    [Fact]
    public void A_double_click_is_one_call()
    {
        var call = site.Dial(anna);

        Assert.Equal("call.known", site.Refuses(new DialCall(call, anna, Number, null)));
        Assert.Equal("agent.busy", site.Refuses(new DialCall(new(site.NextId()), anna, Number, null)));
    }

    [Fact]
    public void An_agent_without_a_panel_cannot_dial()
    {
        var bo = site.AddAgent("Bo");

        Assert.Equal("agent.noPanel", site.Refuses(new DialCall(new(site.NextId()), bo, Number, null)));
        Assert.Equal("agent.unknown", site.Refuses(new DialCall(new(site.NextId()), new(site.NextId()), Number, null)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kim")]
    [InlineData("sip:1@192.0.2.1")]
    [InlineData("1@192.0.2.1")]
    [InlineData("1;maddr=192.0.2.1")]
    [InlineData("tel:+4684650040")]
    [InlineData("46+84650040")]
    [InlineData("*#")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void What_is_no_number_cannot_be_dialled(string number) =>
        Assert.Equal("number.bad", site.Refuses(new DialCall(new(site.NextId()), anna, PersonalText.Of(number), null)));

    [Fact]
    public void An_agent_may_dial_while_not_ready()
    {
        site.Do(new ChoosePresence(anna, new(PresenceKind.NotReady, "Calling back")));

        Assert.Equal(CallPhase.Dialing, site.Call(site.Dial(anna)).Phase);
    }

    [Fact]
    public void No_call_is_offered_to_an_agent_who_dials()
    {
        site.Dial(anna);

        Assert.Null(site.OfferedTo(site.Arrive()));
    }

    [Fact]
    public void The_record_it_was_dialled_from_is_the_records_link()
    {
        var from = new CallerMatch(new("Contact", "003000000000001"), PersonalText.Of("Kim"), PersonalText.Empty, "click");
        var call = new InteractionId(site.NextId());

        site.Do(new DialCall(call, anna, Number, from));

        Assert.Equal(from, site.Record(call).Record);
    }

    [Theory]
    [InlineData("", "003000000000001")]
    [InlineData("Contact", "")]
    [InlineData("Contact", "003")]
    [InlineData("Contact", "00300000000000'")]
    [InlineData("1Contact", "003000000000001")]
    [InlineData("Contact/../User", "003000000000001")]
    [InlineData(null, null)]
    public void What_is_no_record_is_refused_before_it_gets_into_the_journal(string? objectName, string? id)
    {
        var no = new CallerMatch(new(objectName!, id!), PersonalText.Of("Kim"), PersonalText.Empty, "click");

        Assert.Equal("record.bad", site.Refuses(new DialCall(new(site.NextId()), anna, Number, no)));
        Assert.Equal("record.bad", site.Refuses(new PickRecord(Answered(), anna, no)));
    }

    [Fact]
    public void A_record_with_a_name_longer_than_any_field_is_refused()
    {
        var no = new CallerMatch(new("Contact", "003000000000001"), PersonalText.Of(new string('x', 256)), PersonalText.Empty, "click");

        Assert.Equal("record.bad", site.Refuses(new PickRecord(Answered(), anna, no)));
    }

    [Fact]
    public void A_call_without_a_queue_asks_for_the_sites_outcomes()
    {
        var call = Answered();
        site.CustomerGoes(call);

        Assert.Equal("disposition.missing", site.Refuses(new FinishWrapUp(call, anna, "Resolved", PersonalText.Empty)));
        site.Do(new FinishWrapUp(call, anna, "Reached", PersonalText.Empty));

        Assert.Equal("Reached", site.Record(call).Disposition);
    }

    [Fact]
    public void An_agent_whose_audio_never_comes_loses_the_dialled_call()
    {
        var call = site.Dial(anna);

        site.Wait(15);

        Assert.Equal(EndCause.ConnectionLost, site.Record(call).Cause);
        Assert.Equal(Presence.ConnectionLost, site.Agent(anna).Presence);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    private InteractionId Answered()
    {
        var call = site.Dial(anna);
        site.Do(new ReportAgentAudio(new(call, 1), true));
        site.Do(new ReportLegRinging(new(call, 2)));
        site.Wait(5);
        site.Do(new ReportLegAnswered(new(call, 2), PersonalText.Of("tags")));
        return call;
    }
}
