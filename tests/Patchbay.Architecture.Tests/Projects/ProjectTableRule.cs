using System.Collections.Immutable;
using System.Xml.Linq;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Projects;

/// <summary>Project files say no more than the table of projects allows, and the table names every project.</summary>
public static class ProjectTableRule
{
    private static readonly string[] Fakes = ["Patchbay.Testing", "Patchbay.DemoOrg"];
    private static readonly string[] MayUseEverything = ["Patchbay.Architecture.Tests", "Patchbay.Scenarios.Tests", "Patchbay.Testing"];

    /// <summary>Compares the project files of a tree with its table.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>What does not fit.</returns>
    public static IEnumerable<Violation> Check(SourceTree tree)
    {
        var table = ProjectTable.Read(tree);
        var files = ProjectFile.All(tree).ToList();
        var testPackages = TestPackages(tree);
        return
        [
            .. files.Where(IsProduct).SelectMany(file => CheckProduct(file, table)),
            .. files.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(file => CheckTests(file, table, testPackages)),
            .. table.Keys.Except(files.Select(file => file.Name)).Select(name => new Violation(ProjectTable.Path, 0, $"{name} is in the table but not in the tree")),
            .. MissingInSolution(tree, files),
        ];
    }

    private static bool IsProduct(ProjectFile file) => file.Path.StartsWith("src/", StringComparison.Ordinal);

    private static IEnumerable<Violation> CheckProduct(ProjectFile file, ImmutableDictionary<string, ProjectRow> table)
    {
        if (!table.TryGetValue(file.Name, out var row)) return [new(file.Path, 0, $"is not in the table of {ProjectTable.Path}")];
        return
        [
            .. file.References.Except(row.MayUse).Select(name => new Violation(file.Path, 0, $"must not use {name}")),
            .. file.Packages.Except(row.Packages).Select(name => new Violation(file.Path, 0, $"must not use the package {name}")),
        ];
    }

    private static IEnumerable<Violation> CheckTests(ProjectFile file, ImmutableDictionary<string, ProjectRow> table, IReadOnlyCollection<string> testPackages)
    {
        if (MayUseEverything.Contains(file.Name)) return [];
        var tested = file.Name.EndsWith(".Tests", StringComparison.Ordinal) ? file.Name[..^".Tests".Length] : file.Name;
        if (!table.TryGetValue(tested, out var row)) return [new(file.Path, 0, $"tests {tested}, which is no project of the table")];
        return
        [
            .. file.References.Except([tested, .. row.MayUse, .. Fakes]).Select(name => new Violation(file.Path, 0, $"must not use {name}")),
            .. file.Packages.Except([.. row.Packages, .. testPackages]).Select(name => new Violation(file.Path, 0, $"must not use the package {name}")),
        ];
    }

    private static IReadOnlyCollection<string> TestPackages(SourceTree tree) =>
    [
        "Microsoft.AspNetCore.App",
        .. tree.Find(PackageVersionRule.Path) is not { } file ? [] : XDocument.Parse(file.Text).Descendants("ItemGroup")
            .Where(group => (string?)group.Attribute("Label") == "Tests")
            .Descendants("PackageVersion")
            .Select(package => (string?)package.Attribute("Include"))
            .OfType<string>(),
    ];

    private static IEnumerable<Violation> MissingInSolution(SourceTree tree, IEnumerable<ProjectFile> files) =>
        tree.Find("Patchbay.slnx") is not { } solution ? [] : files
            .Where(file => !file.Path.StartsWith("bench/", StringComparison.Ordinal))
            .Where(file => !solution.Text.Contains($"\"{file.Path}\"", StringComparison.Ordinal))
            .Select(file => new Violation(file.Path, 0, "is not in the solution, so nothing builds or tests it"));
}
