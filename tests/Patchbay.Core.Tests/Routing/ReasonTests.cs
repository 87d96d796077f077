using Patchbay.Core.Agents;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Routing;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Routing;

public sealed class ReasonTests
{
    private readonly Site site = new();

    [Fact]
    public void An_offer_tells_who_else_was_there_and_why_it_was_not_them()
    {
        var queue = site.AddQueue(change: settings => settings with { Plan = [new(TimeSpan.FromSeconds(20), Drop: ["billing"])] });
        site.Do(new ConfigureEntryPoint(new("Service", queue, Wish: new([SkillNeed.Of("billing", 3)], Priority: 2))));
        var unfit = site.AddReadyAgent("Anna", queue);
        var chosen = Skilled("Bo", queue, 4);
        var next = Skilled("Cem", queue, 9);
        site.AddAgent("Dana", queue);
        site.Do(new ChoosePresence(site.AddReadyAgent("Eva", queue), new(PresenceKind.NotReady, "Lunch")));

        site.Arrive();

        var made = site.History.OfType<OfferMade>().Single();
        var why = made.Reason.Routing!;
        Assert.Equal((chosen, OfferReason.LongestIdle, 2), (made.Agent, made.Reason.Rule, made.Reason.IdleAgents));
        Assert.Equal((queue, "billing:3", 4, 2), (why.Via, why.Needs, why.Proficiency, why.Priority));
        Assert.Equal(
            [new(AgentStanding.Idle, 1), new(AgentStanding.LacksSkill, 1), new(AgentStanding.NotReady, 1), new(AgentStanding.Offline, 1)], why.Others);
        Assert.Equal([(next, AgentStanding.Idle), (unfit, AgentStanding.LacksSkill)], why.Nearest.Select(near => (near.Agent, near.Standing)));
    }

    [Fact]
    public void Agents_who_could_take_the_call_at_no_step_are_counted_and_not_named_one_by_one()
    {
        var queue = site.AddQueue(change: settings => settings with { Plan = [new(TimeSpan.FromSeconds(20), LowerBy: 2)] });
        site.Do(new ConfigureEntryPoint(new("Service", queue, Wish: new([SkillNeed.Of("billing", 3)]))));
        foreach (var name in (string[])["Anna", "Bea", "Cem"]) site.AddReadyAgent(name, queue);
        var later = Skilled("Dana", queue, 1);
        Skilled("Eva", queue, 4);

        site.Arrive();

        var why = site.History.OfType<OfferMade>().Single().Reason.Routing!;
        Assert.Equal([new(AgentStanding.LacksSkill, 4)], why.Others);
        Assert.Equal(later, Assert.Single(why.Nearest).Agent);
    }

    [Fact]
    public void The_record_of_a_call_keeps_each_offer_with_its_reasons_and_its_end()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        var call = site.Arrive();

        site.Do(new DeclineOffer(site.OfferOf(anna), anna));
        site.Accept(bo);

        Assert.Equal(
            [(anna, OfferOutcome.Declined), (bo, (OfferOutcome?)null)], site.Record(call).Offers.Select(offer => (offer.Agent, offer.Outcome)));
        Assert.All(site.Record(call).Offers, offer => Assert.NotNull(offer.EndedAt));
    }

    [Fact]
    public void A_caller_knows_the_position_and_the_wait_to_expect()
    {
        var queue = site.AddQueue(change: s => s with { WrapUpLimit = TimeSpan.Zero });
        var anna = site.AddReadyAgent("Anna", queue);
        var talk = site.Connect(anna);
        var waiting = Enumerable.Range(0, 3).Select(_ => site.Arrive()).ToList();
        site.Wait(57);
        site.CustomerGoes(talk);
        site.Accept(anna);

        var state = site.State.Queues[queue];

        Assert.Equal([1, 2], waiting.Skip(1).Select(call => WaitFigures.Position(state, site.Call(call))));
        Assert.Equal(WaitFigures.ExpectedWait(state, 1, site.State.Now) * 2, WaitFigures.ExpectedWait(state, 2, site.State.Now));
        Assert.Null(WaitFigures.ExpectedWait(site.State.Queues[site.AddQueue("New")], 1, site.State.Now));
    }

    [Fact]
    public void Where_nobody_takes_calls_any_more_the_wait_to_expect_grows()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        site.Connect(anna);
        site.Arrive();
        var state = site.State.Queues[queue];
        state.Pace = TimeSpan.FromSeconds(8);

        TimeSpan? At(int seconds, int position) => WaitFigures.ExpectedWait(state, position, state.BusySince.AddSeconds(seconds));

        Assert.Equal((TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16)), (At(8, 1), At(8, 2)));
        Assert.Equal((TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(80 + 7 + 10)), (At(80, 1), At(80, 2)));
        Assert.True(At(3600, 1) >= TimeSpan.FromHours(1), $"{At(3600, 1)}");
    }

    [Fact]
    public void The_least_occupied_agent_is_asked_first_where_the_queue_says_so()
    {
        var queue = site.AddQueue(change: s => s with { Choice = AgentChoice.LeastOccupied, WrapUpLimit = TimeSpan.Zero });
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        var busy = Talk(600);
        var other = busy == anna ? bo : anna;
        Assert.Equal(other, Talk(30));

        var call = site.Arrive();

        Assert.Equal(other, site.OfferedTo(call));
        Assert.Equal(OfferReason.LeastOccupied, site.History.OfType<OfferMade>().Last().Reason.Rule);
    }

    private AgentId Talk(double seconds)
    {
        var call = site.Arrive();
        var agent = site.OfferedTo(call)!.Value;
        site.Accept(agent);
        site.Do(new Core.Calls.ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));
        site.Wait(seconds);
        site.CustomerGoes(call);
        return agent;
    }

    private AgentId Skilled(string name, QueueId queue, int level)
    {
        var agent = site.AddReadyAgent(name, queue);
        site.Do(new SetAgentSkills(agent, [new("billing", level)]));
        return agent;
    }
}
