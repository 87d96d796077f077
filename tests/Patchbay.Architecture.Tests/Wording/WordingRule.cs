using System.Text.RegularExpressions;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Wording;

/// <summary>The repository speaks of Patchbay alone: not of the machine it was written on, and not of what somebody meant to do later.</summary>
public static partial class WordingRule
{
    /// <summary>Looks through every file of a tree.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>What does not belong.</returns>
    public static IEnumerable<Violation> Check(SourceTree tree) => tree.Files.SelectMany(Check);

    private static IEnumerable<Violation> Check(SourceFile file)
    {
        foreach (var (number, line) in file.Lines)
        {
            if (MachinePath().IsMatch(line)) yield return new(file.Path, number, "names a folder of one machine");
            if (file.Name is "package-lock.json" && Resolved().IsMatch(line)) yield return new(file.Path, number, "names the host it was downloaded from");
            if (file.Name is ".npmrc" or "nuget.config" && Registry().IsMatch(line)) yield return new(file.Path, number, "names a package registry");
            if (file.EndsWith(".cs", ".ts", ".tsx", ".js", ".mjs", ".css", ".py", ".c", ".sh", ".yml", ".csproj", ".props", ".targets") && Note().IsMatch(line))
                yield return new(file.Path, number, "leaves a note for later; do it or write an issue");
            if (file.EndsWith(".cs") && Suppression().IsMatch(line)) yield return new(file.Path, number, "suppresses a warning without its reason on the same line");
        }
    }

    // The one exception is the start page of Salesforce Classic, which is an address.
    [GeneratedRegex(@"(?<![\w.~-])/(work|home(?!/home\.jsp)|Users)/\w|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"""resolved"":\s*""(https?|git)")]
    private static partial Regex Resolved();

    [GeneratedRegex(@"registry\s*=|<add\s[^>]*https?:", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex(@"\b(T[O]DO|FIX[M]E|HAC[K]|XX[X])\b|NotImplemented[E]xception")]
    private static partial Regex Note();

    [GeneratedRegex(@"#pragma warning disable [\w, ]+$|\[(assembly: )?(Unconditional)?SuppressMessage\((?!.*Justification)")]
    private static partial Regex Suppression();
}
