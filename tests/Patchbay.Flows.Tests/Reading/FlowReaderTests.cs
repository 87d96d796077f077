using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Flows.Reading;

namespace Patchbay.Flows.Tests.Reading;

public sealed class FlowReaderTests
{
    private const string Head = "flow: main\ndefault-queue: Support\nstart: a\nsteps:\n";

    private static QueueId? Queue(string name) => name is "Support" or "Sales" ? new QueueId(new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)name.Length])) : null;

    private static FlowFile Read(string text) => FlowReader.Read(text, Queue);

    [Fact]
    public void The_example_of_the_documentation_is_a_flow()
    {
        var file = Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "main-line.yaml")));

        Assert.Empty(file.Problems);
        Assert.Equal("main", file.Definition!.Steps.OfType<MenuStep>().Single().Name);
    }

    [Theory]
    [InlineData("  a: {do: dance}\n", "unknown-kind", 5, 11)]
    [InlineData("  a: {do: answer, nxt: b}\n", "unknown-key", 5, 19)]
    [InlineData("  a: {do: answer, next: b}\n", "unknown-step", 5, 3)]
    [InlineData("  a: {do: queue, queue: Nowhere}\n", "unknown-queue", 5, 25)]
    [InlineData("  a: {do: say}\n", "missing", 5, 6)]
    [InlineData("  a: {do: menu, prompt: Press one., keys: {x: a}}\n", "bad-key", 5, 44)]
    [InlineData("  a: {do: menu, prompt: Press one., keys: {1: a}, wait: soon}\n", "not-a-time", 5, 57)]
    [InlineData("  a: {do: branch, cases: [{when: tier gold, next: a}]}\n", "bad-condition", 5, 34)]
    [InlineData("  a: {do: lookup, object: My Object}\n", "bad-name", 5, 27)]
    [InlineData("  a: {do: lookup, object: Account, field: \"Name = '' OR Id\", value: x}\n", "bad-name", 5, 43)]
    [InlineData("  a: {do: lookup, object: Account, fields: \"Name, Id FROM User\"}\n", "bad-name", 5, 44)]
    [InlineData("  a: {do: lookup, object: Account, field: Name}\n", "missing", 5, 6)]
    [InlineData("  a: {do: lookup, object: Account, limit: 1m}\n", "not-a-time", 5, 43)]
    [InlineData("  a: {do: queue, queue: Sales, needs: Swedish!}\n", "bad-needs", 5, 39)]
    [InlineData("  a: {do: dial}\n", "missing", 5, 6)]
    [InlineData("  a: {do: dial, number: nobody}\n", "bad-number", 5, 25)]
    [InlineData("  a: {do: dial, number: 'sip:'}\n", "bad-number", 5, 25)]
    [InlineData("  a: {do: dial, number: 'sip:0701@[::1'}\n", "bad-number", 5, 25)]
    [InlineData("  a: {do: dial, number: 'sip:a b@x y'}\n", "bad-number", 5, 25)]
    [InlineData("  a: {do: dial, number: 'sip:1@host:99999'}\n", "bad-number", 5, 25)]
    [InlineData("  a: {do: record, action: rewind}\n", "bad-action", 5, 27)]
    [InlineData("  a: {do: consent, prompt: May we?, no-key: 1}\n", "bad-key", 5, 6)]
    [InlineData("  a: {do: survey, questions: []}\n", "missing", 5, 6)]
    [InlineData("  a: {do: survey, questions: [{prompt: How was it?, into: it, least: 6}]}\n", "not-a-number", 5, 31)]
    [InlineData("  a: [\n", "not-yaml", 6, 1)]
    [InlineData("  A b: {do: answer}\n", "bad-name", 5, 3)]
    [InlineData("  a: {do: answer}\n  a: {do: answer}\n", "not-yaml", 6, 3)]
    public void What_is_wrong_is_told_with_its_place(string steps, string rule, int line, int column)
    {
        var file = Read(Head + steps);

        Assert.Null(file.Definition);
        Assert.Contains(file.Problems, problem => (problem.Rule, problem.Line, problem.Column) == (rule, line, column));
    }

    [Fact]
    public void A_single_word_names_a_prompt_and_anything_longer_is_said()
    {
        var file = Read("prompts:\n  hello: {en: Hello, sv: Hej}\n" + Head + "  a: {do: say, prompt: [hello, How are you?, music]}\n");

        var phrases = file.Definition!.Steps[0].Prompts.Single().Phrases;
        Assert.Equal(["hello", null, "music"], phrases.Select(phrase => phrase.Name));
        Assert.Equal(["Hej", "How are you?", ""], phrases.Select(phrase => phrase.In("sv", "en").Text));
    }

    [Theory]
    [InlineData("caller starts with +46", "caller", FlowTest.StartsWith, "+46")]
    [InlineData("tier is not Gold", "tier", FlowTest.IsNot, "Gold")]
    [InlineData("tier is \"Gold\"", "tier", FlowTest.Is, "Gold")]
    [InlineData("tier is set", "tier", FlowTest.IsSet, "")]
    [InlineData("age at least 18", "age", FlowTest.AtLeast, "18")]
    public void Conditions_are_written_in_words(string text, string variable, FlowTest test, string value)
    {
        Assert.True(ConditionReader.TryRead(text, out var conditions));

        Assert.Equal(new(variable, test, value), Assert.Single(conditions));
    }

    [Fact]
    public void The_schema_has_every_kind_of_step()
    {
        Assert.All(StepKinds.All, kind => Assert.Contains($"\"{kind}\"", FlowSchema.Text, StringComparison.Ordinal));
    }
}
