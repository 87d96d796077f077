using Patchbay.Core.Shared;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Trials;

namespace Patchbay.Flows.Tests.Trials;

public sealed class TrialCallTests
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
            keys: { 1: support, 2: ask, 3: typed, 9: round }
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
          typed:
            do: set
            values: { seen: "4711" }
            next: org
          org:
            do: lookup
            object: Account
            field: Number__c
            value: "{seen}"
            fields: Rating, Name
            found: greet
            none: bye
          greet:
            do: say
            prompt: "{record.Name} is {record.Rating}."
            next: bye
          bye:
            do: hangup
            prompt: Goodbye.
        """;

    private static readonly Dictionary<QueueId, string> Queues = new() { [new(new Guid(7, 0, 0, new byte[8]))] = "Support" };

    private static TrialCall Walk(params string[] moves)
    {
        var file = FlowReader.Read(Menu, name => name == "Support" ? Queues.Keys.Single() : null);
        var call = new TrialCall(file.Definition!, new(Queues, new Dictionary<Core.Shared.AgentId, string>()), new("+46701234567", DateTimeOffset.UnixEpoch));
        foreach (var move in moves) call.Act(move);
        return call;
    }

    private static string[] Told(TrialCall answer) => [.. answer.Lines.Select(line => $"{line.Kind} {line.Words}")];

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
        var answer = Walk("1", "waits");

        Assert.Equal(["Does waits", "Step bye", "Hears Goodbye.", "End FlowHungUp"], Told(answer)[5..]);
        Assert.Equal(120, answer.Lines[6].Seconds - answer.Lines[4].Seconds);
        Assert.Equal(FlowTrialWait.Nothing, answer.Awaits);
    }

    [Fact]
    public void Who_presses_nothing_goes_where_the_flow_says_for_no_key()
    {
        var answer = Walk("waits");

        Assert.Equal(["Does waits", "Step bye", "Hears Goodbye.", "End FlowHungUp"], Told(answer)[2..]);
    }

    [Fact]
    public void Who_hangs_up_is_gone_and_no_move_counts_after_it()
    {
        var answer = Walk("hangs up", "1");

        Assert.Equal("Does hangs up", Told(answer)[2]);
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

    [Theory]
    [InlineData("finds Rating is Hot and Name is Acme", "Hears Acme is Hot.")]
    [InlineData("finds nothing", "Hears Goodbye.")]
    [InlineData("finds several", "Hears Goodbye.")]
    [InlineData("waits", "Hears Goodbye.")]
    public void Salesforce_answers_as_the_script_says(string answer, string hears)
    {
        var asking = Walk("3");
        var answered = Walk("3", answer);

        Assert.Equal(FlowTrialWait.Answer, asking.Awaits);
        Assert.Equal("Asks Account with Number__c 4711", Told(asking)[^1]);
        Assert.Contains(hears, Told(answered));
    }

    [Fact]
    public void An_answer_that_nobody_asked_for_is_told() =>
        Assert.Equal("nobody asked Salesforce before \"finds nothing\"", Walk().Act("finds nothing"));
}
