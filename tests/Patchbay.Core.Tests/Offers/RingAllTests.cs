using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Offers;

public sealed class RingAllTests
{
    private readonly Site site = new();
    private readonly QueueId queue;

    public RingAllTests() => queue = site.AddQueue(change: s => s with { Choice = AgentChoice.RingAll });

    [Fact]
    public void A_caller_rings_all_agents_who_are_idle()
    {
        var team = AddTeam(3);

        var call = site.Arrive();

        Assert.Equal(team, site.Call(call).Rings.Select(ring => ring.Agent));
        Assert.All(team, agent => Assert.Equal(AgentActivity.Alerting, site.Agent(agent).Activity));
        Assert.All(site.History.OfType<OfferMade>(), made => Assert.Equal("ring-all", made.Reason.Rule));
    }

    [Fact]
    public void Each_agent_is_shown_an_offer_of_their_own()
    {
        AddTeam(3);

        site.Arrive();

        var shown = site.History.OfType<OfferMade>().ToDictionary(made => made.Agent, made => made.Offer);
        Assert.Equal(3, shown.Values.Distinct().Count());
        Assert.All(site.Last.Agents.Where(view => view.Call is not null), view => Assert.Equal(shown[view.Agent], view.Call!.Offer));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Whoever_answers_first_has_the_call_and_the_others_missed_nothing(int winner)
    {
        var team = AddTeam(3);
        var call = site.Arrive();

        Accept(call, team[winner]);

        Assert.Equal((CallPhase.Connected, team[winner]), (site.Call(call).Phase, site.Call(call).Agent));
        foreach (var other in team.Where(agent => agent != team[winner]))
            Assert.Equal((AgentActivity.Idle, Presence.Available), (site.Agent(other).Activity, site.Agent(other).Presence));
        Assert.All(site.History.OfType<OfferEnded>(), ended => Assert.Equal(OfferOutcome.Withdrawn, ended.Outcome));
    }

    [Fact]
    public void The_second_to_answer_is_told_that_the_call_is_taken()
    {
        var team = AddTeam(2);
        var call = site.Arrive();
        var second = site.Call(call).Rings.Last();

        Accept(call, team[0]);

        Assert.Equal("offer.gone", site.Refuses(new AcceptOffer(second.Offer, second.Agent)));
    }

    [Fact]
    public void It_rings_on_for_the_others_when_one_declines()
    {
        var team = AddTeam(3);
        var call = site.Arrive();

        site.Do(new DeclineOffer(site.Call(call).Offer!.Value, team[0]));

        Assert.Equal(team[1..], site.Call(call).Rings.Select(ring => ring.Agent));
        Assert.Equal(Presence.DeclinedCall, site.Agent(team[0]).Presence);
    }

    [Fact]
    public void A_call_that_nobody_answers_rings_them_all_again_and_nobody_is_set_to_not_ready()
    {
        var team = AddTeam(2);
        var call = site.Arrive();

        site.Wait(20);

        Assert.Equal(2, site.Call(call).Rings.Count());
        Assert.Equal(4, site.Call(call).Offers);
        Assert.All(team, agent => Assert.Equal(Presence.Available, site.Agent(agent).Presence));
    }

    [Fact]
    public void All_rings_end_when_the_caller_gives_up()
    {
        var team = AddTeam(3);
        var call = site.Arrive();

        site.CustomerGoes(call);

        Assert.All(team, agent => Assert.Equal(AgentActivity.Idle, site.Agent(agent).Activity));
        Assert.Equal(EndCause.Abandoned, site.Record(call).Cause);
        Assert.Equal(0, site.State.Timers.Count);
    }

    [Fact]
    public void No_more_ring_than_the_queue_allows_and_the_rest_take_the_next_caller()
    {
        site.Do(new ConfigureQueue(queue, site.State.Queues[queue].Settings with { RingMost = 2 }));
        var team = AddTeam(3);

        var first = site.Arrive();
        var second = site.Arrive();

        Assert.Equal(team[..2], site.Call(first).Rings.Select(ring => ring.Agent));
        Assert.Equal(team[2..], site.Call(second).Rings.Select(ring => ring.Agent));
    }

    [Fact]
    public void Only_those_with_the_skills_ring()
    {
        var team = AddTeam(3);
        site.Do(new SetAgentSkills(team[1], [new("billing", 3)]));
        site.Do(new ConfigureEntryPoint(new("Service", queue, Wish: new([SkillNeed.Of("billing", 2)]))));

        var call = site.Arrive();

        Assert.Equal([team[1]], site.Call(call).Rings.Select(ring => ring.Agent));
    }

    [Fact]
    public void More_rings_than_a_small_team_has_are_refused() =>
        Assert.Equal("settings.bad", site.Refuses(new ConfigureQueue(queue, site.State.Queues[queue].Settings with { RingMost = 100 })));

    private AgentId[] AddTeam(int size) => [.. Enumerable.Range(1, size).Select(i => site.AddReadyAgent("Agent " + i, queue))];

    private void Accept(InteractionId call, AgentId agent) => site.Do(new AcceptOffer(site.Call(call).Rings.Single(ring => ring.Agent == agent).Offer, agent));
}
