using Patchbay.Flows.Linting;
using Patchbay.Flows.Reading;
using Patchbay.Flows.Shared;

namespace Patchbay.Flows.Tests.Linting;

public sealed class FlowVariablesTests
{
    private const string Head = "flow: main\ndefault-queue: Support\nstart: a\nsteps:\n";
    private const string Bye = "  z: {do: hangup}\n";

    [Theory]
    [InlineData("  a: {do: say, prompt: 'Dear {custmer}.', next: z}\n" + Bye, 5, 24)]
    [InlineData("  a: {do: say, prompt: {en: '{now:time}'}, next: z}\n" + Bye, 5, 29)]
    [InlineData("  a: {do: say, prompt: [One., 'It is {now:time}.'], next: z}\n" + Bye, 5, 31)]
    [InlineData("  a: {do: branch, cases: [{when: tier is Gold, next: z}], else: z}\n" + Bye, 5, 34)]
    [InlineData("  a: {do: queue, queue: Sales, priority: '{points} + 2'}\n", 5, 42)]
    [InlineData("  a: {do: queue, queue: Sales, needs: 'billing:{level}'}\n", 5, 39)]
    [InlineData("  a: {do: dial, number: '{where}', busy: z}\n" + Bye, 5, 25)]
    [InlineData("  a: {do: callback, queue: Sales, number: '{where}', next: z, no-number: z}\n" + Bye, 5, 43)]
    [InlineData("  a: {do: set, values: {it: '{that}'}, next: z}\n" + Bye, 5, 29)]
    [InlineData("  a: {do: lookup, object: Account, field: Name, value: '{number}', found: z, none: z}\n" + Bye, 5, 56)]
    public void A_variable_that_nothing_sets_is_an_error_wherever_it_stands(string steps, int line, int column)
    {
        var problem = Assert.Single(Check(Head + steps).Problems, one => one.Rule == "unknown-variable");

        Assert.Equal((line, column, true, "a"), (problem.Line, problem.Column, problem.IsError, problem.Step));
    }

    [Fact]
    public void The_words_of_a_prompt_are_checked_where_they_are_written()
    {
        var file = Check("flow: main\ndefault-queue: Support\nstart: z\nprompts:\n  welcome: Hello {name}.\nsteps:\n  z: {do: hangup, prompt: welcome}\n");

        var problem = Assert.Single(file.Problems);
        Assert.Equal((5, 12, null), (problem.Line, problem.Column, problem.Step));
    }

    [Theory]
    [InlineData("custmer", "did you mean \"customer\"?")]
    [InlineData(" caller", "did you mean \"caller\"?")]
    [InlineData("Customer", "did you mean \"customer\"?")]
    [InlineData("weather", "write \"expects: [weather]\"")]
    public void The_nearest_known_name_is_told(string written, string help)
    {
        var problem = Assert.Single(Check(Head + $"  a: {{do: set, values: {{customer: Example}}, next: z}}\n  z: {{do: hangup, prompt: 'Dear {{{written}}}.'}}\n").Problems);

        Assert.Contains(help, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_with_the_call_is_named_once_and_known_in_any_case()
    {
        var file = Check("expects: [tier, order]\n" + Head + "  a: {do: branch, cases: [{when: Tier is Gold, next: z}], else: z}\n  z: {do: hangup, prompt: 'Order {order:digits}.'}\n");

        Assert.Empty(file.Problems);
    }

    [Fact]
    public void A_format_that_does_not_exist_is_an_error()
    {
        var problem = Assert.Single(Check(Head + "  a: {do: hangup, prompt: 'You called {called:letters}.'}\n").Problems);

        Assert.Equal(("unknown-format", true), (problem.Rule, problem.IsError));
        Assert.Contains("number, digits, date, time, minutes", problem.Message, StringComparison.Ordinal);
    }

    private static FlowFile Check(string text) => FlowLint.Check(text, new QueueNames().Find, _ => false);
}
