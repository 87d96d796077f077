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

    [Theory]
    [MemberData(nameof(OddPlans))]
    public void A_plan_that_cannot_be_is_refused_with_the_step_that_is_wrong(PlanStep[] plan, string fault)
    {
        var odd = QueueSettings.Standard("Odd") with { Plan = [.. plan] };

        Assert.Equal("settings.bad", site.Refuses(new ConfigureQueue(new(site.NextId()), odd)));
        Assert.Equal(fault, odd.Fault);
    }

    public static TheoryData<PlanStep[], string> OddPlans { get; } = new()
    {
        { [new(Seconds(20)), new(Seconds(10))], "Step 2 of its plan comes no later than the one before it." },
        { [new(Seconds(5)), new(Seconds(10), Exit: "voicemail"), new(Seconds(20))], "Step 2 of its plan lets the caller out of the queue; no step can come after it." },
        { [new(Seconds(5)), new(TimeSpan.Zero)], "Step 2 of its plan: it comes some time after the caller entered the queue." },
        { [new(Seconds(5), LowerBy: 10)], "Step 1 of its plan: levels sink by 0 to 9." },
        { [new(Seconds(5), Exit: "")], "Step 1 of its plan: an exit has a name of 1 to 40 characters." },
    };

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
