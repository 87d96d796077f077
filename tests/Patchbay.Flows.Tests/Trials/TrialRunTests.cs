using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Trials;

namespace Patchbay.Flows.Tests.Trials;

public sealed class TrialRunTests
{
    private static IReadOnlyList<FlowTrialResult> Run(string table, out IReadOnlyList<string> faults, string flowFile = "office-line.yaml")
    {
        var queues = new QueueNames();
        var flow = FlowLint.Check(Example(flowFile), queues.Find, _ => false);
        Assert.Empty(flow.Problems);
        var trials = TrialTable.Read(table, out var wrong);
        faults = wrong;
        return [.. trials.Select(trial => TrialRun.Of(flow.Definition!, Names(queues), trial))];
    }

    private static TrialNames Names(QueueNames queues) => new(queues.All, new Dictionary<Core.Shared.AgentId, string>());

    [Theory]
    [InlineData("message for Anna Berg", true)]
    [InlineData("message for an agent", true)]
    [InlineData("message for Bo Ek", false)]
    [InlineData("message Anna Berg", false)]
    public void A_message_for_an_agent_is_told_with_the_agents_name(string ends, bool isRight)
    {
        var (queues, agents) = (new QueueNames(), new AgentNames());
        var flow = FlowLint.Check(
            "flow: main\ndefault-queue: Support\nstart: a\nsteps:\n  a: {do: voicemail, agent: Anna Berg, prompt: Speak., next: z}\n  z: {do: hangup}\n", queues.Find, _ => false, agents.Find);

        var result = TrialRun.Of(flow.Definition!, new(queues.All, agents.All), new(1, "one", new("", DateTimeOffset.UnixEpoch), ["hangs up"], [], ends));

        Assert.Equal(("message for Anna Berg", isRight), (result.Ended, result.Fault is null));
    }

    [Theory]
    [InlineData(null, "the caller still speaks in a: end the message with its end key, with \"waits\" (silence), or with \"hangs up\"")]
    [InlineData("#", null)]
    [InlineData("waits", null)]
    [InlineData("hangs up", null)]
    public void A_message_that_nothing_ended_is_told_with_what_ends_it(string? does, string? fault)
    {
        var queues = new QueueNames();
        var flow = FlowLint.Check("flow: main\ndefault-queue: Support\nstart: a\nsteps:\n  a: {do: voicemail, queue: Support, prompt: Speak., next: z}\n  z: {do: hangup}\n", queues.Find, _ => false);

        Assert.Equal(fault, TrialRun.Of(flow.Definition!, Names(queues), new(1, "one", new("", DateTimeOffset.UnixEpoch), does is null ? [] : [does], [], "message Support")).Fault);
    }

    [Fact]
    public void An_agent_who_is_rung_is_told_by_name()
    {
        var (queues, agents) = (new QueueNames(), new AgentNames());
        var flow = FlowLint.Check("flow: main\ndefault-queue: Support\nstart: a\nsteps:\n  a: {do: dial, agent: Anna Berg, busy: z}\n  z: {do: hangup}\n", queues.Find, _ => false, agents.Find);

        var call = new TrialCall(flow.Definition!, new(queues.All, agents.All), new("", DateTimeOffset.UnixEpoch));

        Assert.Equal("Anna Berg", call.Lines.Single(line => line.Kind is FlowTrialKind.Rings).Words);
    }

    [Theory]
    [InlineData("102", "rings Jonas Lind")]
    [InlineData("103", "")]
    public void An_extension_rings_the_agent_who_has_it(string typed, string rings)
    {
        var (queues, agents) = (new QueueNames(), new AgentNames());
        var flow = FlowLint.Check(
            """
            flow: main
            default-queue: Support
            start: which
            steps:
              which: {do: gather, prompt: Which extension?, into: digits, least: 3, most: 3, next: ring, no-input: {next: z}, no-match: {next: z}}
              ring: {do: dial, extension: "{digits}", agents: {101: Maya Okafor, 102: Jonas Lind}, busy: z, unknown: again}
              again: {do: say, prompt: Nobody has that., next: which}
              z: {do: hangup}
            """,
            queues.Find, _ => false, agents.Find);
        Assert.Empty(flow.Problems);

        var call = new TrialCall(flow.Definition!, new(queues.All, agents.All), new("", DateTimeOffset.UnixEpoch));
        call.Act(typed);

        Assert.Equal(rings, string.Concat(call.Lines.Where(line => line.Kind is FlowTrialKind.Rings).Select(line => "rings " + line.Words)));
        Assert.Equal(rings.Length == 0, call.Heard.Contains("Nobody has that."));
    }

