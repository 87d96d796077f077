using System.Collections.Immutable;
using System.Xml.Linq;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Projects;

/// <summary>What a project file says that the project uses.</summary>
/// <param name="Path">The file, from the root.</param>
/// <param name="References">Names of our projects; a wildcard stands for all.</param>
/// <param name="Packages">Names of packages and shared frameworks.</param>
public sealed record ProjectFile(string Path, ImmutableArray<string> References, ImmutableArray<string> Packages)
{
    private const string WebFramework = "Microsoft.AspNetCore.App";

    /// <summary>The project's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads all project files of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <returns>The project files.</returns>
    public static IEnumerable<ProjectFile> All(SourceTree tree) => tree.Files.Where(f => f.EndsWith(".csproj")).Select(Read);

    private static ProjectFile Read(SourceFile file)
    {
        var xml = XDocument.Parse(file.Text);
        var isWeb = (string?)xml.Root!.Attribute("Sdk") == "Microsoft.NET.Sdk.Web";
        return new(
            file.Path,
            [.. Includes(xml, "ProjectReference").Select(System.IO.Path.GetFileNameWithoutExtension)!],
            [.. Includes(xml, "PackageReference"), .. Includes(xml, "FrameworkReference"), .. isWeb ? [WebFramework] : Array.Empty<string>()]);
    }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
