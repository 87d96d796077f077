using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

public sealed class QueueFigureTests
{
    private readonly FlowSite site = new(new HangUpStep("bye", FlowPrompt.Nothing, false));

    [Theory]
    [InlineData("The wait is about {wait}. You are number {position}.", "You are number one.")]
    [InlineData("Welcome! Is {wait:number} too long? Press 1.", "Welcome! Press 1.")]
    [InlineData("You wait {wait}", "")]
    [InlineData("At 9.30 it takes {wait}. No.", "No.")]
    [InlineData("Order {order}.", "Order .")]
    [InlineData("The wait is {wait of Sales}. Dr. Who answers.", "Dr. Who answers.")]
    public void A_sentence_with_a_wait_that_nobody_knows_is_left_out(string text, string heard) => Assert.Equal(heard, Hears(text));

    [Fact]
    public void A_wait_that_is_known_is_said()
    {
        site.Site.State.Queues[site.Support].Pace = TimeSpan.FromMinutes(3);

        Assert.Equal("The wait is about three minutes. You are number one.", Hears("The wait is about {wait}. You are number {position}."));
    }

    [Fact]
    public void A_flow_may_name_the_figures_of_any_queue()
    {
        var sales = site.Site.AddQueue("Sales");
        site.Site.Arrive("Sales");
        site.Site.State.Queues[sales].Pace = TimeSpan.FromMinutes(3);
        var steps = new FlowStep[]
        {
            new BranchStep("ask", [new([new("wait of sales", FlowTest.AtLeast, "6")], "told")], "bye"),
            new SayStep("told", FlowSite.Words("Number {position of Sales:number}, {wait of Sales}."), false, "bye"),
            new HangUpStep("bye", FlowPrompt.Nothing, false),
        };
        site.Site.Do(Naming(steps, new NamedQueue("Sales", sales)));

        Assert.Equal("Number two, six minutes.", site.Arrive().Hears());
    }

    [Fact]
    public void A_queue_whose_figures_are_named_must_exist() =>
        Assert.Equal("flow.bad", site.Site.Refuses(Naming([new HangUpStep("bye", FlowPrompt.Nothing, false)], new NamedQueue("Gone", new(Guid.NewGuid())))));

    private PublishFlow Naming(FlowStep[] steps, NamedQueue queue)
    {
        var version = site.Version(steps);
        return version with { Definition = version.Definition with { NamedQueues = [queue] } };
    }

    private string Hears(string text)
    {
        site.Publish(new SayStep("told", FlowSite.Words(text), false, "bye"), new HangUpStep("bye", FlowPrompt.Nothing, false));
        return site.Arrive().Hears();
    }
}
