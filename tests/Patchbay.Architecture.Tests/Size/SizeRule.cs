using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Size;

/// <summary>Something that has a length.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">Where it begins; 0 for a whole file.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Lines">How long it is.</param>
public sealed record Measured(string Path, int Line, string Name, int Lines);

/// <summary>Files and methods stay short enough to be read at one go.</summary>
public static class SizeRule
{
    /// <summary>Measures files.</summary>
    /// <param name="files">The files.</param>
    /// <returns>Their lengths.</returns>
    public static IReadOnlyList<Measured> Files(IEnumerable<SourceFile> files) => [.. files.Select(f => new Measured(f.Path, 0, f.Path, f.LineCount))];

    /// <summary>Measures the methods, constructors, accessors and local functions that have a body.</summary>
    /// <param name="files">C# files.</param>
    /// <returns>Their lengths.</returns>
    public static IReadOnlyList<Measured> Methods(IEnumerable<SourceFile> files) =>
        [.. files.AsParallel().AsOrdered().SelectMany(file => Methods(CSharpSyntaxTree.ParseText(file.Text, path: file.Path)))];

    /// <summary>Compares lengths with a budget.</summary>
    /// <param name="all">What was measured.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="exceptions">Names that may be longer than the hard stop, with the reason.</param>
    /// <returns>What is too long; exceptions that are not needed; and the longest ones when too many are long.</returns>
    public static IEnumerable<Violation> Check(IReadOnlyList<Measured> all, SizeBudget budget, IReadOnlyDictionary<string, string> exceptions)
    {
        foreach (var one in all.Where(m => m.Lines > budget.Stop && !exceptions.ContainsKey(m.Name)))
            yield return new(one.Path, one.Line, $"{one.Name} has {one.Lines} lines; no one may have more than {budget.Stop}");
        foreach (var name in exceptions.Keys.Except(all.Where(m => m.Lines > budget.Stop).Select(m => m.Name)))
            yield return new(name, 0, "is an exception that is no longer needed");
        var longOnes = all.Where(m => m.Lines >= budget.Usual).OrderByDescending(m => m.Lines).ToList();
        if (longOnes.Count * 10 <= all.Count) yield break;
        var told = string.Join(", ", longOnes.Take(10).Select(m => $"{m.Name} {m.Lines}"));
        yield return new($"all {budget.Of}", 0, $"{longOnes.Count} of {all.Count} have {budget.Usual} lines or more; one in ten may: {told}");
    }

    private static IEnumerable<Measured> Methods(SyntaxTree tree) =>
        from node in tree.GetRoot().DescendantNodes()
        where HasBody(node)
        let span = node.GetLocation().GetLineSpan()
        select new Measured(tree.FilePath, span.StartLinePosition.Line + 1, NameOf(node), span.EndLinePosition.Line - span.StartLinePosition.Line + 1);

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        LocalFunctionStatementSyntax => true,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        _ => false,
    };

    private static string NameOf(SyntaxNode node)
    {
        var type = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text;
        var member = node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            LocalFunctionStatementSyntax local => local.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            ConstructorDeclarationSyntax => "new",
            _ => node.Kind().ToString(),
        };
        return $"{type}.{member}";
    }
}
