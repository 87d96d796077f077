using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class NamedTestRuleTests
{
    [Fact]
    public void Every_test_that_the_page_about_bad_input_names_exists()
    {
        Violation.AssertNone(NamedTestRule.Check(Repository.Tree));
        Assert.Contains("`A_caller_may_hang_up_in_every_step`", Repository.Tree.Find(NamedTestRule.Path)!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| a bell | `A_bell_rings` |", 0)]
    [InlineData("| a bell | `A_bell_sleeps` |", 1)]
    public void A_test_that_is_named_and_does_not_exist_is_found(string page, int count)
    {
        var tree = SourceTree.Of(("tests/BellTests.cs", "    public void A_bell_rings() => Ring();"), (NamedTestRule.Path, page));

        Assert.Equal(count, NamedTestRule.Check(tree).Count());
    }
}
