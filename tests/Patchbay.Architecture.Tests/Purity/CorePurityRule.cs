using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Purity;

/// <summary>
/// The exchange is a function: the same commands at the same instants give the same events, today and on replay. So Core uses nothing
/// that looks at the world, and keeps nothing between calls that is not in its state. Stricter than the banned list of the build:
/// only namespaces that are named here may be used at all.
/// </summary>
public static class CorePurityRule
{
    private static readonly HashSet<string> Namespaces =
    [
        "System", "System.Buffers", "System.Collections", "System.Collections.Frozen", "System.Collections.Generic", "System.Collections.Immutable",
        "System.Diagnostics.CodeAnalysis", "System.Globalization", "System.Linq", "System.Numerics", "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices", "System.Text", "System.Text.RegularExpressions", "System.Text.Json.Serialization",
    ];

    // Types and members of namespaces that are not open as a whole.
    private static readonly HashSet<string> Others =
    [
        "System.Diagnostics.UnreachableException", "System.Diagnostics.Debug", "System.Diagnostics.DebuggerDisplayAttribute",
        "System.ComponentModel.DataAnnotations.RangeAttribute", "System.Reflection.MemberInfo.Name", "System.Security.Cryptography.SHA256",
    ];

    private static readonly HashSet<string> Forbidden =
    [
        "System.Activator", "System.AppContext", "System.AppDomain", "System.Console", "System.Environment", "System.GC", "System.HashCode",
        "System.Lazy`1", "System.OperatingSystem", "System.Progress`1", "System.Random", "System.ThreadStaticAttribute", "System.TimeProvider",
        "System.TimeZoneInfo.Local", "System.TimeZone", "System.WeakReference", "System.WeakReference`1",
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.DateTime.ToLocalTime", "System.DateTimeOffset.ToLocalTime", "System.DateTimeOffset.LocalDateTime",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.String.GetHashCode", "System.Runtime.InteropServices.NativeLibrary",
        "System.Runtime.InteropServices.DllImportAttribute", "System.Runtime.InteropServices.LibraryImportAttribute",
    ];

    /// <summary>Finds everything in a project that is not pure.</summary>
    /// <param name="project">The project.</param>
    /// <returns>What was found.</returns>
    public static IEnumerable<Violation> Check(ProjectCompilation project) =>
    [
        .. project.BoundNames().Select(name => (name.Node, Symbol: Foreign(name.Symbol)))
            .Where(name => name.Symbol is not null && !IsAllowed(name.Symbol))
            .Select(name => ProjectCompilation.At(name.Node, $"uses {FullName(name.Symbol!)}, which is not pure")),
        .. project.Compiler.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).SelectMany(CheckSyntax),
    ];

    private static ISymbol? Foreign(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
        IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.OriginalDefinition,
        _ => null,
    } is { } found && found.DeclaringSyntaxReferences.IsEmpty && found.ContainingType?.DeclaringSyntaxReferences.IsEmpty is not false ? found : null;

    private static bool IsAllowed(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        if (type is null) return true;
        if (Forbidden.Contains(FullName(symbol)) || Forbidden.Contains(FullName(type))) return false;
        return Others.Contains(FullName(type)) || Others.Contains(FullName(symbol)) || Namespaces.Contains(type.ContainingNamespace.ToDisplayString());
    }

    private static string FullName(ISymbol symbol)
    {
        var owner = symbol.ContainingType is { } outer ? FullName(outer) : symbol.ContainingNamespace.ToDisplayString();
        var name = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new" : symbol.MetadataName;
        return $"{owner}.{name}";
    }

    private static IEnumerable<Violation> CheckSyntax(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => [ProjectCompilation.At(node, "awaits; Core has no task")],
        LockStatementSyntax => [ProjectCompilation.At(node, "locks; Core has one thread")],
        FieldDeclarationSyntax field when IsSharedState(field) => [ProjectCompilation.At(node, "keeps shared state; only the exchange's state may change")],
        PropertyDeclarationSyntax property when IsSharedState(property) => [ProjectCompilation.At(node, "keeps shared state; only the exchange's state may change")],
        _ => [],
    };

    private static bool IsSharedState(FieldDeclarationSyntax field) =>
        field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);

    private static bool IsSharedState(PropertyDeclarationSyntax property) =>
        property.Modifiers.Any(SyntaxKind.StaticKeyword)
        && property.AccessorList?.Accessors.Any(a => a.IsKind(SyntaxKind.SetAccessorDeclaration) && a.Body is null && a.ExpressionBody is null) is true;
}
