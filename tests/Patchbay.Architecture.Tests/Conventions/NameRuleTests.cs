using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class NameRuleTests
{
    [Fact]
    public void Names_say_what_a_thing_is_for()
    {
        Violation.AssertNone([.. NameRule.Check(ProductTypes.All), .. NameRule.Check(Repository.Tree)]);
    }

    [Theory]
    [InlineData(typeof(CallManager))]
    [InlineData(typeof(QueueHelper<>))]
    [InlineData(typeof(AgentInfo))]
    public void A_type_whose_name_says_nothing_is_found(Type type)
    {
        Assert.Single(NameRule.Check([type]));
    }

    [Fact]
    public void A_script_whose_name_says_nothing_is_found()
    {
        Assert.Equal(["web/a/utils.ts"], NameRule.Check(SourceTree.Of(("web/a/utils.ts", ""), ("web/a/callView.ts", ""))).Select(v => v.Path));
    }

    private sealed class CallManager;

    private sealed class QueueHelper<T>
    {
        public T? Value { get; set; }
    }

    private sealed class AgentInfo;
}
