using System.Text.RegularExpressions;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>Whatever an operator can set stands in the page for operators.</summary>
public static partial class SettingsPageRule
{
    /// <summary>The page.</summary>
    public const string Path = "docs/running.md";

    /// <summary>Looks for settings that the page does not name.</summary>
    /// <param name="tree">The repository.</param>
    /// <param name="types">The types of the product.</param>
    /// <returns>The settings.</returns>
    public static IEnumerable<Violation> Check(SourceTree tree, IReadOnlyCollection<Type> types)
    {
        var page = string.Join('\n', (tree.Find(Path)?.Lines ?? []).Select(line => line.Text));
        return
            from file in tree.Files
            where file.EndsWith(".cs") && file.Path.StartsWith("src/", StringComparison.Ordinal)
            from line in file.Lines
            from Match match in Registration().Matches(line.Text)
            from options in types.Where(type => type.Name == match.Groups[1].Value)
            from property in options.GetProperties()
            where !page.Contains($"`{property.Name}`", StringComparison.Ordinal)
            select new Violation(file.Path, line.Number, $"{match.Groups[2].Value}:{property.Name} is missing in {Path}");
    }

    /// <summary>Looks for sections that the settings file may not have, because nobody named them where it is read.</summary>
    /// <param name="tree">The repository.</param>
    /// <param name="reader">The file that names all sections.</param>
    /// <returns>The sections.</returns>
    public static IEnumerable<Violation> CheckSections(SourceTree tree, string reader)
    {
        var named = string.Join('\n', (tree.Find(reader)?.Lines ?? []).Select(line => line.Text));
        return
            from file in tree.Files
            where file.EndsWith(".cs") && file.Path.StartsWith("src/", StringComparison.Ordinal)
            from line in file.Lines
            from Match match in Registration().Matches(line.Text)
            where !named.Contains($"\"{match.Groups[2].Value}\"", StringComparison.Ordinal)
            select new Violation(file.Path, line.Number, $"the section {match.Groups[2].Value} is refused by {reader}");
    }

    [GeneratedRegex(@"AddSettings<(\w+), \w+>\(""(\w+)""\)")]
    private static partial Regex Registration();
}
