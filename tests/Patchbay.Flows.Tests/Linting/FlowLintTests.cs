using Patchbay.Core.Flows;
using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;

namespace Patchbay.Flows.Tests.Linting;

public sealed class FlowLintTests
{
    private const string Head = "flow: main\ndefault-queue: Support\nstart: a\nsteps:\n";
    private const string Bye = "  z: {do: hangup}\n";

    private static FlowFile Check(string steps) => FlowLint.Check(Head + steps, new QueueNames().Find, name => name == "recorded", find: flow => flow.Name == "other" ? Other : null);

    /// <summary>A flow that leads back at once, and by another step to a menu.</summary>
    private static FlowDefinition Other { get; } = FlowReader.Read(
        "flow: other\ndefault-queue: Support\nstart: o\nsteps:\n  o: {do: transfer, flow: main}\n"
        + "  menu: {do: menu, prompt: Press star., keys: {'*': o}, no-input: {next: z}, no-match: {next: z}}\n" + Bye, new QueueNames().Find).Definition!;

    [Theory]
    [InlineData("  a: {do: say, prompt: Good day.}\n", "dead-end", 5)]
    [InlineData("  a: {do: menu, prompt: Press one., keys: {1: z}, no-match: {next: z}}\n" + Bye, "missing-no-input", 5)]
    [InlineData("  a: {do: menu, prompt: Press one., keys: {1: z}, no-input: {next: z}}\n" + Bye, "missing-no-match", 5)]
    [InlineData("  a: {do: say, prompt: One., next: b}\n  b: {do: say, prompt: Two., next: a}\n", "loop", 5)]
    [InlineData("  a: {do: answer, next: a}\n", "loop", 5)]
    [InlineData("  a: {do: lookup, object: Account, found: z}\n" + Bye, "dead-end", 5)]
    [InlineData("  a: {do: lookup, object: Account, found: a, none: a}\n", "loop", 5)]
    [InlineData("  a: {do: say, prompt: One., next: b}\n  b: {do: transfer, flow: main}\n", "loop", 5)]
    [InlineData("  a: {do: say, prompt: One., next: b}\n  b: {do: transfer, flow: main, step: b, failed: z}\n" + Bye, "loop", 6)]
    [InlineData("  a: {do: say, prompt: nothing, next: z}\n" + Bye, "missing-prompt", 5)]
    [InlineData("  a: {do: say, prompt: {en: '  ', sv: ''}, next: z}\n" + Bye, "missing-prompt", 5)]
    [InlineData("  a: {do: hangup}\n  b: {do: queue, queue: Sales}\n", "unreachable-queue", 6)]
    [InlineData("  a: {do: queue, queue: Sales, priority: 11}\n", "bad-priority", 5)]
    [InlineData("  a: {do: queue, queue: Sales, full-at: 5}\n", "missing", 5)]
    [InlineData("  a: {do: queue, queue: Sales, full: z}\n" + Bye, "missing", 5)]
    [InlineData("  a: {do: queue, queue: Sales, priority: high}\n", "bad-priority", 5)]
    [InlineData("  a: {do: queue, queue: Sales, priority: '{caller} times 2'}\n", "bad-priority", 5)]
    [InlineData("  a: {do: queue, queue: Sales, priority: '{caller:digits}'}\n", "bad-priority", 5)]
    public void A_flow_with_such_a_fault_is_not_published(string steps, string rule, int line)
    {
        var file = Check(steps);

        Assert.Null(file.Definition);
        Assert.Contains(file.Problems, problem => (problem.Rule, problem.Line, problem.IsError) == (rule, line, true));
    }

