using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Routing;

public sealed class LongestIdleRoutingTests
{
    private readonly Site site = new();

    [Fact]
    public void A_call_is_offered_to_the_agent_who_has_been_idle_for_longest()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        var worked = site.Connect(anna);
        site.CustomerGoes(worked);
        site.Do(new FinishWrapUp(worked, anna, "Resolved", PersonalText.Empty));

        var call = site.Arrive();

        Assert.Equal(bo, site.OfferedTo(call));
    }

    [Fact]
    public void A_pause_counts_as_not_idle()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        site.Do(new ChoosePresence(anna, new(PresenceKind.NotReady, "Coffee")));
        site.Wait(60);
        site.Do(new ChoosePresence(anna, Presence.Available));

        var call = site.Arrive();

        Assert.Equal(bo, site.OfferedTo(call));
    }

    [Fact]
    public void An_agent_of_several_queues_gets_the_oldest_caller_of_all_of_them()
    {
        var sales = site.AddQueue("Sales");
        var service = site.AddQueue("Service");
        var older = site.Arrive("Service");
        var newer = site.Arrive("Sales");

        var anna = site.AddReadyAgent("Anna", sales, service);

        Assert.Equal(anna, site.OfferedTo(older));
        Assert.Null(site.OfferedTo(newer));
    }

    [Fact]
    public void Of_two_queues_with_callers_each_caller_gets_the_longest_idle_agent_of_the_queue()
    {
        var sales = site.AddQueue("Sales");
        var service = site.AddQueue("Service");
        var anna = site.AddAgent("Anna", service);
        var bo = site.AddAgent("Bo", sales, service);
        var toService = site.Arrive("Service");
        var toSales = site.Arrive("Sales");
        var cem = site.AddAgent("Cem", sales);
        BecomeAvailableWhileNothingIsOffered(cem, anna, bo);
        site.Do(new ChoosePresence(cem, Presence.Offline), offers: false);

        site.Do(new ReportDigit(new(toSales, 1), '1'));

        Assert.Equal(anna, site.OfferedTo(toService));
        Assert.Equal(bo, site.OfferedTo(toSales));
    }

    [Fact]
    public void A_caller_is_only_offered_to_agents_of_the_queue()
    {
        site.AddQueue("Sales");
        var service = site.AddQueue("Service");
        site.AddReadyAgent("Anna", service);

        var call = site.Arrive("Sales");

        Assert.Null(site.OfferedTo(call));
    }

    [Fact]
    public void An_agent_who_is_given_another_queue_serves_its_callers_at_once()
    {
        var sales = site.AddQueue("Sales");
        var service = site.AddQueue("Service");
        var anna = site.AddReadyAgent("Anna", service);
        var call = site.Arrive("Sales");

        site.Do(new AddAgent(anna, PersonalText.Of("Anna"), [service, sales]));

        Assert.Equal(anna, site.OfferedTo(call));
        Assert.Empty(site.State.Queues[service].Idle);
    }

    [Fact]
    public void An_agent_who_no_longer_serves_a_queue_gets_none_of_its_callers()
    {
        var sales = site.AddQueue("Sales");
        var service = site.AddQueue("Service");
        var anna = site.AddReadyAgent("Anna", service, sales);

        site.Do(new AddAgent(anna, PersonalText.Of("Anna"), [service]));

        Assert.Null(site.OfferedTo(site.Arrive("Sales")));
        Assert.Equal(anna, site.OfferedTo(site.Arrive("Service")));
    }

    [Fact]
    public void An_agent_may_serve_a_queue_that_is_configured_later()
    {
        var later = new QueueId(site.NextId());
        var anna = site.AddReadyAgent("Anna", later);

        site.Do(new Core.Queues.ConfigureQueue(later, Core.Queues.QueueSettings.Standard("Later")));
        site.Do(new Core.Queues.ConfigureEntryPoint(new("later", later)));

        Assert.Equal(anna, site.OfferedTo(site.Arrive("later")));
    }

    /// <summary>As when the journal stands still: agents become idle and nobody is offered anything until it is back.</summary>
    private void BecomeAvailableWhileNothingIsOffered(params AgentId[] agents)
    {
        foreach (var agent in agents) site.Do(new ReportPanelConnected(agent));
        foreach (var agent in agents)
        {
            site.Do(new ChoosePresence(agent, Presence.Available), offers: false);
            site.Wait(1);
        }
    }
}
