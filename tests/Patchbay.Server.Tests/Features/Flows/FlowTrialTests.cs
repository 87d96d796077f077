using Patchbay.Core.Shared;
using Patchbay.Flows.Reading;
using Patchbay.Server.Features.Flows;

namespace Patchbay.Server.Tests.Features.Flows;

public sealed class FlowTrialTests
{
    private const string Menu = """
        flow: trial
        default-queue: Support
        start: ask
        steps:
          ask:
            do: menu
            prompt: For support, press 1.
            tries: 1
            keys: { 1: support, 2: ask, 9: round }
            no-input: { next: bye }
          support:
            do: queue
            queue: Support
            limit: 2m
            after-limit: bye
          round:
            do: set
            values: { seen: "yes" }
            next: round
          bye:
            do: hangup
            prompt: Goodbye.
        """;

    private static readonly Dictionary<QueueId, string> Queues = new() { [new(new Guid(7, 0, 0, new byte[8]))] = "Support" };

    private static FlowTrialAnswer Walk(params string[] moves)
    {
        var file = FlowReader.Read(Menu, name => name == "Support" ? Queues.Keys.Single() : null);
        return FlowTrial.Run(file.Definition!, Queues, "+46701234567", moves);
    }

    private static string[] Told(FlowTrialAnswer answer) => [.. answer.Lines.Select(line => $"{line.Kind} {line.Words}")];

    [Fact]
    public void A_caller_hears_the_menu_to_its_end_and_is_waited_for()
    {
        var answer = Walk();

        Assert.Equal(["Step ask", "Hears For support, press 1."], Told(answer));
        Assert.Equal(FlowTrialWait.Key, answer.Awaits);
    }

    [Fact]
    public void A_key_leads_to_the_queue_where_the_caller_waits_for_an_agent()
    {
        var answer = Walk("1");

        Assert.Equal(["Does 1", "Step support", "Queue Support"], Told(answer)[2..]);
        Assert.Equal(FlowTrialWait.Agent, answer.Awaits);
    }

    [Fact]
    public void Who_waits_on_leaves_the_queue_after_its_longest_wait_of_two_minutes()
    {
        var answer = Walk("1", "wait");

        Assert.Equal(["Does wait", "Step bye", "Hears Goodbye.", "End FlowHungUp"], Told(answer)[5..]);
        Assert.Equal(120, answer.Lines[6].Seconds - answer.Lines[4].Seconds);
        Assert.Equal(FlowTrialWait.Nothing, answer.Awaits);
    }

    [Fact]
    public void Who_presses_nothing_goes_where_the_flow_says_for_no_key()
    {
        var answer = Walk("wait");

        Assert.Equal(["Does wait", "Step bye", "Hears Goodbye.", "End FlowHungUp"], Told(answer)[2..]);
    }

    [Fact]
    public void Who_hangs_up_is_gone_and_no_move_counts_after_it()
    {
        var answer = Walk("hang-up", "1");

        Assert.Equal("Does hang-up", Told(answer)[2]);
        Assert.StartsWith("End ", Told(answer)[^1], StringComparison.Ordinal);
        Assert.Equal(FlowTrialWait.Nothing, answer.Awaits);
    }

    [Fact]
    public void A_flow_that_goes_in_a_circle_is_told_and_its_default_queue_takes_the_caller()
    {
        var answer = Walk("9");

        Assert.Contains("Trouble TooManySteps", Told(answer));
        Assert.Equal("Queue Support", Told(answer)[^1]);
    }
}
