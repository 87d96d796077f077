using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Projects;

/// <summary>Every package has one exact version, stated in one place, and every project has its lock file.</summary>
public static partial class PackageVersionRule
{
    /// <summary>Where the versions of .NET packages stand.</summary>
    public const string Path = "Directory.Packages.props";

    private static readonly string[] DependencyKinds = ["dependencies", "devDependencies", "optionalDependencies"];

    /// <summary>Looks for versions that are not exact, and for projects that go their own way.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>What was found.</returns>
    public static IEnumerable<Violation> Check(SourceTree tree) =>
    [
        .. tree.Files.Where(f => f.Name == Path).SelectMany(CheckCentral),
        .. tree.Files.Where(f => f.EndsWith(".csproj")).SelectMany(f => CheckProject(tree, f)),
        .. tree.Files.Where(f => f.Name == "package.json").SelectMany(CheckNode),
    ];

    private static IEnumerable<Violation> CheckCentral(SourceFile file) =>
        from package in XDocument.Parse(file.Text).Descendants("PackageVersion")
        let version = (string?)package.Attribute("Version") ?? ""
        where !Exact().IsMatch(version)
        select new Violation(file.Path, 0, $"{(string?)package.Attribute("Include")} has the version '{version}', which is not exact");

    private static IEnumerable<Violation> CheckProject(SourceTree tree, SourceFile file)
    {
        var lockFile = file.Path[..(file.Path.LastIndexOf('/') + 1)] + "packages.lock.json";
        if (tree.Find(lockFile) is null) yield return new(file.Path, 0, "has no packages.lock.json");
        foreach (var package in XDocument.Parse(file.Text).Descendants("PackageReference"))
        {
            if (package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
                yield return new(file.Path, 0, $"{(string?)package.Attribute("Include")} states its version here instead of in {Path}");
        }
    }

    private static IEnumerable<Violation> CheckNode(SourceFile file)
    {
        using var json = JsonDocument.Parse(file.Text);
        foreach (var kind in DependencyKinds)
        {
            if (!json.RootElement.TryGetProperty(kind, out var packages)) continue;
            foreach (var package in packages.EnumerateObject())
            {
                var version = package.Value.GetString() ?? "";
                // A workspace of our own has no version to pin.
                var isOurs = package.Name.StartsWith("@patchbay/", StringComparison.Ordinal);
                if (!isOurs && !Exact().IsMatch(version)) yield return new(file.Path, 0, $"{package.Name} has the version '{version}', which is not exact");
            }
        }
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();
}
