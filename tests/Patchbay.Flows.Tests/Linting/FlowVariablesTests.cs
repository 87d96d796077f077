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

    [Theory]
    [InlineData("wait of Customer Care at least 5", "wait of Customer Care", "5")]
    [InlineData("position of Is is at most 3", "position of Is", "3")]
    public void A_branch_may_ask_for_the_figures_of_any_queue(string when, string variable, string value)
    {
        var file = Check(Head + $"  a: {{do: branch, cases: [{{when: {when}, next: z}}], else: z}}\n" + Bye);

        Assert.Empty(file.Problems);
        var asked = Assert.Single(Assert.IsType<Core.Flows.BranchStep>(file.Definition!.Find("a")).Cases[0].When);
        Assert.Equal((variable, value), (asked.Variable, asked.Value));
        Assert.Equal(variable[(variable.IndexOf(" of ", StringComparison.Ordinal) + 4)..], Assert.Single(file.Definition.NamedQueues).Name);
    }

    [Fact]
    public void A_queue_of_a_figure_that_is_not_there_is_an_error_where_it_is_named()
    {
        var file = FlowLint.Check(
            Head + "  a: {do: say, prompt: 'It takes {wait of Slaes}.', next: z}\n" + Bye, name => name == "Support" ? new QueueNames().Find(name) : null, _ => false);

        var problem = Assert.Single(file.Problems);
        Assert.Equal(("unknown-queue", 5, 24, "a"), (problem.Rule, problem.Line, problem.Column, problem.Step));
    }

    [Theory]
    [InlineData("'Press 1 if {wait} is too long.'", true)]
    [InlineData("'It takes {wait of Sales}. Shorter than {wait:number}?'", true)]
    [InlineData("'It takes {wait}. Press 1.'", false)]
    [InlineData("['It takes {wait}.', 'Press 1.']", false)]
    [InlineData("'You are number {position}, press 1.'", false)]
    public void A_question_of_which_nothing_is_left_without_the_wait_is_told(string prompt, bool isTold)
    {
        var file = Check(Head + $"  a: {{do: menu, prompt: {prompt}, keys: {{1: z}}, no-input: {{next: z}}, no-match: {{next: z}}}}\n" + Bye);

        Assert.Equal(isTold ? [("silent-menu", false)] : [], file.Problems.Select(problem => (problem.Rule, problem.IsError)));
    }

    private static FlowFile Check(string text) => FlowLint.Check(text, new QueueNames().Find, _ => false);
}
