using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Routing;

public sealed class RoutingPlanTests
{
    private static readonly RoutingWish Billing = new([SkillNeed.Of("billing", 5)]);
    private readonly Site site = new();

    [Fact]
    public void A_level_that_nobody_has_is_lowered_step_by_step()
    {
        var queue = Queue(Billing, new PlanStep(Seconds(10), LowerBy: 2), new PlanStep(Seconds(20), LowerBy: 2));
        var anna = Agent("Anna", queue, new SkillLevel("billing", 1));
        var call = site.Arrive();

        site.Wait(19.5);
        Assert.Equal(anna, site.OfferedTo(call));
        Assert.Equal((2, "billing:1"), (site.Call(call).StepsTaken, site.Call(call).Needs.Single().ToString()));
    }

    [Fact]
    public void A_need_can_be_dropped()
    {
        var queue = Queue(new([SkillNeed.Of("billing"), SkillNeed.Of("swedish")]), new PlanStep(Seconds(10), Drop: ["swedish"]));
        var anna = Agent("Anna", queue, new SkillLevel("billing", 1));
        var call = site.Arrive();

        Assert.Null(site.OfferedTo(call));
        site.Wait(10);
        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void Agents_of_another_queue_help_and_the_call_stays_one_of_its_own_queue()
    {
        var help = site.AddQueue("Help");
        var queue = Queue(null, new PlanStep(Seconds(10), AlsoQueues: [help]));
        var anna = site.AddReadyAgent("Anna", help);
        var call = site.Arrive();

        site.Wait(10);

        Assert.Equal((anna, queue), (site.OfferedTo(call), site.Call(call).Queue));
        Assert.Equal(help, site.History.OfType<OfferMade>().Single().Reason.Routing!.Via);
    }

    [Fact]
    public void A_caller_who_moves_to_another_queue_keeps_the_wait()
    {
        var other = site.AddQueue("Other");
        Queue(null, new PlanStep(Seconds(10), MoveTo: other));
        var call = site.Arrive();
        var since = site.Call(call).Place.Since;

        site.Wait(10);

        Assert.Equal((other, since), (site.Call(call).Queue, site.Call(call).Place.Since));
    }

    [Fact]
    public void The_record_names_each_queue_where_a_plan_led_the_caller()
    {
        var (help, other) = (site.AddQueue("Help"), site.AddQueue("Other"));
        var queue = Queue(null, new PlanStep(Seconds(10), AlsoQueues: [help]), new PlanStep(Seconds(20), MoveTo: other));
        var call = site.Arrive();

        site.Wait(20);

        var waits = site.Record(call).Segments.Where(s => s.Kind is SegmentKind.Queue).ToList();
        Assert.Equal([queue, queue, other], waits.Select(s => s.Queue));
        Assert.Equal([help], waits[1].AlsoQueues);
    }

    [Fact]
    public void Two_plans_that_send_a_caller_back_and_forth_end_it_and_the_caller_waits_on()
    {
        var first = site.AddQueue();
        var second = site.AddQueue("Second", change: s => s with { Plan = [new(Seconds(5), MoveTo: first)] });
        site.Do(new ConfigureQueue(first, site.State.Queues[first].Settings with { Plan = [new(Seconds(5), MoveTo: second)] }));
        var call = site.Arrive();

        site.Wait(600);

        Assert.Equal((CallPhase.Waiting, 3), (site.Call(call).Phase, site.Call(call).Moves));
    }

    [Fact]
    public void A_caller_leaves_by_the_exit_of_the_last_step()
    {
        Queue(null, new PlanStep(Seconds(10), Exit: "voicemail"));
        var call = site.Arrive();

        site.Wait(10);

        Assert.Equal("voicemail", site.History.OfType<CallLeftQueue>().Single().Exit);
        Assert.Equal(EndCause.WaitedTooLong, site.Call(call).EndCause);
    }

    [Fact]
    public void Nobody_leaves_while_an_agent_is_being_asked()
    {
        var queue = Queue(null, new PlanStep(Seconds(10), Exit: "voicemail"));
        var anna = site.AddReadyAgent("Anna", queue);
        var call = site.Arrive();
        site.Wait(15);

        site.Accept(anna);
        site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));
        site.Wait(60);

        Assert.Empty(site.History.OfType<CallLeftQueue>());
        Assert.DoesNotContain(TimerKind.RoutingStep, site.TimersOf(call.Value));
    }

    [Fact]
    public void A_plan_whose_steps_are_out_of_order_is_refused() =>
        Assert.Equal("settings.bad", site.Refuses(new ConfigureQueue(
            new(site.NextId()), QueueSettings.Standard("Odd") with { Plan = [new(Seconds(20)), new(Seconds(10))] })));

    [Fact]
    public void A_plan_that_goes_on_after_a_way_out_is_refused() =>
        Assert.Equal("settings.bad", site.Refuses(new ConfigureQueue(
            new(site.NextId()), QueueSettings.Standard("Odd") with { Plan = [new(Seconds(10), Exit: "voicemail"), new(Seconds(20))] })));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private QueueId Queue(RoutingWish? wish, params PlanStep[] steps)
    {
        var queue = site.AddQueue(change: s => s with { Plan = [.. steps] });
        site.Do(new ConfigureEntryPoint(new("Service", queue, Wish: wish)));
        return queue;
    }

    private AgentId Agent(string name, QueueId queue, params SkillLevel[] skills)
    {
        var agent = site.AddAgent(name, queue);
        site.Do(new SetAgentSkills(agent, [.. skills]));
        site.Do(new ReportPanelConnected(agent));
        site.Do(new ChoosePresence(agent, Presence.Available));
        return agent;
    }
}
