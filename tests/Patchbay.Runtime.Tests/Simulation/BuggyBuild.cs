using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Patchbay.Runtime.Tests.Simulation;

/// <summary>
/// The product with a planted bug, next to the right one in the same process: the project that has the bug is compiled from its sources in
/// memory; the other projects and the simulation are loaded a second time, on top of it. It stays loaded to the end: the runtime itself can fall
/// over code that is unloaded while other threads run, and the memory of some dozen builds is nothing.
/// </summary>
internal sealed class BuggyBuild : AssemblyLoadContext
{
    /// <summary>The names that the build imports everywhere.</summary>
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest, DocumentationMode.None);
    private static readonly List<(string Name, string Text, SyntaxTree Tree)> Sources = ReadSources();
    private static readonly List<PortableExecutableReference> Platform =
        [.. from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator) select MetadataReference.CreateFromFile(path)];

    private readonly byte[] image;
    private readonly string project;

    internal BuggyBuild(PlantedBug bug)
        : base(bug.Name)
    {
        project = bug.File.Split('/')[0];
        image = Compile(project, SourcesOf(project, bug));
    }

    /// <summary>Runs schedules until one fails.</summary>
    /// <param name="schedules">Most schedules.</param>
    /// <returns>How many were run and what failed; null when nothing did.</returns>
    internal string? FindViolation(int schedules)
    {
        var simulation = LoadFromAssemblyName(new("Patchbay.Testing")).GetType("Patchbay.Testing.Simulation.SiteSimulation", throwOnError: true)!;
        return (string?)simulation.GetMethod("FindViolation")!.Invoke(null, [schedules]);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == project) return LoadFromStream(new MemoryStream(image));
        return assemblyName.Name is "Patchbay.Core" or "Patchbay.Runtime" or "Patchbay.Testing"
            ? LoadFromStream(new MemoryStream(File.ReadAllBytes(InOutput(assemblyName.Name + ".dll"))))
            : null;
    }

    private static string InOutput(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static IEnumerable<SyntaxTree> SourcesOf(string project, PlantedBug bug) =>
        from source in Sources
        where source.Name.StartsWith(project + "/", StringComparison.Ordinal)
        select source.Name == bug.File ? Parse(Plant(source.Text, bug)) : source.Tree;

    private static List<(string Name, string Text, SyntaxTree Tree)> ReadSources()
    {
        var assembly = typeof(BuggyBuild).Assembly;
        var sources = new List<(string Name, string Text, SyntaxTree Tree)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            sources.Add((name, text, Parse(text)));
        }

        return sources;
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, Language);

    private static string Plant(string text, PlantedBug bug)
    {
        Assert.Equal(2, text.Split(bug.Right).Length);
        return text.Replace(bug.Right, bug.Wrong, StringComparison.Ordinal);
    }

    private static byte[] Compile(string project, IEnumerable<SyntaxTree> sources)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable);
        Compilation compilation = CSharpCompilation.Create(
            project, sources.Append(Parse(Usings)), Platform.Where(reference => !IsOf(reference.FilePath!, project)), options);
        CSharpGeneratorDriver.Create(Generators(), parseOptions: Language).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity is DiagnosticSeverity.Error).Take(5)));
        return image.ToArray();
    }

    private static bool IsOf(string path, string project) => Path.GetFileNameWithoutExtension(path) == project;

    /// <summary>The framework's generators of log messages and validators, as the build uses them.</summary>
    private static IEnumerable<ISourceGenerator> Generators() =>
        from file in Directory.GetFiles(InOutput("generators"), "*.dll")
        from type in Assembly.LoadFrom(file).GetTypes()
        where type.GetCustomAttribute<GeneratorAttribute>() is not null && type.IsAssignableTo(typeof(IIncrementalGenerator))
        select ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
}
