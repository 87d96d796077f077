using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

public sealed class OtherFlowTests
{
    private static readonly FlowId opening = new("opening");

    private static PublishFlow Opening(FlowSite site, params FlowStep[] steps) => new(new(opening, "Opening", "en", site.Support, steps[0].Name, [], [.. steps]), "opening");

    private static MenuStep Asks(string name, string text) => new(name, FlowSite.Words(text), true, FlowSite.Patient, [new("1", name)]);

    private static TransferStep Leads(string? step = null, string? failed = null) => new("leave", opening, step, failed);

    [Fact]
    public void A_step_leads_the_caller_into_another_flow_which_knows_what_the_first_one_kept()
    {
        var site = new FlowSite(new SetStep("keep", [new("team", "billing")], "leave"), Leads());
        site.Site.Do(Opening(site, Asks("ask", "You want {team}.")));

        site.Arrive();

        Assert.Equal("You want billing.", site.Hears());
        Assert.Equal((opening, 1, "ask"), (site.Run.Flow, site.Run.Version, site.Run.Step));
    }

    [Fact]
    public void A_step_of_the_other_flow_can_be_named()
    {
        var site = new FlowSite(Leads("second"));
        site.Site.Do(Opening(site, Asks("first", "First."), Asks("second", "Second.")));

        Assert.Equal("Second.", site.Arrive().Hears());
    }

    [Fact]
    public void The_caller_goes_on_in_the_other_flow_by_its_rules()
    {
        var site = new FlowSite(Leads());
        site.Site.Do(Opening(site, Asks("ask", "Press one.") with { Keys = [new("1", "done")] }, new SayStep("done", FlowSite.Words("Done."), false, null)));
        site.Arrive();

        site.Press("1");

        Assert.Equal("Done.", site.Hears());
        site.PromptEnds();
        Assert.Equal(CallPhase.Waiting, site.State.Phase);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public void A_flow_or_step_that_is_not_there_has_a_way_of_its_own(string? step)
    {
        var site = new FlowSite(Leads(step, "sorry"), new SayStep("sorry", FlowSite.Words("Sorry."), false, null));
        if (step is not null) site.Site.Do(Opening(site, Asks("ask", "Ask.")));

        Assert.Equal("Sorry.", site.Arrive().Hears());
    }

    [Fact]
    public void Without_that_way_the_default_queue_takes_the_caller_and_the_call_keeps_why()
    {
        var site = new FlowSite(Leads());

        site.Arrive();

        Assert.Equal(CallPhase.Waiting, site.State.Phase);
        Assert.Equal(FlowTrouble.NoSuchFlow, site.Site.Last.Events.OfType<FlowFailed>().Single().Trouble);
    }

    [Fact]
    public void Two_flows_that_lead_to_each_other_are_cut_and_the_default_queue_takes_the_caller()
    {
        var site = new FlowSite(Leads());
        site.Site.Do(Opening(site, new TransferStep("back", FlowSite.Name, null, null)));

        site.Arrive();

        Assert.Equal(CallPhase.Waiting, site.State.Phase);
        Assert.Equal(FlowTrouble.TooManySteps, site.Site.Last.Events.OfType<FlowFailed>().Single().Trouble);
    }

    [Fact]
    public void The_emergency_switch_of_the_other_flow_holds_there()
    {
        var hours = new HoursStep("hours", new("UTC", [], [], []), "open", "open", null, "emergency");
        var site = new FlowSite(Leads());
        site.Site.Do(Opening(site, hours, Asks("open", "Open."), Asks("emergency", "Call 112.")));
        site.Site.Do(new SwitchEmergency(opening, true));

        Assert.Equal("Call 112.", site.Arrive().Hears());
    }

    [Fact]
    public void Another_flow_may_lead_to_a_talk_so_that_a_recording_goes_on_for_it()
    {
        var bye = new HangUpStep("bye", FlowPrompt.Nothing, false);

        Assert.True(new FlowDefinition(FlowSite.Name, "Main", "en", default, "leave", [], [Leads(failed: "bye"), bye]).MayTalkFrom("leave"));
        Assert.False(new FlowDefinition(FlowSite.Name, "Main", "en", default, "bye", [], [bye]).MayTalkFrom("bye"));
    }
}
