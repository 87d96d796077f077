using FsCheck;
using FsCheck.Fluent;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Tests.Records;

public sealed class LikePatternTests
{
    [Theory]
    [InlineData("Ada", "ada", true)]
    [InlineData("Ada", "A_a", true)]
    [InlineData("Ada", "A%", true)]
    [InlineData("Ada", "%d%", true)]
    [InlineData("Ada", "%x%", false)]
    [InlineData("Ada", "", false)]
    [InlineData("", "%", true)]
    [InlineData(null, "%", false)]
    [InlineData("100%", "100\\%", true)]
    [InlineData("1000", "100\\%", false)]
    [InlineData("a_b", "a\\_b", true)]
    [InlineData("axb", "a\\_b", false)]
    [InlineData("ÅSA", "åsa", true)]
    [InlineData("aab", "%ab", true)]
    public void Patterns_fit_as_the_query_language_says(string? value, string pattern, bool fits)
    {
        Assert.Equal(fits, LikePattern.IsMatch(value, pattern));
    }

    [Fact]
    public void A_text_fits_itself_when_its_signs_are_escaped()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var pattern = string.Concat(text.Get.Select(letter => letter is '%' or '_' or '\\' ? $"\\{letter}" : letter.ToString()));
            return LikePattern.IsMatch(text.Get, pattern) && LikePattern.IsMatch("x" + text.Get + "y", $"%{pattern}%");
        }));
    }
}
