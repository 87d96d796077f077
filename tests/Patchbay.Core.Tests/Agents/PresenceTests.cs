using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Agents;

public sealed class PresenceTests
{
    private readonly Site site = new();
    private readonly QueueId queue;

    public PresenceTests() => queue = site.AddQueue();

    [Fact]
    public void Not_ready_needs_a_reason()
    {
        var anna = site.AddReadyAgent("Anna", queue);

        Assert.Equal("presence.reason", site.Refuses(new ChoosePresence(anna, new(PresenceKind.NotReady))));
        Assert.Equal("presence.reason", site.Refuses(new ChoosePresence(anna, new(PresenceKind.NotReady, new('x', 81)))));
    }

    [Fact]
    public void A_reason_counts_for_not_ready_alone()
    {
        var anna = site.AddReadyAgent("Anna", queue);

        Assert.Empty(site.Do(new ChoosePresence(anna, new(PresenceKind.Available, "eager"))));
        Assert.Equal(Presence.Available, site.Agent(anna).Presence);
    }

    [Fact]
    public void An_agent_without_a_panel_cannot_be_available()
    {
        var anna = site.AddAgent("Anna", queue);

        Assert.Equal("agent.noPanel", site.Refuses(new ChoosePresence(anna, Presence.Available)));
        Assert.Equal("agent.unknown", site.Refuses(new ChoosePresence(new(site.NextId()), Presence.Available)));
    }

    [Fact]
    public void The_same_choice_twice_is_one_change()
    {
        var anna = site.AddReadyAgent("Anna", queue);

        Assert.Empty(site.Do(new ChoosePresence(anna, Presence.Available)));
    }

    [Fact]
    public void A_panel_that_is_back_within_15_seconds_has_no_consequence()
    {
        var anna = site.AddReadyAgent("Anna", queue);
        site.Do(new ReportPanelLost(anna));
        site.Wait(14);

        site.Do(new ReportPanelConnected(anna));
        site.Wait(60);

        Assert.Equal(Presence.Available, site.Agent(anna).Presence);
        Assert.Equal(0, site.State.Timers.Count);
    }

    [Fact]
    public void A_panel_that_is_lost_for_15_seconds_makes_the_agent_not_ready()
    {
        var anna = site.AddReadyAgent("Anna", queue);

        site.Do(new ReportPanelLost(anna));
        site.Wait(15);

        Assert.Equal(Presence.ConnectionLost, site.Agent(anna).Presence);
        Assert.Equal(PresenceCause.ConnectionLost, site.History.OfType<PresenceChanged>().Last().Cause);
    }

    [Fact]
    public void An_agent_who_is_offline_stays_offline_when_the_panel_goes()
    {
        var anna = site.AddReadyAgent("Anna", queue);
        site.Do(new ChoosePresence(anna, Presence.Offline));

        site.Do(new ReportPanelLost(anna));
        site.Wait(15);

        Assert.Equal(Presence.Offline, site.Agent(anna).Presence);
    }

    [Fact]
    public void An_agent_without_a_panel_is_offered_nothing_until_it_is_back()
    {
        var anna = site.AddReadyAgent("Anna", queue);
        site.Do(new ReportPanelLost(anna));
        var call = site.Arrive();
        Assert.Null(site.OfferedTo(call));

        site.Do(new ReportPanelConnected(anna));

        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void A_lost_panel_does_not_end_a_talk()
    {
        var anna = site.AddReadyAgent("Anna", queue);
        var call = site.Connect(anna);

        site.Do(new ReportPanelLost(anna));
        site.Wait(60);

        Assert.Equal(CallPhase.Connected, site.Call(call).Phase);
    }

    [Fact]
    public void Panels_that_connect_or_go_twice_count_once()
    {
        var anna = site.AddReadyAgent("Anna", queue);

        Assert.Empty(site.Do(new ReportPanelConnected(anna)));
        site.Do(new ReportPanelLost(anna));
        Assert.Empty(site.Do(new ReportPanelLost(anna)));
        Assert.Equal("agent.unknown", site.Refuses(new ReportPanelConnected(new(site.NextId()))));
    }

    [Fact]
    public void Adding_an_agent_twice_changes_nothing()
    {
        var anna = site.AddAgent("Anna", queue);

        Assert.Empty(site.Do(new AddAgent(anna, PersonalText.Of("Anna"), [queue])));
    }
}
