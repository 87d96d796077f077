using Patchbay.Core.Agents;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Callbacks;

public sealed class CallbackTests
{
    private const string Number = "+46701234567";
    private readonly Site site = new();

    private QueueId AddQueue(CallbackRules? rules = null) => site.AddQueue(change: settings => settings with { Callbacks = rules });

    private InteractionId Ask(QueueId queue, string number = Number)
    {
        var call = new InteractionId(site.NextId());
        site.Do(new AskCallback(call, queue, PersonalText.Of(number), PersonalText.Of("Kim")));
        return call;
    }

    private InteractionId Dial(QueueId queue, out AgentId agent)
    {
        agent = site.AddReadyAgent("Anna", queue);
        var call = Ask(queue);
        site.Accept(agent);
        return call;
    }

    [Fact]
    public void A_callback_is_offered_as_a_call_would_be_and_only_then_is_the_customer_dialled()
    {
        var queue = AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);

        var call = Ask(queue);

        Assert.Equal(anna, site.OfferedTo(call));
        Assert.Empty(site.Plan(call).Legs);
        site.Accept(anna);
        var dialled = site.PlanOf(call, site.Call(call).CustomerLeg.Id);
        Assert.Equal((LegGoal.Dial, Number), (dialled.Goal, dialled.Target!.Value));
    }

    [Fact]
    public void Agent_and_customer_talk_when_the_customer_answers()
    {
        var call = Dial(AddQueue(), out var anna);

        site.Do(new ReportLegAnswered(site.Call(call).CustomerLeg.Id, PersonalText.Of("tags")));

        Assert.Equal((CallPhase.Connected, anna, false), (site.Call(call).Phase, site.Call(call).Agent, site.Call(call).AwaitsCallback));
        Assert.Equal([SegmentKind.Queue, SegmentKind.Alerting, SegmentKind.Talk],
            site.Record(call).Segments.Where(s => s.Participant is ParticipantKind.Customer).Select(s => s.Kind));
    }

    [Fact]
    public void A_busy_customer_is_dialled_again_after_the_pause_from_the_old_place()
    {
        var call = Dial(AddQueue(), out var anna);
        var place = site.Call(call).Place;

        site.CustomerGoes(call, EndCause.Busy);

        Assert.Equal((CallPhase.Scheduled, AgentActivity.Idle), (site.Call(call).Phase, site.Agent(anna).Activity));
        site.Wait(TimeSpan.FromMinutes(10));
        Assert.Equal((anna, place), (site.OfferedTo(call), site.Call(call).Place));
    }

    [Fact]
    public void A_customer_is_not_dialled_more_often_than_the_queue_says()
    {
        var call = Dial(AddQueue(new(2, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1))), out var anna);
        site.CustomerGoes(call, EndCause.NoAnswer);
        site.Wait(5);
        site.Accept(anna);

        site.CustomerGoes(call, EndCause.Busy);

        Assert.Equal(2, site.History.OfType<CallbackDialed>().Count());
        Assert.Equal(EndCause.Busy, site.Record(call).Cause);
        Assert.Equal(call, site.State.LostCallbacks.Single().Call);
    }

    [Fact]
    public void A_line_that_is_out_of_order_uses_up_no_attempt_of_the_customers()
    {
        var call = Dial(AddQueue(), out var anna);
        for (var i = 0; i < 4; i++)
        {
            site.CustomerGoes(call, EndCause.LineOutOfOrder);
            Assert.Equal((CallPhase.Scheduled, 0), (site.Call(call).Phase, site.Call(call).Callback!.Attempts));
            site.Wait(TimeSpan.FromMinutes(10));
            site.Accept(anna);
            site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));
        }

        Assert.Equal((CallPhase.Dialing, 1), (site.Call(call).Phase, site.Call(call).Callback!.Attempts));
        Assert.Equal(1, site.Record(call).Attempts);
    }

    [Fact]
    public void A_customer_who_does_not_answer_is_let_go_and_tried_again()
    {
        var call = Dial(AddQueue(), out _);
        var leg = site.Call(call).CustomerLeg.Id;
        site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));

        site.Wait(site.State.Settings.DialLimit);

        Assert.Equal(LegGoal.Over, site.PlanOf(call, leg).Goal);
        Assert.Equal(CallPhase.Scheduled, site.Call(call).Phase);
        site.Do(new ReportLegEnded(leg, EndCause.AgentHungUp, null));
        Assert.Equal(CallPhase.Scheduled, site.Call(call).Phase);
    }

    [Fact]
    public void A_number_has_one_callback_in_a_queue()
    {
        var queue = AddQueue();
        Ask(queue);

        Assert.Equal("callback.known", site.Refuses(new AskCallback(new(site.NextId()), queue, PersonalText.Of(Number), PersonalText.Empty)));
        Ask(queue, "+4684650040");
        Ask(site.AddQueue("Sales"));
    }

    [Theory]
    [InlineData("0701234567")]
    [InlineData("0046 70 123 45 67")]
    [InlineData("46701234567")]
    public void A_number_has_one_callback_in_a_queue_in_whichever_writing(string other)
    {
        var queue = AddQueue(CallbackRules.Standard with { Country = "SE" });
        Ask(queue);

        Assert.Equal("callback.known", site.Refuses(new AskCallback(new(site.NextId()), queue, PersonalText.Of(other), PersonalText.Empty)));
    }

    [Theory]
    [InlineData("110")]
    [InlineData("+112")]
    [InlineData("9-1-1")]
    public void Emergency_services_are_not_called_back(string number)
    {
        var queue = AddQueue();

        Assert.Equal("number.bad", site.Refuses(new AskCallback(new(site.NextId()), queue, PersonalText.Of(number), PersonalText.Empty)));
    }

    [Fact]
    public void Outside_the_hours_a_callback_waits_until_they_begin()
    {
        var queue = AddQueue(new(3, TimeSpan.FromMinutes(10), TimeSpan.FromDays(2), "Europe/Stockholm", TimeSpan.FromHours(8), TimeSpan.FromHours(9)));
        site.AddReadyAgent("Anna", queue);

        var call = Ask(queue);

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 7, 0, 0, TimeSpan.Zero), site.Call(call).Callback!.DueAt);
        site.Wait(TimeSpan.FromHours(22));
        Assert.Equal(CallPhase.Offered, site.Call(call).Phase);
    }

    [Fact]
    public void A_callback_that_nobody_could_make_in_time_is_given_up_and_listed()
    {
        var call = Ask(AddQueue(new(3, TimeSpan.FromMinutes(10), TimeSpan.FromHours(2))));

        site.Wait(TimeSpan.FromHours(2));

        Assert.True(site.IsClosed(call));
        Assert.Equal((call, EndCause.CallbackExpired), (site.State.LostCallbacks.Single().Call, site.State.LostCallbacks.Single().Cause));
    }

    [Fact]
    public void A_restart_forgets_no_callback_and_makes_the_attempt_again_that_it_cut_off()
    {
        var queue = AddQueue();
        var waits = Ask(queue, "+4684650040");
        var anna = site.AddReadyAgent("Anna", queue);
        site.Accept(anna);

        site.Do(new RecoverSite());

        Assert.Equal(CallPhase.Scheduled, site.Call(waits).Phase);
        site.Wait(1);
        Assert.Equal(CallPhase.Waiting, site.Call(waits).Phase);
    }

    [Fact]
    public void An_attempt_that_a_restart_cut_off_counts_for_nothing_and_a_second_one_in_a_row_waits_for_the_pause()
    {
        var queue = AddQueue();
        var call = Dial(queue, out var anna);
        site.CustomerGoes(call, EndCause.Busy);
        foreach (var (since, pause) in new[] { (TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(1)), (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) })
        {
            site.Wait(since);
            site.Accept(anna);
            site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));
            Assert.Equal((CallPhase.Dialing, 2), (site.Call(call).Phase, site.Call(call).Callback!.Attempts));

            var at = site.State.Now;
            site.Do(new RecoverSite());

            Assert.Equal((CallPhase.Scheduled, 1, at + pause), (site.Call(call).Phase, site.Call(call).Callback!.Attempts, site.Call(call).Callback!.DueAt));
            site.Do(new ReportPanelConnected(anna));
            site.Do(new ChoosePresence(anna, Presence.Available));
        }

        Assert.Empty(site.State.LostCallbacks);
    }

    [Fact]
    public void A_supervisor_runs_a_callback_now_or_takes_it_away()
    {
        var queue = AddQueue();
        var call = Dial(queue, out var anna);
        site.CustomerGoes(call, EndCause.Busy);

        site.Do(new RunCallback(call));
        Assert.Equal(anna, site.OfferedTo(call));
        site.Do(new CancelCallback(call));

        Assert.True(site.IsClosed(call));
        Assert.Empty(site.State.LostCallbacks);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void One_that_is_not_due_is_given_to_another_queue_and_agent_and_keeps_time_and_place()
    {
        var queue = AddQueue();
        var other = AddQueue();
        var call = Dial(queue, out var anna);
        site.CustomerGoes(call, EndCause.Busy);
        var (place, due) = (site.Call(call).Place, site.Call(call).Callback!.DueAt);
        var bert = site.AddReadyAgent("Bert", other);
        site.AddReadyAgent("Cleo", other);

        site.Do(new MoveCaller(call, other, 0, bert, PersonalText.Of("Kim")));

        Assert.Equal((CallPhase.Scheduled, other, due), (site.Call(call).Phase, site.Call(call).Queue, site.Call(call).Callback!.DueAt));
        site.Wait(TimeSpan.FromMinutes(10));
        Assert.Equal((bert, place.Since), (site.OfferedTo(call), site.Call(call).Place.Since));
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void One_is_not_given_to_a_queue_that_calls_the_same_number_back_already()
    {
        var queue = AddQueue();
        var other = AddQueue();
        var call = Ask(queue);
        Ask(other);

        Assert.Equal("callback.known", site.Refuses(new MoveCaller(call, other, 0, null, PersonalText.Of("Kim"))));
    }

    [Fact]
    public void One_that_a_supervisor_gives_up_is_listed_with_the_reason_and_name()
    {
        var call = Ask(AddQueue());

        site.Do(new CancelCallback(call, PersonalText.Of("Asked twice, settled by mail."), PersonalText.Of("Kim")));

        var lost = Assert.Single(site.State.LostCallbacks);
        Assert.Equal((EndCause.CallbackCancelled, "Asked twice, settled by mail.", "Kim"), (lost.Cause, lost.State.Reason?.Value, lost.State.GivenUpBy?.Value));
        Assert.Equal("Asked twice, settled by mail.", site.Record(call).EndReason?.Value);
    }

    [Fact]
    public void A_reason_for_giving_up_has_its_length()
    {
        var call = Ask(AddQueue());

        Assert.Equal("callback.reason", site.Refuses(new CancelCallback(call, PersonalText.Of(new('x', 201)), null)));
        Assert.True(site.Call(call).IsLive);
    }
}
