using System.Text.RegularExpressions;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>A page that names tests as its proof names tests that exist.</summary>
public static partial class NamedTestRule
{
    /// <summary>The page.</summary>
    public const string Path = "docs/bad-input.md";

    /// <summary>Looks for named tests that do not exist.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<Violation> Check(SourceTree tree)
    {
        var known = tree.Files.Where(file => file.EndsWith(".cs") && file.Path.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(file => file.Lines).SelectMany(line => Test().Matches(line.Text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return
            from line in tree.Find(Path)?.Lines ?? []
            from Match match in Name().Matches(line.Text)
            where !known.Contains(match.Groups[1].Value)
            select new Violation(Path, line.Number, $"there is no test {match.Groups[1].Value}");
    }

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
