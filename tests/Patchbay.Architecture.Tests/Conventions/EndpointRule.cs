using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>Every endpoint says who may call it, where it is mapped: a role, or that it is open to anyone.</summary>
public static class EndpointRule
{
    private static readonly string[] Maps = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapHub", "MapFallback", "MapFallbackToFile"];
    private static readonly string[] Answers = ["RequiresRole", "AllowAnonymous"];

    /// <summary>Finds endpoints that do not say who may call them.</summary>
    /// <param name="project">A project.</param>
    /// <returns>The calls that map them.</returns>
    public static IEnumerable<Violation> Check(ProjectCompilation project) =>
        from tree in project.Compiler.SyntaxTrees
        from call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where Maps.Contains(NameOf(call)) && !Chain(call).Any(name => Answers.Contains(name))
        select ProjectCompilation.At(call, $"{NameOf(call)} does not say who may call it: RequiresRole(...) or AllowAnonymous()");

    // The names called on what the mapping returned, in the same expression: Map(...).WithName(...).RequiresRole(...).
    private static IEnumerable<string?> Chain(SyntaxNode call)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == call)
        {
            yield return NameOf(next);
            call = next;
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => null,
    };
}
