using Patchbay.Core.Calls;
using Patchbay.Core.Flows;

namespace Patchbay.Core.Tests.Flows;

public sealed class TypeAheadTests
{
    private static readonly SayStep hello = new("hello", FlowSite.Words("Welcome."), true, "more");

    private static FlowSite Line(FlowStep ask, SayStep? first = null, SayStep? more = null) => new(
        first ?? hello, more ?? new("more", FlowSite.Words("This takes a while."), true, "ask"), ask, new SayStep("told", FlowSite.Words("You are {number}."), false, null),
        new HangUpStep("bye", FlowPrompt.Nothing, false));

    private static MenuStep Menu(bool canInterrupt = true) => new("ask", FlowSite.Words("Press 1."), canInterrupt, FlowSite.Patient, [new("1", "bye")]);

    private static GatherStep Gather(bool masked = false) => new(
        "ask", FlowSite.Words("Your number?"), true, FlowSite.Patient, "number", 3, 5, "#", TimeSpan.FromSeconds(4), masked, "told");

    [Fact]
    public void A_key_pressed_during_the_greeting_chooses_in_the_menu_that_follows()
    {
        var site = Line(Menu()).Arrive();

        site.Press("1");

        Assert.Equal(EndCause.FlowHungUp, site.State.EndCause);
        Assert.Single(site.Site.EventsOf(site.Call).OfType<DigitReceived>());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("#")]
    [InlineData("A")]
    public void A_key_that_the_menu_does_not_have_only_ends_what_is_said(string key)
    {
        var site = Line(Menu()).Arrive();

        site.Press(key);

        Assert.Equal("Press 1.", site.Hears());
        Assert.Equal(0, site.Run.Misses);
        Assert.Single(site.Site.EventsOf(site.Call).OfType<DigitReceived>());
    }

    [Fact]
    public void A_number_typed_during_the_greeting_is_taken_whole()
    {
        var site = Line(Gather()).Arrive();

        site.Press("12345");

        Assert.Equal("You are 12345.", site.Hears());
    }

    [Fact]
    public void Who_began_to_type_during_the_greeting_has_the_usual_time_for_the_rest()
    {
        var site = Line(Gather()).Arrive();
        site.Press("12");

        site.Site.Wait(4);

        Assert.Equal("Wrong key. Your number?", site.Hears());
    }

    [Fact]
    public void Keys_of_a_masked_question_are_kept_nowhere_though_they_come_too_early()
    {
        var site = Line(Gather(masked: true)).Arrive();

        site.Press("789#");

        Assert.Equal("•••", site.Run.ValueOf("number"));
        Assert.DoesNotContain(site.Site.EventsOf(site.Call).OfType<DigitReceived>(), digit => digit.Digit.Value is "7" or "8" or "9");
    }

    [Fact]
    public void A_greeting_may_forbid_to_type_ahead()
    {
        var site = Line(Menu(), hello with { CarriesKey = false, Next = "ask" }).Arrive();

        site.Press("1");

        Assert.Equal("Press 1.", site.Hears());
    }

    [Fact]
    public void What_must_be_heard_is_heard_and_makes_the_key_void()
    {
        var site = Line(Menu(), more: new("more", FlowSite.Words("Calls are recorded."), false, "ask")).Arrive();

        site.Press("1");
        var heard = site.Hears();
        site.PromptEnds();

        Assert.Equal("Calls are recorded.", heard);
        Assert.Equal("Press 1.", site.Hears());
    }

    [Fact]
    public void A_question_that_must_be_heard_is_heard()
    {
        var site = Line(Menu(canInterrupt: false)).Arrive();

        site.Press("1");

        Assert.Equal("Press 1.", site.Hears());
    }

    [Fact]
    public void Consent_is_not_given_by_a_key_typed_ahead()
    {
        var site = Line(new ConsentStep("ask", FlowSite.Words("May we record?"), true, FlowSite.Patient, "1", "2", "bye", null)).Arrive();

        site.Press("1");

        Assert.Equal("May we record?", site.Hears());
        Assert.DoesNotContain(site.Site.EventsOf(site.Call), e => e is FlowConsentAnswered);
    }

    [Fact]
    public void Greetings_that_lead_to_each_other_end_in_the_default_queue_when_a_key_is_typed()
    {
        var site = Line(Menu(), more: new("more", FlowSite.Words("Again."), true, "hello")).Arrive();

        site.Press("1");

        Assert.Equal((CallPhase.Waiting, site.Support), (site.State.Phase, site.State.Queue));
    }
}
