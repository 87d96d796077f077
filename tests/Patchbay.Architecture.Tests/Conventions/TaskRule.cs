using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>Asynchronous code can be awaited, cancelled and told apart; nobody sleeps or blocks on a task.</summary>
public static class TaskRule
{
    private static readonly string[] Tasks = ["System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"];
    private static readonly string[] Blocking = ["Result", "Wait", "GetResult"];
    private static readonly string[] Waiters = ["Task", "ValueTask", "TaskAwaiter", "ValueTaskAwaiter"];

    /// <summary>Finds sleeps and blocking waits.</summary>
    /// <param name="project">A project.</param>
    /// <returns>The places.</returns>
    public static IEnumerable<Violation> Blocks(ProjectCompilation project)
    {
        foreach (var (node, symbol) in project.BoundNames())
        {
            if (symbol is not (IMethodSymbol or IPropertySymbol) || symbol.ContainingType is not { } type) continue;
            if (type.Name == "Thread" && symbol.Name == "Sleep") yield return ProjectCompilation.At(node, "sleeps; wait on an event or on TimeProvider");
            if (Waiters.Contains(type.Name) && Blocking.Contains(symbol.Name) && !IsKnownDone(node))
                yield return ProjectCompilation.At(node, $"blocks on a task with {symbol.Name}; await it");
        }
    }

    /// <summary>Finds methods that are asynchronous in the wrong form.</summary>
    /// <param name="project">A project.</param>
    /// <returns>The methods.</returns>
    public static IEnumerable<Violation> Forms(ProjectCompilation project)
    {
        foreach (var tree in project.Compiler.SyntaxTrees)
        {
            var model = project.Compiler.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(node) is not { } method || IsGiven(method)) continue;
                foreach (var wrong in Forms(method)) yield return ProjectCompilation.At(node, $"{method.Name} {wrong}");
            }
        }
    }

    /// <summary>Finds sleeps in sources that are not compiled here.</summary>
    /// <param name="files">C# files.</param>
    /// <returns>The places.</returns>
    public static IEnumerable<Violation> Sleeps(IEnumerable<SourceFile> files) =>
        from file in files.AsParallel().AsOrdered()
        from node in CSharpSyntaxTree.ParseText(file.Text, path: file.Path).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where node.Expression.ToString() is "Thread" or "System.Threading.Thread" && node.Name.Identifier.Text == "Sleep"
        select ProjectCompilation.At(node, "sleeps; a test owns its clock");

    private static IEnumerable<string> Forms(IMethodSymbol method)
    {
        if (method is { IsAsync: true, ReturnsVoid: true }) yield return "is async void: nobody can await it or see it fail";
        if (!ReturnsTask(method)) yield break;
        if (!method.Name.EndsWith("Async", StringComparison.Ordinal)) yield return "returns a task but is not named Async";
        var tokens = method.Parameters.Where(p => p.Type.Name == "CancellationToken").ToList();
        if (tokens is [var token])
        {
            if (token.HasExplicitDefaultValue) yield return "has a default for its CancellationToken";
            if (token.Ordinal != method.Parameters.Length - 1) yield return "does not take its CancellationToken last";
        }
    }

    // Names and parameters that somebody else laid down: an override, an interface's method, a method a browser calls.
    private static bool IsGiven(IMethodSymbol method) =>
        method.IsOverride
        || method.ExplicitInterfaceImplementations.Length > 0
        || method.ContainingType.AllInterfaces.Any(i => i.GetMembers(method.Name).Any(m => method.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), SymbolEqualityComparer.Default)))
        || IsBrowserContract(method.ContainingType);

    private static bool IsBrowserContract(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Interface && type.Name is "IPhoneClient" or "IPhoneServer" || type.BaseType?.Name == "Hub";

    private static bool ReturnsTask(IMethodSymbol method) =>
        Tasks.Contains($"{method.ReturnType.ContainingNamespace?.ToDisplayString()}.{method.ReturnType.Name}");

    // A task inside WhenAll's answer, or one asked whether it is done, no longer blocks.
    private static bool IsKnownDone(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.ToString() is { } member
        && (member.Contains("IsCompletedSuccessfully", StringComparison.Ordinal) || member.Contains(".IsCompleted", StringComparison.Ordinal));
}
