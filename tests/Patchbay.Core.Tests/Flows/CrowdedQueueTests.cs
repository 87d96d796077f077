using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;

namespace Patchbay.Core.Tests.Flows;

public sealed class CrowdedQueueTests
{
    private static FlowSite Site(QueueCrowd crowd)
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        site.Publish(
            new QueueStep("wait", site.Support, null, null, null, [], Crowd: crowd), new SayStep("full", FlowSite.Words("Too many wait."), false, "bye"),
            new SayStep("nobody", FlowSite.Words("Nobody is here."), false, "bye"), new HangUpStep("bye", FlowPrompt.Nothing, false));
        return site;
    }

    [Fact]
    public void A_caller_who_would_be_one_too_many_takes_the_way_for_a_full_queue()
    {
        var site = Site(new(2, "full", null));
        site.Site.AddAgent("Anna", site.Support);

        Assert.Equal(CallPhase.Waiting, site.Arrive().State.Phase);
        Assert.Equal(CallPhase.Waiting, site.Arrive().State.Phase);
        Assert.Equal("Too many wait.", site.Arrive().Hears());
    }

    [Fact]
    public void A_caller_for_whom_nobody_is_at_work_does_not_wait_where_the_step_says_so()
    {
        var site = Site(new(null, null, "nobody"));
        var anna = site.Site.AddAgent("Anna", site.Support);
        Assert.Equal("Nobody is here.", site.Arrive().Hears());

        site.Site.Do(new ReportPanelConnected(anna));
        site.Site.Do(new ChoosePresence(anna, new(PresenceKind.NotReady, "Lunch")));

        Assert.Equal(CallPhase.Waiting, site.Arrive().State.Phase);
    }

    [Fact]
    public void Two_full_queues_that_lead_to_each_other_end_in_the_default_queue()
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        site.Publish(
            new QueueStep("one", site.Support, null, null, null, [], Crowd: new(null, null, "two")), new QueueStep("two", site.Support, null, null, null, [], Crowd: new(null, null, "one")));

        Assert.Equal((CallPhase.Waiting, site.Support), (site.Arrive().State.Phase, site.State.Queue));
        Assert.Equal(FlowTrouble.TooManySteps, site.Site.Record(site.Call).FlowFailure!.Trouble);
    }
}
