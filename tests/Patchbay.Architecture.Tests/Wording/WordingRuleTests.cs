using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Wording;

public sealed class WordingRuleTests
{
    // Put together here, so that the rule does not find them in this file.
    private const string Later = "TO" + "DO";
    private const string Home = "/ho" + "me/";
    private const string Disable = "#pragma warning " + "disable";

    [Fact]
    public void The_repository_speaks_of_Patchbay_alone()
    {
        Violation.AssertNone(WordingRule.Check(Repository.Tree));
    }

    [Theory]
    [InlineData("docs/a.md", $"see {Home}ada/notes")]
    [InlineData("eng/a.sh", $"cd {Home}ada")]
    [InlineData("src/A/One.cs", $"// {Later}: later")]
    [InlineData("web/a.ts", $"/* {Later} later */")]
    [InlineData("src/A/One.cs", "throw new NotImplemented" + "Exception();")]
    [InlineData("src/A/One.cs", $"{Disable} CA1000")]
    [InlineData("src/A/One.cs", "[Suppress" + "Message(\"A\", \"B\")]")]
    [InlineData("web/package-lock.json", "\"resolved\": \"https://example.com/a.tgz\"")]
    [InlineData("web/.npmrc", "registry=https://example.com/")]
    [InlineData("nuget.config", "<add key='a' value='https://example.com/index.json' />")]
    public void What_does_not_belong_is_found(string path, string line)
    {
        Assert.Single(WordingRule.Check(SourceTree.Of((path, line))));
    }

    [Theory]
    [InlineData("src/A/One.cs", $"{Disable} CA1000 // The standard says so.")]
    [InlineData("src/A/One.cs", "var path = \"/var/lib/patchbay\";")]
    [InlineData("web/a.js", "location.assign('/home/home.jsp')")]
    [InlineData("docs/a.md", "[the telephony folder](../src/home/a.md)")]
    [InlineData("web/package.json", "\"homepage\": \"https://example.com/home/a\"")]
    public void What_belongs_is_not_found(string path, string line)
    {
        Assert.Empty(WordingRule.Check(SourceTree.Of((path, line))));
    }
}
