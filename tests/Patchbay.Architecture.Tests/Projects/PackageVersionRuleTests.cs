using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Projects;

public sealed class PackageVersionRuleTests
{
    [Fact]
    public void Every_package_has_one_exact_version()
    {
        Violation.AssertNone(PackageVersionRule.Check(Repository.Tree));
    }

    [Theory]
    [InlineData("1.*")]
    [InlineData("[1.0.0,2.0.0)")]
    [InlineData("1.0")]
    public void A_floating_version_of_a_NET_package_is_found(string version)
    {
        var text = $"<Project><ItemGroup><PackageVersion Include='Npgsql' Version='{version}' /></ItemGroup></Project>";

        Assert.Single(PackageVersionRule.Check(SourceTree.Of((PackageVersionRule.Path, text))));
    }

    [Fact]
    public void A_version_in_a_project_file_is_found()
    {
        const string text = "<Project><ItemGroup><PackageReference Include='Npgsql' Version='10.0.0' /></ItemGroup></Project>";
        var tree = SourceTree.Of(("src/A/A.csproj", text), ("src/A/packages.lock.json", "{}"));

        Assert.Single(PackageVersionRule.Check(tree));
    }

    [Fact]
    public void A_project_without_a_lock_file_is_found()
    {
        Assert.Single(PackageVersionRule.Check(SourceTree.Of(("src/A/A.csproj", "<Project />"))));
    }

    [Fact]
    public void A_floating_version_of_a_node_package_is_found()
    {
        Assert.Single(PackageVersionRule.Check(SourceTree.Of(("web/package.json", """{ "devDependencies": { "vite": "^8.0.0", "vitest": "4.1.12" } }"""))));
    }
}
