using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>
/// No failure vanishes: a catch of everything logs it, throws on or hands it to somebody, and a catch that does nothing names the one failure
/// it is about and says why nothing is to be done.
/// </summary>
public static partial class CatchRule
{
    /// <summary>Checks the C# of a project.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The catches in which a failure vanishes.</returns>
    public static IEnumerable<Violation> Check(ProjectCompilation project) =>
        from tree in project.Compiler.SyntaxTrees
        from clause in tree.GetRoot().DescendantNodes().OfType<CatchClauseSyntax>()
        let wrong = IsSilent(clause) ? "is empty" : TakesAll(clause) && !Tells(clause) ? "takes everything and neither logs nor throws" : null
        where wrong is not null
        select ProjectCompilation.At(clause, $"catch {wrong}");

    /// <summary>Checks scripts.</summary>
    /// <param name="tree">The repository.</param>
    /// <returns>Empty catches.</returns>
    public static IEnumerable<Violation> Check(SourceTree tree) =>
        from file in tree.Files
        where file.EndsWith(".ts", ".tsx", ".mjs", ".js")
        from match in EmptyCatch().Matches(file.Text)
        select new Violation(file.Path, file.Text.AsSpan(0, match.Index).Count('\n') + 1, "catch is empty");

    private static bool TakesAll(CatchClauseSyntax clause) =>
        clause.Filter is null && clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception";

    private static bool IsSilent(CatchClauseSyntax clause) =>
        clause.Block.Statements.Count == 0 && (TakesAll(clause) || !clause.Block.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)));

    private static bool Tells(CatchClauseSyntax clause) => clause.Block.DescendantNodes().Any(node => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        ArgumentSyntax argument => argument.Expression.ToString() == clause.Declaration?.Identifier.Text,
        MemberAccessExpressionSyntax access => Logger().IsMatch(access.Expression.ToString()),
        _ => false,
    });

    [GeneratedRegex(@"catch\s*(\([^)]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"[lL]og(ger)?$|^Console\.Error$")]
    private static partial Regex Logger();
}
