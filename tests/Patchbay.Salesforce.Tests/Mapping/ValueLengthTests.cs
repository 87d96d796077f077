using Patchbay.Salesforce.Mapping;

namespace Patchbay.Salesforce.Tests.Mapping;

public sealed class ValueLengthTests
{
    [Theory]
    [InlineData("'Call'", 4)]
    [InlineData("call.notes", 32_000)]
    [InlineData("left(call.notes, 80)", 80)]
    [InlineData("concat(left(call.notes, 80), ' / ', call.callerName)", 338)]
    [InlineData("coalesce(call.callerName, 'Nobody')", 255)]
    [InlineData("call.duration", 0)]
    public void The_longest_text_that_can_be_mapped_is_known_before_a_call(string value, int most)
    {
        Assert.Equal(most, ValueLength.Of(ExpressionParser.Parse(value)));
    }
}
