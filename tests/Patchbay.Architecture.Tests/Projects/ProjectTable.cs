using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Projects;

/// <summary>One row of the table of projects.</summary>
/// <param name="Name">The project.</param>
/// <param name="MayUse">Our projects it may use.</param>
/// <param name="Packages">Packages it may use.</param>
public sealed record ProjectRow(string Name, ImmutableArray<string> MayUse, ImmutableArray<string> Packages);

/// <summary>The table of projects in the documents: which may know what.</summary>
public static partial class ProjectTable
{
    /// <summary>Where the table stands.</summary>
    public const string Path = "docs/architecture.md";

    /// <summary>Reads the table.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>Its rows by project; none when there is no such document.</returns>
    public static ImmutableDictionary<string, ProjectRow> Read(SourceTree tree)
    {
        var rows = (tree.Find(Path)?.Lines ?? []).Select(line => line.Text.Split('|')).Where(cells => cells.Length == 6 && Quoted().IsMatch(cells[1]));
        var known = rows.ToDictionary(cells => Words(cells[1])[0], cells => cells);
        return known.ToImmutableDictionary(
            row => row.Key,
            row => new ProjectRow(row.Key, Projects(row.Value[3], known.Keys), Words(row.Value[4])));
    }

    private static ImmutableArray<string> Projects(string cell, IEnumerable<string> all) =>
        cell.Trim() == "all" ? [.. all] : [.. Words(cell).Select(word => $"Patchbay.{word}")];

    private static ImmutableArray<string> Words(string cell) => [.. Quoted().Matches(cell).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("`([A-Za-z0-9_.]+)`")]
    private static partial Regex Quoted();
}
