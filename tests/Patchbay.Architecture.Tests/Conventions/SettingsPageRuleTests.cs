using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class SettingsPageRuleTests
{
    private const string Registration = "services.AddSettings<BellOptions, BellOptionsValidator>(\"Bell\");";

    [Fact]
    public void Every_setting_stands_in_the_page_for_operators()
    {
        Violation.AssertNone(SettingsPageRule.Check(Repository.Tree, ProductTypes.All));
        Assert.Contains(Repository.Tree.Files, file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Text.Contains(".AddSettings<TelephonyOptions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("| `Tone` | low | how it sounds |", 0)]
    [InlineData("| Tone | low | how it sounds |", 1)]
    [InlineData("", 1)]
    public void A_setting_that_the_page_does_not_name_is_found(string page, int count)
    {
        var tree = SourceTree.Of(("src/Bell.cs", Registration), (SettingsPageRule.Path, page));

        Assert.Equal(count, SettingsPageRule.Check(tree, [typeof(BellOptions)]).Count());
    }

    [Fact]
    public void Every_section_may_stand_in_the_settings_file() =>
        Violation.AssertNone(SettingsPageRule.CheckSections(Repository.Tree, "src/Patchbay.Cli/Serve/ServerSettings.cs"));

    [Theory]
    [InlineData("Sections = [\"Bell\"];", 0)]
    [InlineData("Sections = [\"Door\"];", 1)]
    public void A_section_that_the_settings_file_may_not_have_is_found(string reader, int count)
    {
        var tree = SourceTree.Of(("src/Bell.cs", Registration), ("src/Reader.cs", reader));

        Assert.Equal(count, SettingsPageRule.CheckSections(tree, "src/Reader.cs").Count());
    }

    private sealed class BellOptions
    {
        public string Tone { get; init; } = "low";
    }
}
