using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Offers;

public sealed class OfferTests
{
    private readonly Site site = new();
    private readonly QueueId queue;
    private readonly AgentId anna;
    private readonly AgentId bo;

    public OfferTests()
    {
        queue = site.AddQueue();
        anna = site.AddReadyAgent("Anna", queue);
        bo = site.AddReadyAgent("Bo", queue);
    }

    [Fact]
    public void A_call_is_offered_to_one_agent_at_a_time()
    {
        var call = site.Arrive();

        Assert.Equal(anna, site.OfferedTo(call));
        Assert.Equal(AgentActivity.Alerting, site.Agent(anna).Activity);
        Assert.Equal(AgentActivity.Idle, site.Agent(bo).Activity);
    }

    [Fact]
    public void An_offer_says_why_this_agent_was_chosen()
    {
        site.Wait(10);

        site.Arrive();

        var made = site.History.OfType<OfferMade>().Single();
        Assert.Equal(new OfferReason("longest-idle", TimeSpan.FromSeconds(12), TimeSpan.Zero, 2), made.Reason with { Routing = null });
        Assert.Equal(made.At + TimeSpan.FromSeconds(20), made.ExpiresAt);
    }

    [Fact]
    public void An_agent_who_misses_an_offer_is_not_ready_and_the_next_one_is_asked()
    {
        var call = site.Arrive();

        site.Wait(20);

        Assert.Equal(Presence.MissedCall, site.Agent(anna).Presence);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
        Assert.Equal(bo, site.OfferedTo(call));
        Assert.Equal(OfferOutcome.Expired, site.History.OfType<OfferEnded>().Single().Outcome);
        Assert.Equal(PresenceCause.RingNoAnswer, site.History.OfType<PresenceChanged>().Last().Cause);
    }

    [Fact]
    public void A_caller_whom_nobody_took_keeps_the_place_before_later_callers()
    {
        var first = site.Arrive();
        site.Arrive();
        var third = site.Arrive();

        site.Wait(18);
        site.Do(new ChoosePresence(anna, Presence.Available));

        Assert.Equal(anna, site.OfferedTo(first));
        Assert.Equal(CallPhase.Waiting, site.Call(third).Phase);
    }

    [Fact]
    public void An_agent_who_declines_is_not_ready_and_the_next_one_is_asked_at_once()
    {
        var call = site.Arrive();

        site.Do(new DeclineOffer(site.OfferOf(anna), anna));

        Assert.Equal(Presence.DeclinedCall, site.Agent(anna).Presence);
        Assert.Equal(bo, site.OfferedTo(call));
        Assert.Equal(2, site.Call(call).Offer!.Value.Ordinal);
    }

    [Fact]
    public void An_agent_who_went_offline_while_an_offer_rang_stays_offline()
    {
        site.Arrive();
        site.Do(new ChoosePresence(anna, Presence.Offline));

        site.Wait(20);

        Assert.Equal(Presence.Offline, site.Agent(anna).Presence);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void An_offer_is_withdrawn_when_the_caller_gives_up()
    {
        var call = site.Arrive();

        site.CustomerGoes(call);

        Assert.Equal(OfferOutcome.Withdrawn, site.History.OfType<OfferEnded>().Single().Outcome);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
        Assert.Equal(Presence.Available, site.Agent(anna).Presence);
        Assert.Equal(EndCause.Abandoned, site.Record(call).Cause);
        Assert.True(site.IsClosed(call));
    }

    [Fact]
    public void An_agent_whose_offer_was_withdrawn_is_still_the_longest_idle()
    {
        site.CustomerGoes(site.Arrive());

        var next = site.Arrive();

        Assert.Equal(anna, site.OfferedTo(next));
    }

    [Fact]
    public void A_late_answer_to_an_offer_is_refused()
    {
        site.Arrive();
        var offer = site.OfferOf(anna);
        site.Wait(20);

        Assert.Equal("offer.gone", site.Refuses(new AcceptOffer(offer, anna)));
        Assert.Equal("offer.gone", site.Refuses(new DeclineOffer(offer, anna)));
    }

    [Fact]
    public void An_offer_can_only_be_taken_by_the_agent_who_is_asked()
    {
        site.Arrive();

        Assert.Equal("offer.gone", site.Refuses(new AcceptOffer(site.OfferOf(anna), bo)));
    }

    [Fact]
    public void A_double_click_on_answer_takes_the_call_once()
    {
        site.Arrive();
        var offer = site.OfferOf(anna);
        site.Do(new AcceptOffer(offer, anna));

        Assert.Equal("offer.gone", site.Refuses(new AcceptOffer(offer, anna)));
        Assert.Single(site.History.OfType<OfferAccepted>());
    }

    [Fact]
    public void An_answered_call_connects_caller_and_agent()
    {
        var call = site.Arrive();

        site.Accept(anna);

        Assert.Equal(CallPhase.Connected, site.Call(call).Phase);
        Assert.Equal(AgentActivity.OnCall, site.Agent(anna).Activity);
        var plan = site.Plan(call);
        Assert.Equal(Hearing.Of(new(call, 2)), plan.Legs[0].Hears);
        Assert.Equal(Hearing.Of(new(call, 1)), plan.Legs[1].Hears);
        Assert.Equal((new LegId(call, 1), new LegId(call, 2)), (plan.RecordLeft!.Value, plan.RecordRight!.Value));
    }

    [Fact]
    public void Nobody_is_offered_a_call_while_offline_not_ready_or_without_a_panel()
    {
        site.Do(new ChoosePresence(anna, new(PresenceKind.NotReady, "Lunch")));
        site.Do(new ReportPanelLost(bo));
        site.AddAgent("Cem", queue);

        var call = site.Arrive();

        Assert.Null(site.OfferedTo(call));
        Assert.Equal(CallPhase.Waiting, site.Call(call).Phase);
    }

    [Fact]
    public void A_waiting_caller_is_offered_as_soon_as_an_agent_becomes_available()
    {
        site.Do(new ChoosePresence(anna, Presence.Offline));
        site.Do(new ChoosePresence(bo, Presence.Offline));
        var call = site.Arrive();

        site.Do(new ChoosePresence(bo, Presence.Available));

        Assert.Equal(bo, site.OfferedTo(call));
    }
}
