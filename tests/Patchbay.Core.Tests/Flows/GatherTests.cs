using Patchbay.Core.Calls;
using Patchbay.Core.Flows;

namespace Patchbay.Core.Tests.Flows;

public sealed class GatherTests
{
    private static FlowSite Gather(bool masked = false) => new(
        new GatherStep("ask", FlowSite.Words("Your number?"), true, FlowSite.Patient, "number", 3, 5, "#", TimeSpan.FromSeconds(4), masked, "told"),
        new SayStep("told", FlowSite.Words("You are {number}."), false, null));

    [Fact]
    public void The_end_key_finishes_a_number_and_is_no_part_of_it()
    {
        var site = Gather().Arrive();

        site.Press("123#");

        Assert.Equal("You are 123.", site.Hears());
    }

    [Fact]
    public void As_many_keys_as_there_may_be_finish_it_at_once()
    {
        var site = Gather().Arrive();

        site.Press("12345");

        Assert.Equal("You are 12345.", site.Hears());
    }

    [Fact]
    public void A_pause_finishes_a_number_that_is_long_enough()
    {
        var site = Gather().Arrive();
        site.Press("123");

        site.Site.Wait(4);

        Assert.Equal("You are 123.", site.Hears());
    }

    [Fact]
    public void A_number_that_is_too_short_is_asked_again_from_the_start()
    {
        var site = Gather().Arrive();
        site.Press("12#");
        var again = site.Hears();

        site.Press("456#");

        Assert.Equal("Wrong key. Your number?", again);
        Assert.Equal("You are 456.", site.Hears());
    }

    [Fact]
    public void Masked_keys_are_kept_nowhere()
    {
        var site = Gather(masked: true).Arrive();

        site.Press("789#");

        Assert.Equal("•••", site.Run.ValueOf("number"));
        Assert.DoesNotContain(site.Site.EventsOf(site.Call).OfType<DigitReceived>(), digit => digit.Digit.Value is "7" or "8" or "9");
    }
}
