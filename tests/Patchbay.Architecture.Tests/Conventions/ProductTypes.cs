using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>The types of the compiled product.</summary>
public static class ProductTypes
{
    /// <summary>Every type we wrote, nested and internal ones too; not those that the compiler or a generator made.</summary>
    public static ImmutableArray<Type> All { get; } = [.. Assemblies().SelectMany(a => a.GetTypes()).Where(IsOurs)];

    private static IEnumerable<Assembly> Assemblies() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name == "patchbay" || (name.StartsWith("Patchbay.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal)))
            .Select(Assembly.Load);

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Patchbay", StringComparison.Ordinal) is true
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)
        && !type.Name.Contains('<', StringComparison.Ordinal);
}
