using Patchbay.Core.Calls;
using Patchbay.Core.Flows;

namespace Patchbay.Core.Tests.Flows;

public sealed class MenuTests
{
    private static FlowSite Menu(bool canInterrupt = true) => new(
        new MenuStep("ask", FlowSite.Words("Press 1."), canInterrupt, FlowSite.Patient, [new("1", "bye")]),
        new HangUpStep("bye", FlowPrompt.Nothing, false));

    [Fact]
    public void A_caller_hears_the_question_and_the_call_is_answered()
    {
        var site = Menu().Arrive();

        Assert.Equal("Press 1.", site.Hears());
        Assert.True(site.State.CustomerLeg.Answered);
    }

    [Fact]
    public void A_key_that_is_a_choice_leads_to_its_step()
    {
        var site = Menu().Arrive();
        site.PromptEnds();

        site.Press("1");

        Assert.Equal(EndCause.FlowHungUp, site.State.EndCause);
    }

    [Fact]
    public void A_key_during_the_question_counts_at_once()
    {
        var site = Menu().Arrive();

        site.Press("1");

        Assert.Equal(EndCause.FlowHungUp, site.State.EndCause);
    }

    [Fact]
    public void A_key_during_a_question_that_must_be_heard_does_not_count()
    {
        var site = Menu(canInterrupt: false).Arrive();

        site.Press("1");

        Assert.Equal("Press 1.", site.Hears());
        Assert.Equal(FlowWait.Prompt, site.Run.Waits);
    }

    [Fact]
    public void Who_presses_no_key_is_asked_again_and_then_goes_to_the_default_queue()
    {
        var site = Menu().Arrive();
        site.PromptEnds();

        site.Site.Wait(5);
        var again = site.Hears();
        site.PromptEnds();
        site.Site.Wait(5);

        Assert.Equal("No key. Press 1.", again);
        Assert.Equal((CallPhase.Waiting, site.Support), (site.State.Phase, site.State.Queue));
    }

    [Fact]
    public void A_wrong_key_is_told_and_asked_again()
    {
        var site = Menu().Arrive();
        site.PromptEnds();

        site.Press("7");

        Assert.Equal("Wrong key. Press 1.", site.Hears());
    }

    [Fact]
    public void A_prompt_of_which_nobody_tells_the_end_counts_as_said_after_five_minutes()
    {
        var site = Menu().Arrive();

        site.Site.Wait(TimeSpan.FromMinutes(5));

        Assert.Equal(FlowWait.Key, site.Run.Waits);
    }

    [Fact]
    public void A_late_report_of_an_earlier_prompt_changes_nothing()
    {
        var site = Menu().Arrive();
        site.PromptEnds();
        site.Press("7");

        var events = site.Site.Do(new ReportPromptFinished(site.State.CustomerLeg.Id, 1));

        Assert.Empty(events);
    }
}
