using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;

namespace Patchbay.Core.Tests.Flows;

public sealed class FlowPriorityTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("3", 3)]
    [InlineData("3.0", 3)]
    [InlineData("2.5", 3)]
    [InlineData(" 2 + 1 - 4", -1)]
    [InlineData(" + 2", 2)]
    [InlineData("3 - -2", 5)]
    [InlineData("99999999999999999999999", 1_000_000)]
    public void Points_are_a_sum_in_which_the_unknown_counts_as_nothing(string text, int points)
    {
        Assert.True(FlowPriority.TryRead(text, out var read));
        Assert.Equal(points, read);
    }

    [Theory]
    [InlineData("Gold")]
    [InlineData("3 4")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData("2 * 3")]
    public void What_is_no_sum_of_numbers_is_no_priority(string text) => Assert.False(FlowPriority.TryRead(text, out _));

    [Theory]
    [InlineData("3", 5, null)]
    [InlineData("", 2, null)]
    [InlineData("40", 10, FlowValueFault.OutOfRange)]
    [InlineData("Gold", 0, FlowValueFault.Unreadable)]
    public void A_priority_that_variables_make_is_held_in_its_range_and_the_caller_goes_on_in_any_case(string value, int priority, FlowValueFault? fault)
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        site.Publish(
            new SetStep("points", [new("points", value)], "queue"),
            new QueueStep("queue", site.Support, null, null, null, [], Priority: "{points} + 2"));

        site.Arrive();

        Assert.Equal((CallPhase.Waiting, priority), (site.State.Phase, site.State.Wish?.Priority ?? 0));
        Assert.Equal(priority == 0 ? [] : [new(PrioritySource.FlowStep, "queue", priority)], site.State.Wish?.Parts ?? []);
        Assert.Equal(fault, site.Site.Record(site.Call).RefusedValues.SingleOrDefault()?.Fault);
    }

    [Fact]
    public void Needs_that_variables_make_unreadable_are_left_out_and_the_record_says_so()
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        site.Publish(
            new SetStep("level", [new("level", "expert")], "queue"),
            new QueueStep("queue", site.Support, null, null, null, [], Needs: "billing:{level}"));

        site.Arrive();

        Assert.Empty(site.State.Needs);
        Assert.Equal((FlowField.Needs, "queue"), site.Site.Record(site.Call).RefusedValues.Select(refused => (refused.Field, refused.Step)).Single());
    }
}
