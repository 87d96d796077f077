using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Patchbay.Architecture.Tests.Sources;

/// <summary>The sources of one project as the compiler sees them: each name is bound to what it means.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Folder">Its folder from the root.</param>
/// <param name="Compiler">The compilation; its trees carry paths from the root.</param>
public sealed record ProjectCompilation(string Name, string Folder, CSharpCompilation Compiler)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly Lazy<ImmutableArray<ProjectCompilation>> All = new(() =>
        [.. Repository.Tree.Under("src").Where(f => f.EndsWith(".csproj")).AsParallel().AsOrdered().Select(f => Compile(Repository.Tree, f))]);

    // Read once: reading hundreds of assemblies for each compilation takes longer than everything else.
    private static readonly Lazy<ImmutableArray<MetadataReference>> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly Lazy<ImmutableArray<(SyntaxNode Node, ISymbol? Symbol)>> bound = new(() => [.. Bind(Compiler)]);

    // What the SDK's implicit usings give to every file.
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private const string ImplicitWebUsings =
        "global using System.Net.Http.Json; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; " +
        "global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration; " +
        "global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;";

    /// <summary>The product's projects.</summary>
    public static ImmutableArray<ProjectCompilation> OfProduct => All.Value;

    /// <summary>Finds one of the product's projects.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The project.</returns>
    public static ProjectCompilation OfProject(string name) => OfProduct.Single(p => p.Name == name);

    /// <summary>Compiles made-up sources as a project of their own.</summary>
    /// <param name="files">Paths below the project's folder, and texts.</param>
    /// <returns>The project, named <c>Sample</c>.</returns>
    public static ProjectCompilation OfSample(params (string Path, string Text)[] files) => Compile(
        "Sample", "src/Sample", "Sample", isWeb: true, files.Select(f => new SourceFile($"src/Sample/{f.Path}", f.Text)));

    /// <summary>The names in all sources with what each is bound to; null where the compiler knows nothing.</summary>
    /// <returns>Names of types and members, and constructions without a name.</returns>
    public ImmutableArray<(SyntaxNode Node, ISymbol? Symbol)> BoundNames() => bound.Value;

    /// <summary>Says where a node stands.</summary>
    /// <param name="node">The node.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <returns>The violation.</returns>
    public static Violation At(SyntaxNode node, string message) =>
        new(node.SyntaxTree.FilePath, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, message);

    private static bool IsName(SyntaxNode node) => node
        is Microsoft.CodeAnalysis.CSharp.Syntax.SimpleNameSyntax
        or Microsoft.CodeAnalysis.CSharp.Syntax.ImplicitObjectCreationExpressionSyntax;

    private static ProjectCompilation Compile(SourceTree tree, SourceFile project)
    {
        var folder = project.Path[..project.Path.LastIndexOf('/')];
        var name = project.Name[..^".csproj".Length];
        var assembly = project.Text.Contains("<AssemblyName>patchbay<", StringComparison.Ordinal) ? "patchbay" : name;
        return Compile(name, folder, assembly, project.Text.Contains("Sdk.Web", StringComparison.Ordinal), tree.Under(folder).Where(f => f.EndsWith(".cs")));
    }

    private static ProjectCompilation Compile(string name, string folder, string assembly, bool isWeb, IEnumerable<SourceFile> files)
    {
        var usings = CSharpSyntaxTree.ParseText(isWeb ? ImplicitUsings + ImplicitWebUsings : ImplicitUsings, Parsing);
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Text, Parsing, f.Path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        return new(name, folder, CSharpCompilation.Create(assembly, [usings, .. trees], References(assembly), options));
    }

    private static IEnumerable<MetadataReference> References(string except) =>
        Platform.Value.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != except);

    private static IEnumerable<(SyntaxNode Node, ISymbol? Symbol)> Bind(CSharpCompilation compiler)
    {
        foreach (var tree in compiler.SyntaxTrees.Where(t => t.FilePath.Length > 0))
        {
            var model = compiler.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes().Where(IsName))
            {
                var info = model.GetSymbolInfo(node);
                yield return (node, info.Symbol ?? info.CandidateSymbols.FirstOrDefault());
            }
        }
    }
}
