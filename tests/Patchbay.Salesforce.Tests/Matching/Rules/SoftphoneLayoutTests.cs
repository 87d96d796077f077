using System.Text.Json;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Salesforce.Tests.Matching.Rules;

public sealed class SoftphoneLayoutTests
{
    private const string Layout = """
        {"Internal":{"objects":{"User":[]}},"Inbound":{"objects":{"Contact":[]},"screenPopSettings":{"screenPopsOpenWithin":"ExistingWindow",
        "NoMatch":{"screenPopType":"PopToEntity","screenPopData":"Contact"},"SingleMatch":{"screenPopType":"PopToEntity"},
        "MultipleMatches":{"screenPopType":"PopToSearch"}}},"Outbound":{"objects":{"Account":[]}}}
        """;

    public static TheoryData<string> Answers => new(
        $$"""{"success":true,"returnValue":{{Layout}},"errors":null}""",
        JsonSerializer.Serialize(new { result = Layout, error = (string?)null }));

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_the_callback_gets_may_be_pasted_as_it_is(string answer)
    {
        var alone = SoftphoneLayout.Read(Layout);

        var whole = SoftphoneLayout.Read(answer);

        Assert.NotNull(alone);
        Assert.NotNull(whole);
        Assert.Equal(RuleText.Write(alone), RuleText.Write(whole));
    }

    [Theory]
    [InlineData("""{"success":false,"returnValue":null,"errors":[{"code":"NO_LAYOUT"}]}""")]
    [InlineData("""{"result":"no JSON"}""")]
    [InlineData("[]")]
    public void An_answer_without_a_layout_is_none(string answer) => Assert.Null(SoftphoneLayout.Read(answer));
}
