using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Routing;

public sealed class SkillRoutingTests
{
    private readonly Site site = new();

    [Fact]
    public void A_caller_is_offered_to_an_agent_who_has_the_skill_at_the_level()
    {
        var queue = Queue("Service", new RoutingWish([SkillNeed.Of("billing", 3)]));
        Agent("Anna", queue, new SkillLevel("billing", 2));
        var bo = Agent("Bo", queue, new SkillLevel("billing", 3));

        Assert.Equal(bo, site.OfferedTo(site.Arrive()));
        Assert.Null(site.OfferedTo(site.Arrive()));
    }

    [Fact]
    public void Every_need_must_be_met_and_of_alternatives_one_is_enough()
    {
        var queue = Queue("Service", new RoutingWish([new([new("swedish", 3), new("norwegian", 4)]), SkillNeed.Of("billing")]));
        Agent("Anna", queue, new SkillLevel("swedish", 5));
        Agent("Bo", queue, new SkillLevel("norwegian", 3), new SkillLevel("billing", 9));
        var cem = Agent("Cem", queue, new SkillLevel("norwegian", 4), new SkillLevel("billing", 1));

        Assert.Equal(cem, site.OfferedTo(site.Arrive()));
    }

    [Fact]
    public void A_caller_whom_nobody_can_serve_does_not_hold_up_the_next_one()
    {
        var queue = Queue("Service", new RoutingWish([SkillNeed.Of("swedish")]));
        site.Do(new ConfigureEntryPoint(new("plain", queue)));
        var anna = Agent("Anna", queue);
        var waits = site.Arrive();

        Assert.Equal(anna, site.OfferedTo(site.Arrive("plain")));
        Assert.Null(site.OfferedTo(waits));
    }

    [Fact]
    public void Learning_a_skill_brings_the_caller_who_waited_for_it()
    {
        var queue = Queue("Service", new RoutingWish([SkillNeed.Of("swedish")]));
        var anna = Agent("Anna", queue);
        var call = site.Arrive();

        site.Do(new SetAgentSkills(anna, [new("swedish", 1)]));

        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void Where_the_queue_says_so_the_best_skilled_agent_is_asked_first()
    {
        var queue = Queue("Service", new RoutingWish([SkillNeed.Of("billing")]), s => s with { Choice = AgentChoice.BestSkilled });
        Agent("Anna", queue, new SkillLevel("billing", 4));
        var bo = Agent("Bo", queue, new SkillLevel("billing", 9));
        Agent("Cem", queue, new SkillLevel("billing", 9));

        var call = site.Arrive();

        Assert.Equal(bo, site.OfferedTo(call));
        Assert.Equal(OfferReason.BestSkilled, site.History.OfType<OfferMade>().Single().Reason.Rule);
    }

    [Fact]
    public void A_queue_that_changes_its_rule_asks_by_the_new_one()
    {
        var queue = Queue("Service", new RoutingWish([SkillNeed.Of("billing")]));
        Agent("Anna", queue, new SkillLevel("billing", 4));
        var bo = Agent("Bo", queue, new SkillLevel("billing", 9));

        site.Do(new ConfigureQueue(queue, site.State.Queues[queue].Settings with { Choice = AgentChoice.BestSkilled }));

        Assert.Equal(bo, site.OfferedTo(site.Arrive()));
    }

    [Fact]
    public void A_priority_counts_as_a_longer_wait_and_no_more()
    {
        var queue = Queue("Service", new RoutingWish(Priority: 1), s => s with { Credit = TimeSpan.FromSeconds(60) });
        site.Do(new ConfigureEntryPoint(new("plain", queue)));
        var early = site.Arrive("plain");
        site.Wait(65);
        var late = site.Arrive("plain");
        var important = site.Arrive();

        Assert.Equal([early, important, late], site.State.Queues[queue].Waiting.Select(place => place.Call));
    }

    [Fact]
    public void A_caller_waits_for_the_preferred_agent_and_then_takes_anybody()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        site.Connect(anna);
        site.Do(new ConfigureEntryPoint(new("annas", queue, Wish: new(Preferred: anna, PreferredFor: TimeSpan.FromSeconds(10)))));
        var call = site.Arrive("annas");

        Assert.Null(site.OfferedTo(call));
        site.Wait(10);
        Assert.Equal(bo, site.OfferedTo(call));
    }

    [Fact]
    public void A_preferred_agent_who_becomes_free_is_asked_even_from_outside_the_queue()
    {
        var queue = site.AddQueue();
        var other = site.AddQueue("Other");
        var anna = site.AddReadyAgent("Anna", other);
        var talk = site.Connect(anna, "Other");
        site.Do(new ConfigureEntryPoint(new("annas", queue, Wish: new(Preferred: anna))));
        var call = site.Arrive("annas");

        site.CustomerGoes(talk);
        site.Do(new FinishWrapUp(talk, anna, "Resolved", PersonalText.Empty));

        Assert.Equal(anna, site.OfferedTo(call));
        Assert.Equal(OfferReason.Preferred, site.History.OfType<OfferMade>().Last().Reason.Rule);
    }

    [Fact]
    public void A_preferred_agent_who_declines_is_not_waited_for_again()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        site.Do(new ConfigureEntryPoint(new("bos", queue, Wish: new(Preferred: bo))));
        var call = site.Arrive("bos");

        site.Do(new DeclineOffer(site.OfferOf(bo), bo));

        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void One_who_is_not_at_work_is_not_waited_for()
    {
        var queue = site.AddQueue();
        var anna = site.AddAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        site.Do(new ConfigureEntryPoint(new("annas", queue, Wish: new(Preferred: anna))));

        Assert.Equal(bo, site.OfferedTo(site.Arrive("annas")));
    }

    [Theory]
    [InlineData("Billing", 3)]
    [InlineData("", 3)]
    [InlineData("billing", 0)]
    [InlineData("billing", 11)]
    public void A_skill_that_is_not_as_it_must_be_is_refused(string skill, int level)
    {
        var anna = site.AddAgent("Anna", site.AddQueue());

        Assert.Equal("skills.bad", site.Refuses(new SetAgentSkills(anna, [new(skill, level)])));
    }

    [Fact]
    public void Saying_the_same_skills_or_the_same_entry_point_again_changes_nothing()
    {
        var queue = site.AddQueue();
        var anna = site.AddAgent("Anna", queue);
        site.Do(new SetAgentSkills(anna, [new("swedish", 2), new("billing", 3)]));
        site.Do(new ConfigureEntryPoint(new("sv", queue, Wish: new([SkillNeed.Of("swedish")]))));

        Assert.Empty(site.Do(new SetAgentSkills(anna, [new("billing", 3), new("swedish", 2)])));
        Assert.Empty(site.Do(new ConfigureEntryPoint(new("sv", queue, Wish: new([SkillNeed.Of("swedish")])))));
    }

    private QueueId Queue(string name, RoutingWish wish, Func<QueueSettings, QueueSettings>? change = null)
    {
        var queue = site.AddQueue(name, change: change);
        site.Do(new ConfigureEntryPoint(new(name, queue, Wish: wish)));
        return queue;
    }

    private AgentId Agent(string name, QueueId queue, params ImmutableArray<SkillLevel> skills)
    {
        var agent = site.AddAgent(name, queue);
        site.Do(new SetAgentSkills(agent, skills));
        site.Do(new ReportPanelConnected(agent));
        site.Do(new ChoosePresence(agent, Presence.Available));
        site.Wait(1);
        return agent;
    }
}
