using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

public sealed class FlowVersionTests
{
    private static SayStep Says(string text) => new SayStep("hello", FlowSite.Words(text), false, null);

    private static FlowState Flow(FlowSite site) => site.Site.State.Flows[FlowSite.Name];

    [Fact]
    public void A_new_version_takes_new_calls_and_those_in_the_old_one_stay_in_it()
    {
        var site = new FlowSite(Says("One")).Arrive();
        var old = site.Call;

        site.Publish(Says("Two"));
        site.Arrive();

        Assert.Equal("Two", site.Hears());
        Assert.Equal((1, 2), (site.Site.State.FlowRuns[old].Version, site.Run.Version));
    }

    [Fact]
    public void An_older_version_can_be_put_in_force_again()
    {
        var site = new FlowSite(Says("One"));
        site.Publish(Says("Two"));

        site.Site.Do(new UseFlowVersion(FlowSite.Name, 1));

        Assert.Equal("One", site.Arrive().Hears());
    }

    [Fact]
    public void A_version_on_trial_takes_its_share_of_the_calls()
    {
        var site = new FlowSite(Says("One"));
        site.Site.Do(site.Version([Says("Two")], share: 25));

        var trials = Enumerable.Range(0, 256).Count(last => Flow(site).For(new InteractionId(new(1, 2, 3, [0, 0, 0, 0, 0, 0, 0, (byte)last]))).Version == 2);

        Assert.Equal(64, trials);
    }

    [Fact]
    public void A_number_is_told_only_with_the_flow_that_it_leads_to()
    {
        var site = new FlowSite(Says("One"));
        var taker = site.Version([Says("Two")]);
        site.Site.Do(taker with { Definition = taker.Definition with { Flow = new("other") }, TakesNumbers = true });

        var told = site.Site.Last.Flows.ToDictionary(flow => flow.Flow.Name, flow => flow.Numbers);

        Assert.Equal(taker.Definition.Numbers, told["other"]);
        Assert.Empty(told[FlowSite.Name.Name]);
    }

    [Fact]
    public void The_same_text_again_is_no_new_version()
    {
        var site = new FlowSite(Says("One"));

        Assert.Empty(site.Site.Do(site.Version([Says("One")], text: "text 1")));
    }

    [Fact]
    public void Publishing_over_a_version_that_is_no_longer_in_force_is_refused()
    {
        var site = new FlowSite(Says("One"));
        site.Publish(Says("Two"));
        var mine = site.Version([Says("Mine")]);

        Assert.Equal("flow.movedOn", site.Site.Refuses(mine with { Over = new(1, null) }));
        Assert.Equal("flow.movedOn", site.Site.Refuses(mine with { Over = new(2, 3) }));
        Assert.Equal("flow.movedOn", site.Site.Refuses(mine with { Over = new(0, null) }));
        Assert.NotEmpty(site.Site.Do(mine with { Over = new(2, null) }));
    }

    [Fact]
    public void Going_back_over_a_version_that_is_no_longer_in_force_is_refused()
    {
        var site = new FlowSite(Says("One"));
        site.Publish(Says("Two"));
        site.Publish(Says("Three"));
        var back = new UseFlowVersion(FlowSite.Name, 1);

        Assert.Equal("flow.movedOn", site.Site.Refuses(back with { Over = new(2, null) }));
        Assert.Equal("flow.movedOn", site.Site.Refuses(back with { Over = new(3, 2) }));
        Assert.NotEmpty(site.Site.Do(back with { Over = new(3, null) }));
    }

    [Fact]
    public void Each_version_keeps_who_published_it_and_the_flow_who_chose_between_them()
    {
        var site = new FlowSite(Says("One"));
        var (nora, kim) = (new Actor(new Guid("0195a000-0000-7000-8000-0000000000aa")), new Actor(null, "kim"));
        site.Site.Do(site.Version([Says("Two")]) with { By = nora });

        site.Site.Do(new UseFlowVersion(FlowSite.Name, 1, By: kim));

        Assert.Equal((nora, kim), (Flow(site).Find(2)!.By, Flow(site).Chosen!.By));
        Assert.Null(Flow(site).Find(1)!.By);
    }

    [Fact]
    public void A_number_that_leads_to_another_flow_is_taken_only_when_that_is_meant()
    {
        var site = new FlowSite(Says("One"));
        var second = new PublishFlow(new(new("second"), "Second", "en", site.Support, "hello", ["4000"], [Says("Second")]), "second");

        Assert.Equal("flow.numberTaken", site.Site.Refuses(second));
        Assert.Equal("One", site.Arrive().Hears());
        site.Site.Do(second with { TakesNumbers = true });

        Assert.Equal("Second", site.Arrive().Hears());
    }

    [Fact]
    public void A_number_that_a_version_leaves_out_leads_to_its_queue_and_back_with_the_older_version()
    {
        var site = new FlowSite(Says("One"));
        var without = site.Version([Says("Two")]);

        site.Site.Do(without with { Definition = without.Definition with { Numbers = ["4001"] } });

        Assert.Equal(CallPhase.Waiting, site.Arrive().State.Phase);
        Assert.Equal(FlowSite.Name, site.Site.State.EntryPoints["4001"].Flow);
        site.Site.Do(new UseFlowVersion(FlowSite.Name, 1));
        Assert.Equal("One", site.Arrive().Hears());
        Assert.Null(site.Site.State.EntryPoints["4001"].Flow);
    }

    [Fact]
    public void A_flow_that_names_an_unknown_queue_is_refused()
    {
        var site = new FlowSite(Says("One"));

        Assert.Equal("flow.bad", site.Site.Refuses(site.Version([new QueueStep("q", new(Guid.Parse("00000000-0000-0000-0000-0000000000ff")), null, null, null, [])])));
    }

    [Fact]
    public void The_version_in_force_is_kept_however_many_are_only_tried()
    {
        var site = new FlowSite(Says("One"));

        for (var i = 0; i < 30; i++) site.Site.Do(site.Version([Says("Trial")], share: 10, text: "trial " + i));

        Assert.Equal(FlowState.MostVersions, Flow(site).Versions.Length);
        Assert.NotNull(Flow(site).Find(1));
    }

    [Fact]
    public void A_caller_whose_version_is_kept_no_more_goes_to_the_default_queue()
    {
        var site = new FlowSite(Says("One")).Arrive();
        for (var i = 0; i < 25; i++) site.Site.Do(site.Version([Says("New")], text: "new " + i));

        site.PromptEnds();

        Assert.Equal(CallPhase.Waiting, site.State.Phase);
    }
}
