using Patchbay.Core.Agents;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Agents;

public sealed class AgentQueuesTests
{
    private readonly Site site = new();
    private readonly QueueId support;
    private readonly QueueId billing;
    private readonly AgentId anna;

    public AgentQueuesTests()
    {
        support = site.AddQueue();
        billing = site.AddQueue("Billing");
        anna = site.AddReadyAgent("Anna", support, billing);
    }

    [Fact]
    public void An_agent_is_asked_only_for_callers_of_the_queues_that_were_chosen()
    {
        site.Do(new SetAgentQueues(anna, [billing]));

        Assert.Null(site.OfferedTo(site.Arrive()));
        Assert.Equal(anna, site.OfferedTo(site.Arrive("Billing")));
    }

    [Fact]
    public void What_holds_for_everybody_does_not_change_queues_that_were_chosen()
    {
        site.Do(new SetAgentQueues(anna, [billing]));

        site.Do(new AddAgent(anna, PersonalText.Of("Anna"), [support, billing], Insists: false));
        Assert.Equal([billing], site.Agent(anna).Queues);
        site.Do(new AddAgent(anna, PersonalText.Of("Anna"), [support]));

        Assert.Equal([support], site.Agent(anna).Queues);
        Assert.False(site.Agent(anna).QueuesChosen);
    }

    [Fact]
    public void A_queue_that_does_not_exist_is_refused() =>
        Assert.Equal("queue.unknown", site.Refuses(new SetAgentQueues(anna, [new(site.NextId())])));
}
