using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Projects;

public sealed class ProjectTableRuleTests
{
    private const string Table = """
        | Project | What it is | May use | Packages |
        |---|---|---|---|
        | `Patchbay.Core` | rules | nothing | none |
        | `Patchbay.Runtime` | loop | `Core` | `Polly.Core` |
        | `Patchbay.Cli` | all of it | all | none |
        """;

    [Fact]
    public void Every_project_uses_only_what_the_table_allows()
    {
        Violation.AssertNone(ProjectTableRule.Check(Repository.Tree));
    }

    [Fact]
    public void A_reference_that_the_table_forbids_is_found()
    {
        Assert.Equal(["must not use Patchbay.Runtime"], Messages("Patchbay.Core", "<ProjectReference Include='../Patchbay.Runtime/Patchbay.Runtime.csproj' />"));
    }

    [Fact]
    public void A_package_that_the_table_forbids_is_found()
    {
        Assert.Equal(["must not use the package Npgsql"], Messages("Patchbay.Runtime", "<PackageReference Include='Npgsql' />"));
    }

    [Fact]
    public void A_project_without_a_row_is_found()
    {
        Assert.Equal([$"is not in the table of {ProjectTable.Path}"], Messages("Patchbay.Fax", ""));
    }

    [Fact]
    public void What_the_table_allows_is_not_found()
    {
        Assert.Empty(Messages("Patchbay.Cli", "<ProjectReference Include='../Patchbay.Core/Patchbay.Core.csproj' />"));
        Assert.Empty(Messages("Patchbay.Runtime", "<PackageReference Include='Polly.Core' />"));
    }

    [Fact]
    public void A_row_without_a_project_is_found()
    {
        var found = ProjectTableRule.Check(SourceTree.Of((ProjectTable.Path, Table)));

        Assert.Contains(found, v => v.Message == "Patchbay.Core is in the table but not in the tree");
    }

    [Fact]
    public void Tests_that_reach_past_their_project_are_found()
    {
        const string project = "<Project><ItemGroup><ProjectReference Include='../../src/Patchbay.Runtime/Patchbay.Runtime.csproj' /></ItemGroup></Project>";
        var tree = SourceTree.Of((ProjectTable.Path, Table), ("tests/Patchbay.Core.Tests/Patchbay.Core.Tests.csproj", project));

        Assert.Contains(ProjectTableRule.Check(tree), v => v.Message == "must not use Patchbay.Runtime");
    }

    [Fact]
    public void A_project_that_the_solution_forgets_is_found()
    {
        var tree = SourceTree.Of((ProjectTable.Path, Table), ("Patchbay.slnx", "<Solution />"), ("src/Patchbay.Core/Patchbay.Core.csproj", "<Project />"));

        Assert.Contains(ProjectTableRule.Check(tree), v => v.Message == "is not in the solution, so nothing builds or tests it");
    }

    private static IEnumerable<string> Messages(string project, string items)
    {
        var path = $"src/{project}/{project}.csproj";
        var tree = SourceTree.Of((ProjectTable.Path, Table), (path, $"<Project Sdk='Microsoft.NET.Sdk'><ItemGroup>{items}</ItemGroup></Project>"));
        return ProjectTableRule.Check(tree).Where(v => v.Path == path).Select(v => v.Message);
    }
}
