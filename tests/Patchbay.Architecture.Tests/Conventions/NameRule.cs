using System.Text.RegularExpressions;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>A name says what a thing is for. Manager, Helper, Info, Data and Utils say nothing.</summary>
public static partial class NameRule
{
    /// <summary>Checks the names of types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>Those that say nothing.</returns>
    public static IEnumerable<Violation> Check(IEnumerable<Type> types) =>
        types.Where(type => Empty().IsMatch(BareName(type))).Select(type => new Violation(type.FullName!, 0, "has a name that says nothing; use the trade's word"));

    /// <summary>Checks the names of files of other languages.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>Those that say nothing.</returns>
    public static IEnumerable<Violation> Check(SourceTree tree) =>
        tree.Files.Where(f => f.EndsWith(".ts", ".tsx", ".mjs", ".js", ".cls") && Empty().IsMatch(f.Name[..f.Name.IndexOf('.', StringComparison.Ordinal)]))
            .Select(f => new Violation(f.Path, 0, "has a name that says nothing; use the trade's word"));

    private static string BareName(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex("(Manager|Helpers?|Info|Data|Utils?|Utilities)$|^(helpers?|utils?|common|misc)$")]
    private static partial Regex Empty();
}
