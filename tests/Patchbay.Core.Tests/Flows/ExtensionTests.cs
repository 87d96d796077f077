using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;

namespace Patchbay.Core.Tests.Flows;

public sealed class ExtensionTests
{
    private readonly FlowSite site = new(new HangUpStep("bye", FlowPrompt.Nothing, false));

    [Fact]
    public void The_agent_whose_extension_a_caller_types_is_rung_and_has_the_caller()
    {
        var (maya, jonas) = (site.Site.AddReadyAgent("Maya"), site.Site.AddReadyAgent("Jonas"));
        Publish(new AgentExtension("101", maya), new AgentExtension("102", jonas));
        site.Arrive();
        site.PromptEnds();

        site.Press("102");
        site.Site.Do(new AcceptOffer(site.State.Invitation!.Offer!.Value, jonas));

        Assert.Equal((CallPhase.Connected, jonas), (site.State.Phase, site.State.Agent));
    }

    [Theory]
    [InlineData("103")]
    [InlineData("000")]
    public void An_extension_that_nobody_has_leads_on(string typed)
    {
        Publish(new AgentExtension("101", site.Site.AddReadyAgent("Maya")));
        site.Arrive();
        site.PromptEnds();

        site.Press(typed);

        Assert.Equal("Nobody has that.", site.Hears());
    }

    [Fact]
    public void Whoever_has_the_extension_and_is_not_at_work_is_not_unknown()
    {
        Publish(new AgentExtension("101", site.Site.AddAgent("Maya")));
        site.Arrive();
        site.PromptEnds();

        site.Press("101");

        Assert.Equal("Nobody is there.", site.Hears());
    }

    private void Publish(params AgentExtension[] directory) => site.Publish(
        new GatherStep("which", FlowSite.Words("Which extension?"), true, FlowSite.Patient, "digits", 3, 3, null, TimeSpan.FromSeconds(4), false, "ring"),
        new DialStep("ring", null, null, TimeSpan.FromSeconds(20), false, "away", null, null, null, null) { Extension = "{digits}", Directory = [.. directory], Unknown = "unknown" },
        new SayStep("unknown", FlowSite.Words("Nobody has that."), false, "which"),
        new SayStep("away", FlowSite.Words("Nobody is there."), false, "bye"),
        new HangUpStep("bye", FlowPrompt.Nothing, false));
}
