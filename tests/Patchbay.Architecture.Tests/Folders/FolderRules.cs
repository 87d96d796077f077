using System.Text.RegularExpressions;
using Patchbay.Architecture.Tests.Projects;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Folders;

/// <summary>Folders are features: they use each other in one direction, and what they share knows none of them.</summary>
public static partial class FolderRules
{
    private const string Shared = "Shared";
    private static readonly string[] Layers = ["Services", "Helpers", "Managers", "Models", "Interfaces", "Common", "Utils"];

    /// <summary>Finds folders that use each other, at once or over others.</summary>
    /// <param name="edges">The uses of one project.</param>
    /// <returns>Every use that is part of a cycle.</returns>
    public static IEnumerable<Violation> Cycles(IEnumerable<FolderEdge> edges)
    {
        foreach (var siblings in edges.GroupBy(edge => edge.Parent))
        {
            var next = siblings.ToLookup(edge => edge.From, edge => edge.To);
            foreach (var edge in siblings.DistinctBy(edge => (edge.From, edge.To)).Where(edge => Reaches(next, edge.To, edge.From)))
                yield return new(edge.Path, edge.Line, $"{edge.From} uses {edge.To} ({edge.Symbol}), which uses {edge.From} in turn, in {edge.Parent}");
        }
    }

    /// <summary>Finds uses of a neighbour by a Shared folder.</summary>
    /// <param name="edges">The uses of one project.</param>
    /// <returns>The uses.</returns>
    public static IEnumerable<Violation> SharedUses(IEnumerable<FolderEdge> edges) =>
        edges.Where(edge => edge.From == Shared).Select(edge => new Violation(edge.Path, edge.Line, $"Shared uses {edge.To} ({edge.Symbol})"));

    /// <summary>Finds uses against the order that the documents draw for Core.</summary>
    /// <param name="edges">The uses of Core.</param>
    /// <param name="order">Its folders; each may use those before it.</param>
    /// <returns>The uses.</returns>
    public static IEnumerable<Violation> AgainstOrder(IEnumerable<FolderEdge> edges, IReadOnlyList<string> order)
    {
        var place = order.Select((folder, at) => (folder, at)).ToDictionary(f => f.folder, f => f.at);
        foreach (var edge in edges)
        {
            if (!place.TryGetValue(edge.From, out var from) || !place.TryGetValue(edge.To, out var to))
                yield return new(edge.Path, edge.Line, $"{edge.From} or {edge.To} is not in the drawing of {ProjectTable.Path}");
            else if (from < to)
                yield return new(edge.Path, edge.Line, $"{edge.From} uses {edge.To} ({edge.Symbol}) against the order in {ProjectTable.Path}");
        }
    }

    /// <summary>Reads the order of Core's folders from the documents.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>The folders, the freest first.</returns>
    public static IReadOnlyList<string> OrderOfCore(SourceTree tree) =>
        [.. (tree.Find(ProjectTable.Path)?.Lines ?? []).Where(line => line.Text.StartsWith("Shared ◀─", StringComparison.Ordinal))
            .SelectMany(line => Word().Matches(line.Text).Select(m => m.Value))];

    /// <summary>Finds folders that are named after a layer instead of a feature.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>The files in them.</returns>
    public static IEnumerable<Violation> LayerNames(SourceTree tree) =>
        from file in tree.Files
        where file.EndsWith(".cs", ".ts", ".tsx", ".cls")
        let folder = file.Path.Split('/')[..^1].FirstOrDefault(name => Layers.Contains(name, StringComparer.OrdinalIgnoreCase))
        where folder is not null
        select new Violation(file.Path, 0, $"lies in a folder named {folder}; name it after the feature");

    private static bool Reaches(ILookup<string, string> next, string from, string to)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var at))
        {
            if (at == to) return true;
            if (!seen.Add(at)) continue;
            foreach (var further in next[at]) open.Push(further);
        }

        return false;
    }

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();
}