    private static string Example(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name));

    [Theory]
    [InlineData("office-line", 8)]
    [InlineData("callback-line", 6)]
    [InlineData("key-accounts", 8)]
    [InlineData("members-line", 9)]
    [InlineData("moved-line", 20, ".csv")]
    [InlineData("busy-line", 12)]
    public void The_callers_of_the_documentation_go_as_written(string name, int rows, string format = ".md")
    {
        var results = Run(Example(name + "-callers" + format), out var faults, name + ".yaml");

        Assert.Empty(faults);
        Assert.True(results.Count >= rows, $"Only {results.Count} rows were read.");
        Assert.All(results, result => Assert.True(result.Fault is null, $"{result.Trial.Name}: {result.Fault}; heard {string.Join(" / ", result.Heard)}"));
    }

    [Theory]
    [InlineData("1", "", "queue Sales", "it ended queue Support, not queue Sales")]
    [InlineData("1", "Goodbye", "queue Support", "\"Goodbye\" was not heard")]
    [InlineData("hangs up, 1", "", "gone", "the call was over before \"1\"")]
    [InlineData("sings", "", "gone", "\"sings\" is nothing a caller does; write keys, early 1, waits, waits 2m or hangs up")]
    [InlineData("1, early 2", "", "queue Sales", "nothing was said that a key ends when it was time for \"early 2\"")]
    public void What_is_not_as_written_is_told(string does, string hears, string ends, string fault)
    {
        var results = Run($"| caller | does | hears | ends |\n|---|---|---|---|\n| one | {does} | {hears} | {ends} |\n", out _);

        Assert.Equal(fault, Assert.Single(results).Fault);
    }

    [Fact]
    public void A_step_that_dials_the_flows_own_number_fails_as_it_will_in_a_call()
    {
        var queues = new QueueNames();
        var flow = FlowLint.Check(
            """
            flow: line
            default-queue: Sales
            numbers: ["*", "5000"]
            start: ring
            steps:
              ring: {do: dial, number: "5000", busy: sales, failed: gone}
              sales: {do: queue, queue: Sales}
              gone: {do: hangup, prompt: That is our own number.}
            """,
            queues.Find,
            _ => false);

        var result = TrialRun.Of(flow.Definition!, Names(queues), TrialTable.Read("| caller | does | hears | ends |\n|---|---|---|---|\n| one | | our own number | hung up |\n", out var _)[0]);

        Assert.Null(result.Fault);
    }

    [Theory]
    [InlineData("", "queue Support")]
    [InlineData("Sales wait 4", "queue Support")]
    [InlineData("Sales wait 5", "queue Sales")]
    [InlineData("Sales 3 wait 5", "queue Sales")]
    [InlineData("Support wait 5", "queue Support")]
    public void A_row_may_tell_the_wait_of_a_queue(string queues, string ends)
    {
        var names = new QueueNames();
        var flow = FlowLint.Check("flow: main\ndefault-queue: Support\nstart: a\nsteps:\n  a: {do: branch, cases: [{when: wait of Sales at least 5, next: b}], else: c}\n  b: {do: queue, queue: Sales}\n  c: {do: queue, queue: Support}\n", names.Find, _ => false);

        var trial = Assert.Single(TrialTable.Read($"| caller | queues | ends |\n|---|---|---|\n| one | {queues} | {ends} |\n", out var faults));

        Assert.Empty(faults);
        Assert.Equal(ends, TrialRun.Of(flow.Definition!, Names(names), trial).Ended);
    }

    [Theory]
    [InlineData("4", "queue Sales priority 6 needs billing:4")]
    [InlineData("9", "queue Sales priority 10 needs billing:9")]
    [InlineData("4", "queue Sales")]
    public void What_a_caller_needs_of_routing_may_be_named_at_the_end(string key, string ends)
    {
        var queues = new QueueNames();
        var flow = FlowLint.Check(
            """
            flow: line
            default-queue: Sales
            start: ask
            steps:
              ask: {do: gather, prompt: How urgent is it?, into: points, most: 1, next: wait, no-input: {next: wait}, no-match: {next: wait}}
              wait: {do: queue, queue: Sales, priority: "{points} + 2", needs: "billing:{points}"}
            """,
            queues.Find,
            _ => false);
        Assert.Empty(flow.Problems);

        var call = TrialTable.Read($"| does | ends |\n|---|---|\n| {key} | {ends} |\n", out _).Single();

        Assert.Null(TrialRun.Of(flow.Definition!, Names(queues), call).Fault);
    }

    [Fact]
    public void A_caller_who_is_led_into_another_flow_ends_in_that_flow()
    {
        var queues = new QueueNames();
        var flow = FlowLint.Check(
            """
            flow: line
            default-queue: Sales
            start: hello
            steps:
              hello: {do: say, prompt: Hello., next: opening}
              opening: {do: transfer, flow: opening-hours, step: today}
            """,
            queues.Find,
            _ => false,
            find: _ => null);
        var advice = Assert.Single(flow.Problems);
        Assert.Equal(("unknown-flow", false, "opening"), (advice.Rule, advice.IsError, advice.Step));

        var call = TrialTable.Read("| does | hears | ends |\n|---|---|---|\n| | Hello | flow opening-hours |\n", out _).Single();

        Assert.Null(TrialRun.Of(flow.Definition!, Names(queues), call).Fault);
    }

    [Theory]
    [InlineData("skip: true", "early 2", "in second", null)]
    [InlineData("skip: true", "early 9", "in first", null)]
    [InlineData("skip: true", "early 21", "queue Sales", null)]
    [InlineData("skip: true, type-ahead: false", "early 2", "in first", null)]
    [InlineData("skip: false", "early 2", "in second", null)]
    public void A_key_typed_during_what_is_said_is_written_as_early(string how, string does, string ends, string? fault)
    {
        var queues = new QueueNames();
        var flow = FlowLint.Check(
            $$$"""
            flow: line
            default-queue: Support
            numbers: "4000"
            start: hello
            steps:
              hello: {do: say, prompt: Welcome to us., next: first, {{{how}}} }
              first: {do: menu, prompt: Press two., keys: {2: second}, no-input: {next: sales}, no-match: {next: sales}}
              second: {do: menu, prompt: Press one., keys: {1: sales}, no-input: {next: sales}, no-match: {next: sales}}
              sales: {do: queue, queue: Sales}
            """,
            queues.Find, _ => false);

        var result = TrialRun.Of(flow.Definition!, Names(queues), new(1, "one", new("", DateTimeOffset.UnixEpoch), [does], [], ends));

        Assert.Equal(fault, result.Fault);
    }

    [Theory]
    [InlineData("\ufeffcaller;does;ends\r\n\"one; the first\";1;queue Support\r\n;;\r\n", 2)]
    [InlineData("caller,does,ends\n\"one\n\"\"the first\"\"\",\"1\",queue Support\n", 2)]
    [InlineData("caller\tdoes\tends\none\t1\tqueue Support", 2)]
    public void A_table_may_come_from_a_spreadsheet(string table, int line)
    {
        var results = Run(table, out var faults);

        Assert.Empty(faults);
        Assert.Equal((line, null), (Assert.Single(results).Trial.Line, results[0].Fault));
    }

    [Theory]
    [InlineData("north", "queue Sales")]
    [InlineData("", "queue Support")]
    public void A_caller_may_come_over_a_trunk(string trunk, string ends)
    {
        var queues = new QueueNames();
        var flow = FlowLint.Check(
            """
            flow: by-trunk
            default-queue: Support
            numbers: "4000"
            start: where
            steps:
              where: {do: branch, cases: [{when: trunk is north, next: sales}], else: support}
              sales: {do: queue, queue: Sales}
              support: {do: queue, queue: Support}
            """,
            queues.Find,
            _ => false);
        var trial = Assert.Single(TrialTable.Read($"| caller | trunk | ends |\n|---|---|---|\n| one | {trunk} | {ends} |\n", out _));

        var result = TrialRun.Of(flow.Definition!, Names(queues), trial);

        Assert.Equal((null, ends), (result.Fault, result.Ended));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_told_with_its_line()
    {
        Run("# Callers\n\n| caller | at | ends |\n|---|---|---|\n| one | noon | gone |\n| two | | |\n", out var faults);

        Assert.Equal(["5: \"noon\" is no time; write 2026-12-24 09:30 (UTC).", "6: the column \"ends\" is empty or missing."], faults);
    }
}
