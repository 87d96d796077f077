using Microsoft.CodeAnalysis;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Folders;

/// <summary>Which folder of a project uses which, read from what the compiler binds each name to.</summary>
public static class FolderGraph
{
    /// <summary>Finds every use across folders, once for each pair of neighbours and file.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The uses.</returns>
    public static IReadOnlyList<FolderEdge> Edges(ProjectCompilation project) =>
        [.. project.BoundNames().SelectMany(Uses).DistinctBy(edge => (edge.Parent, edge.From, edge.To, edge.Path))];

    private static IEnumerable<FolderEdge> Uses((SyntaxNode Node, ISymbol? Symbol) name)
    {
        if (Declared(name.Symbol) is not { } symbol) yield break;
        var from = name.Node.SyntaxTree.FilePath;
        var places = symbol.DeclaringSyntaxReferences.Select(r => r.SyntaxTree.FilePath).Where(path => path.Length > 0).Distinct().ToList();
        if (places.Count == 0 || places.Contains(from)) yield break;
        var edges = places.Select(to => Between(from, to, name.Node, symbol)).ToList();
        // A partial type that also lies here is used here.
        if (edges.Exists(edge => edge is null)) yield break;
        foreach (var edge in edges) yield return edge!;
    }

    private static ISymbol? Declared(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => null,
        IMethodSymbol method => OrItsType((method.ReducedFrom ?? method).OriginalDefinition),
        IPropertySymbol or IFieldSymbol or IEventSymbol => OrItsType(symbol.OriginalDefinition),
        _ => null,
    };

    // Members that the compiler adds are declared nowhere; their type is.
    private static ISymbol? OrItsType(ISymbol member) => member.DeclaringSyntaxReferences.IsEmpty ? member.ContainingType : member;

    private static FolderEdge? Between(string from, string to, SyntaxNode node, ISymbol symbol)
    {
        var (left, right) = (from.Split('/'), to.Split('/'));
        var common = 0;
        while (common < left.Length - 1 && common < right.Length - 1 && left[common] == right[common]) common++;
        if (left[common] == right[common]) return null;
        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var edge = new FolderEdge(string.Join('/', left[..common]), left[common], right[common], from, line, symbol.Name);
        return edge.TouchesFolder ? edge : null;
    }
}
