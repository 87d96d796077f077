using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Calls;

public sealed class AgentAudioTests
{
    private readonly Site site = new();
    private readonly AgentId anna;
    private readonly InteractionId call;

    public AgentAudioTests()
    {
        anna = site.AddReadyAgent("Anna", site.AddQueue());
        call = site.Connect(anna);
        site.Wait(30);
    }

    [Fact]
    public void A_caller_whose_agents_audio_stops_hears_music()
    {
        Audio(false);

        Assert.Equal(Hearing.Prompts(null, "music"), site.PlanOf(call, new(call, 1)).Hears);
        Assert.Equal(CallPhase.Connected, site.Call(call).Phase);
    }

    [Fact]
    public void An_agent_whose_audio_comes_back_in_time_goes_on_talking()
    {
        Audio(false);
        site.Wait(14);

        Audio(true);
        site.Wait(60);

        Assert.Equal(Hearing.Of(new(call, 2)), site.PlanOf(call, new(call, 1)).Hears);
        Assert.Equal(Presence.Available, site.Agent(anna).Presence);
    }

    [Fact]
    public void A_caller_whose_agent_does_not_come_back_goes_to_the_head_of_the_queue()
    {
        var waiting = site.Arrive();
        Audio(false);

        site.Wait(15);

        Assert.Equal(CallPhase.Waiting, site.Call(call).Phase);
        Assert.Equal(new[] { call, waiting }, site.State.Queues.Values.Single().Waiting.Select(place => place.Call));
        Assert.Equal(Hearing.Prompts(null, "music"), Assert.Single(site.Plan(call).Legs).Hears);
        Assert.Equal(1, site.Record(call).AgentsLost);
    }

    [Fact]
    public void An_agent_who_does_not_come_back_is_not_ready_and_has_no_wrap_up()
    {
        Audio(false);

        site.Wait(15);

        Assert.Equal(Presence.ConnectionLost, site.Agent(anna).Presence);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void A_returned_caller_stands_before_those_who_came_earlier_and_keeps_that_place()
    {
        var bo = site.AddAgent("Bo", site.State.Queues.Keys.Single());
        site.Do(new ReportPanelConnected(bo));
        var waiting = site.Arrive();
        Audio(false);
        site.Wait(15);
        site.Do(new ChoosePresence(bo, Presence.Available));
        Assert.Equal(bo, site.OfferedTo(call));
        site.Wait(20);

        site.Do(new ChoosePresence(bo, Presence.Available));

        Assert.Equal(bo, site.OfferedTo(call));
        Assert.Equal(CallPhase.Waiting, site.Call(waiting).Phase);
    }

    [Fact]
    public void A_customer_on_hold_when_the_agent_is_lost_is_no_longer_on_hold()
    {
        site.Do(new HoldCall(call, anna));
        Audio(false);

        site.Wait(15);

        Assert.Null(site.Call(call).HeldSince);
        Assert.Equal([TimerKind.QueueLimit, TimerKind.CallLimit], site.TimersOf(call.Value));
    }

    [Fact]
    public void The_next_agent_is_not_muted_because_the_lost_one_was()
    {
        site.Do(new MuteAgent(call, anna, true));
        Audio(false);
        site.Wait(15);

        site.Do(new ChoosePresence(anna, Presence.Available));
        site.Accept(anna);

        Assert.False(site.PlanOf(call, new(call, 3)).Muted);
    }

    [Fact]
    public void Audio_that_never_comes_counts_as_lost()
    {
        site.CustomerGoes(call);
        site.Do(new FinishWrapUp(call, anna, "Resolved", PersonalText.Empty));
        var next = site.Arrive();
        site.Accept(anna);

        site.Wait(15);

        Assert.Equal(CallPhase.Waiting, site.Call(next).Phase);
    }

    [Fact]
    public void The_end_of_a_browsers_leg_is_a_loss_of_audio_not_the_end_of_the_call()
    {
        site.Do(new ReportLegEnded(new(call, 2), EndCause.ConnectionLost, null));

        Assert.Equal(CallPhase.Connected, site.Call(call).Phase);
        Assert.Equal(AgentAudio.Lost, site.Call(call).Audio);
    }

    [Fact]
    public void Late_and_repeated_audio_reports_do_nothing()
    {
        Assert.Empty(site.Do(new ReportAgentAudio(new(call, 2), true)));
        Audio(false);
        Assert.Empty(site.Do(new ReportAgentAudio(new(call, 2), false)));
        site.Wait(15);
        Assert.Empty(site.Do(new ReportAgentAudio(new(call, 2), true)));
    }

    private void Audio(bool flows) => site.Do(new ReportAgentAudio(new(call, 2), flows));
}