    [Theory]
    [InlineData("  a: {do: hangup}\n  b: {do: hangup}\n", "unreachable-step", 6)]
    [InlineData("  b: {do: gather, prompt: Type it., into: it, next: a, no-input: {next: z}, no-match: {next: z}}\n  a: {do: dial, number: \"{it}\", busy: b}\n" + Bye, "dials-what-is-typed", 6)]
    [InlineData("  a: {do: hangup, prompt: {sv: Hej då}}\n", "missing-language", 5)]
    [InlineData("  a: {do: set, values: {language: sv}, next: b}\n  b: {do: hangup, prompt: {en: Bye.}}\n", "missing-language", 6)]
    [InlineData("  a: {do: set, values: {language: sv}, next: b}\n  b: {do: hangup, prompt: {en: Bye., sv: ''}}\n", "missing-language", 6)]
    [InlineData("  a: {do: say, prompt: Good day., next: b}\n  b: {do: dial, number: '+468123456', busy: a}\n", "circle", 6)]
    [InlineData("  a: {do: dial, number: '+468123456', busy: z, no-answer: a}\n" + Bye, "circle", 5)]
    [InlineData("  a: {do: dial, agent: Anna, busy: b}\n  b: {do: dial, agent: Bo, busy: a}\n", "circle", 5)]
    [InlineData("  a: {do: queue, queue: Sales, full-at: 5, full: b}\n  b: {do: say, prompt: Full., next: a}\n", "circle", 5)]
    [InlineData("  a: {do: queue, queue: Sales, no-agents: b}\n  b: {do: transfer, flow: main}\n", "circle", 5)]
    [InlineData("  a: {do: say, prompt: Good day., next: b}\n  b: {do: transfer, flow: other}\n", "circle", 6)]
    public void A_flow_that_may_be_meant_so_is_published_with_advice(string steps, string rule, int line)
    {
        var file = Check(steps);

        Assert.NotNull(file.Definition);
        Assert.Contains(file.Problems, problem => (problem.Rule, problem.Line, problem.IsError) == (rule, line, false));
    }

    [Fact]
    public void A_figure_needs_no_words_in_any_language() =>
        Assert.Empty(Check("  a: {do: set, values: {language: sv, sum: '3'}, next: b}\n  b: {do: hangup, prompt: ['{sum:number}']}\n").Problems);

    [Fact]
    public void A_circle_that_asks_for_a_key_is_no_loop()
    {
        var file = Check(
            "  a: {do: say, prompt: Good day., next: b}\n"
            + "  b: {do: menu, prompt: Press star., keys: {'*': a}, no-input: {next: z}, no-match: {next: z}}\n" + Bye);

        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("  a: {do: dial, number: '+468123456', busy: b, after-talk: a}\n  b: {do: queue, queue: Sales, limit: 1m, after-limit: a}\n")]
    [InlineData("  a: {do: dial, number: '+468123456', busy: b}\n  b: {do: menu, prompt: Press star., keys: {'*': a}, no-input: {next: z}, no-match: {next: z}}\n" + Bye)]
    [InlineData("  a: {do: queue, queue: Sales, full-at: 5, full: z, limit: 1m, after-limit: a}\n" + Bye)]
    [InlineData("  a: {do: say, prompt: Good day., next: b}\n  b: {do: transfer, flow: other, step: menu}\n")]
    public void A_circle_in_which_the_caller_presses_a_key_waits_or_talks_is_none(string steps) => Assert.Empty(Check(steps).Problems);

    [Theory]
    [InlineData("extension: '{digits}', agents: {101: Maya}", "unknown-variable")]
    [InlineData("extension: '{caller}'", "missing")]
    [InlineData("agents: {101: Maya}, number: '+468123456'", "missing")]
    [InlineData("extension: '{caller}', agents: {101: Maya}, agent: Maya", "missing")]
    [InlineData("extension: '{caller}', agents: {1a: Maya}", "bad-key")]
    [InlineData("extension: '{caller}', agents: {101: Nobody}", "unknown-agent")]
    [InlineData("extension: '{caller}', agents: {101: Maya}, unknown: nowhere", "unknown-step")]
    [InlineData("extension: '{caller}', agents: {101: Maya}, unknown: a", "circle")]
    public void A_directory_of_extensions_that_is_not_whole_is_told(string lines, string rule)
    {
        var file = FlowLint.Check(
            Head + $"  a: {{do: dial, {lines}, busy: z}}\n" + Bye, new QueueNames().Find, _ => false, name => name == "Maya" ? new AgentNames().Find(name) : null);

        Assert.Equal(rule, Assert.Single(file.Problems).Rule);
    }

    [Fact]
    public void A_recording_of_the_site_needs_no_words()
    {
        Assert.Empty(Check("  a: {do: hangup, prompt: recorded}\n").Problems);
    }
}
