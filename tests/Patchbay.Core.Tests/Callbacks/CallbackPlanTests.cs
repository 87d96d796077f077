using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Tests.Flows;

namespace Patchbay.Core.Tests.Callbacks;

/// <summary>A queue that asks for billing 5, for billing 3 after 20 seconds, and lets those of Help take the caller after 60.</summary>
public sealed class CallbackPlanTests
{
    private static readonly RoutingWish Billing = new([SkillNeed.Of("billing", 5)]);
    private readonly FlowSite flow = new(new HangUpStep("none", FlowPrompt.Nothing, false));
    private readonly QueueId help;

    public CallbackPlanTests()
    {
        help = flow.Site.AddQueue("Help");
        SetPlan(new(TimeSpan.FromSeconds(20), LowerBy: 2), new(TimeSpan.FromSeconds(60), AlsoQueues: [help]));
        flow.Publish(
            new QueueStep("wait", flow.Support, null, null, Billing, [], [new("1", "back")]),
            new CallbackStep("back", flow.Support, "{caller}", "bye", null),
            new HangUpStep("bye", FlowSite.Words("We call you back."), false));
        flow.Arrive();
    }

    private CallState Callback => flow.Site.State.Calls.Values.Single(call => call.Callback is not null);

    private void SetPlan(params PlanStep[] steps)
    {
        var settings = flow.Site.State.Queues[flow.Support].Settings;
        flow.Site.Do(new ConfigureQueue(flow.Support, settings with { Plan = [.. steps] }));
    }

    private AgentId Agent(QueueId queue, int level)
    {
        var agent = flow.Site.AddReadyAgent("Anna", queue);
        flow.Site.Do(new SetAgentSkills(agent, [new("billing", level)]));
        return agent;
    }

    [Fact]
    public void What_was_widened_for_the_caller_is_widened_for_the_callback()
    {
        flow.Site.Wait(30);
        flow.Press("1");

        var anna = Agent(flow.Support, 3);

        Assert.Equal(1, Callback.StepsTaken);
        Assert.Equal(anna, flow.Site.OfferedTo(Callback.Id));
    }

    [Fact]
    public void The_next_step_comes_when_it_would_have_come_for_the_caller_on_the_line()
    {
        flow.Site.Wait(30);
        var step = flow.State.NextStepAt!.Value;
        flow.Press("1");
        var anna = Agent(help, 3);

        Assert.Equal((step, null), (Callback.NextStepAt, flow.Site.OfferedTo(Callback.Id)));
        flow.Site.Wait(step - flow.Site.Now);
        Assert.Equal(anna, flow.Site.OfferedTo(Callback.Id));
    }

    [Fact]
    public void The_pause_after_a_busy_line_counts_for_no_step()
    {
        flow.Site.Wait(30);
        flow.Press("1");
        var anna = Agent(flow.Support, 3);
        var step = Callback.NextStepAt!.Value;
        flow.Site.Accept(anna);
        flow.Site.CustomerGoes(Callback.Id, EndCause.Busy);
        var postponed = flow.Site.History.OfType<CallbackPostponed>().Single();

        flow.Site.Wait(postponed.DueAt - flow.Site.Now);

        Assert.Equal((1, step + (postponed.DueAt - postponed.At)), (Callback.StepsTaken, Callback.NextStepAt));
    }

    [Fact]
    public void A_callback_in_another_queue_begins_that_queues_plan()
    {
        flow.Site.Wait(30);
        flow.Press("1");

        flow.Site.Do(new MoveCaller(Callback.Id, help, 0, null, PersonalText.Of("Sam")));

        Assert.Equal((0, "billing:5"), (Callback.StepsTaken, Callback.Needs.Single().ToString()));
    }

    [Fact]
    public void A_callback_that_a_supervisor_puts_first_in_its_queue_keeps_its_plan()
    {
        flow.Site.Wait(30);
        flow.Press("1");
        var next = Callback.NextStepAt;

        flow.Site.Do(new MoveCaller(Callback.Id, flow.Support, 10, null, PersonalText.Of("Sam")));

        Assert.Equal((1, next), (Callback.StepsTaken, Callback.NextStepAt));
    }
}
