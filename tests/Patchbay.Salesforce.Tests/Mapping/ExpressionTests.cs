using Patchbay.Salesforce.Mapping;

namespace Patchbay.Salesforce.Tests.Mapping;

public sealed class ExpressionTests
{
    private static readonly MappingContext context = new(
        new Dictionary<string, object?>
        {
            ["call.queue"] = "Support",
            ["call.duration"] = 61L,
            ["call.missed"] = false,
            ["data.helped"] = "5",
            ["data.record.sla-level"] = "Gold",
            ["call.disposition"] = "Resolved",
            ["call.startedAt"] = new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero),
        },
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));

    [Theory]
    [InlineData("call.queue", "Support")]
    [InlineData("'Phone'", "Phone")]
    [InlineData("\"it's\"", "it's")]
    [InlineData(@"'it\'s'", "it's")]
    [InlineData("-12", -12L)]
    [InlineData("true", true)]
    [InlineData("null", null)]
    [InlineData("agent.name", null)]
    [InlineData("upper( call.queue )", "SUPPORT")]
    [InlineData("concat('Q: ', call.queue, ' ', call.duration)", "Q: Support 61")]
    [InlineData("left(call.queue, 3)", "Sup")]
    [InlineData("left(call.queue, 300)", "Support")]
    [InlineData("coalesce(agent.name, call.callerName, 'nobody')", "nobody")]
    [InlineData("if(call.missed, 'Missed', 'Taken')", "Taken")]
    [InlineData("if(equals(call.queue, 'Support'), 1)", 1L)]
    [InlineData("not(call.missed)", true)]
    [InlineData("minutes(call.duration)", 2L)]
    [InlineData("data.helped", "5")]
    [InlineData("data.Record.SLA-Level", "Gold")]
    [InlineData("data.never", null)]
    [InlineData("number(data.helped)", 5L)]
    [InlineData("number(data.record.sla-level)", null)]
    [InlineData("date(call.startedAt)", "2026-11-24")]
    [InlineData("map(call.disposition, 'Resolved', 'Done', 'Callback', 'Open', 'Other')", "Done")]
    [InlineData("map(call.queue, 'Resolved', 'Done', 'Other')", "Other")]
    [InlineData("map(call.queue, 'Resolved', 'Done')", null)]
    public void An_expression_gives_its_value(string text, object? value) => Assert.Equal(value, ExpressionParser.Parse(text).Evaluate(context));

    [Theory]
    [InlineData("call.que", "There is no fact call.que; a text is written in quotes. Nearest: call.queue")]
    [InlineData("data.", "There is no fact data.")]
    [InlineData("uper(call.queue)", "There is no function uper. Nearest: upper")]
    [InlineData("left(call.queue)", "left takes 2 values.")]
    [InlineData("concat()", "concat takes 1 to 40 values.")]
    [InlineData("'Phone", "a quote is not closed")]
    [InlineData("upper(call.queue", "a closing bracket is missing")]
    [InlineData("call.queue call.queue", "there is something after the end of it")]
    [InlineData("", "a value is missing")]
    [InlineData("99999999999999999999", "a number is too long")]
    public void What_is_no_expression_is_told_in_words(string text, string words)
    {
        var fault = Assert.Throws<MappingFault>(() => ExpressionParser.Parse(text));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_is_nested_without_end_is_refused() =>
        Assert.Throws<MappingFault>(() => ExpressionParser.Parse(string.Concat(Enumerable.Repeat("upper(", 600)) + "1"));
}
