using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Calls;

public sealed class ForwardTests
{
    private const string Target = "sip:door@example.com";

    private readonly Site site = new();

    public ForwardTests() => site.Do(new Core.Queues.ConfigureEntryPoint(new("300", null, Target)));

    [Fact]
    public void A_call_to_an_entry_point_with_a_sip_address_is_sent_on_with_the_callers_number()
    {
        var call = site.Arrive("300");

        var plan = site.Plan(call);
        Assert.Equal((LegGoal.Trying, LegGoal.Dial), (plan.Legs[0].Goal, plan.Legs[1].Goal));
        Assert.Equal(Target, plan.Legs[1].Target!.Value);
        Assert.Equal("+46701234567", plan.Caller.Value);
    }

    [Fact]
    public void The_caller_hears_the_party_ring()
    {
        var call = site.Arrive("300");

        site.Do(new ReportLegRinging(new(call, 2)));

        Assert.Equal(LegGoal.Ring, site.PlanOf(call, new(call, 1)).Goal);
    }

    [Fact]
    public void When_the_party_answers_caller_and_party_talk_and_nothing_is_recorded()
    {
        var call = Answered("300");

        Assert.Equal(LegGoal.Answered, site.PlanOf(call, new(call, 1)).Goal);
        Assert.Equal(Hearing.Of(new(call, 2)), site.PlanOf(call, new(call, 1)).Hears);
        Assert.Equal(Hearing.Of(new(call, 1)), site.PlanOf(call, new(call, 2)).Hears);
        Assert.Null(site.Plan(call).RecordLeft);
    }

    [Fact]
    public void An_entry_point_may_ask_for_a_recording()
    {
        site.Do(new Core.Queues.ConfigureEntryPoint(new("301", null, Target, Records: true)));

        var call = Answered("301");

        Assert.Equal(new LegId(call, 1), site.Plan(call).RecordLeft);
        Assert.Equal(new LegId(call, 2), site.Plan(call).RecordRight);
    }

    [Fact]
    public void Whoever_hangs_up_first_is_the_cause()
    {
        var byCustomer = Answered("300");
        var byParty = Answered("300");

        site.CustomerGoes(byCustomer);
        site.Do(new ReportLegEnded(new(byParty, 2), EndCause.CustomerHungUp, null));

        Assert.Equal(EndCause.CustomerHungUp, site.Record(byCustomer).Cause);
        Assert.Equal(EndCause.ExternalHungUp, site.Record(byParty).Cause);
        Assert.Equal(LegGoal.Over, Assert.Single(site.Plan(byCustomer).Legs).Goal);
        Assert.Equal(LegGoal.Over, Assert.Single(site.Plan(byParty).Legs).Goal);
    }

    [Fact]
    public void A_busy_party_is_told_to_the_caller()
    {
        var call = site.Arrive("300");

        site.Do(new ReportLegEnded(new(call, 2), EndCause.Busy, null));

        var leg = Assert.Single(site.Plan(call).Legs);
        Assert.Equal((LegGoal.Over, EndCause.Busy), (leg.Goal, leg.Cause!.Value));
    }

    [Fact]
    public void A_caller_who_gives_up_while_it_rings_abandoned_and_the_party_is_no_longer_called()
    {
        var call = site.Arrive("300");

        site.CustomerGoes(call, EndCause.CustomerHungUp);

        Assert.Equal(EndCause.Abandoned, site.Record(call).Cause);
        Assert.Equal(new LegId(call, 2), Assert.Single(site.Plan(call).Legs).Leg);
    }

    [Fact]
    public void A_party_who_does_not_answer_in_time_is_no_longer_called()
    {
        var call = site.Arrive("300");

        site.Wait(60);

        Assert.Equal(EndCause.NoAnswer, site.Record(call).Cause);
        Assert.Equal(2, site.Plan(call).Legs.Length);
    }

    [Fact]
    public void An_answer_on_a_leg_that_was_not_dialled_does_nothing()
    {
        var call = site.Arrive("300");

        Assert.Empty(site.Do(new ReportLegAnswered(new(call, 1), PersonalText.Of("tags"))));
        Assert.Empty(site.Do(new ReportLegRinging(new(call, 1))));
    }

    [Theory]
    [InlineData("", true, null)]
    [InlineData("302", true, Target)]
    [InlineData("302", false, null)]
    public void An_entry_point_leads_to_a_queue_or_to_an_address(string dnis, bool toQueue, string? target)
    {
        QueueId? queue = toQueue ? site.AddQueue() : null;

        Assert.Equal("entry.bad", site.Refuses(new Core.Queues.ConfigureEntryPoint(new(dnis, queue, target))));
    }

    private InteractionId Answered(string dnis)
    {
        var call = site.Arrive(dnis);
        site.Do(new ReportLegAnswered(new(call, 2), PersonalText.Of("tags")));
        return call;
    }
}
