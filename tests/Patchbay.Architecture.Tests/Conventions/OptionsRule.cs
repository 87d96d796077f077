using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Options;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

/// <summary>What an operator sets has ranges, a validator, and is checked when the program starts.</summary>
public static class OptionsRule
{
    private const string Checked = "AddOptionsWithValidateOnStart";
    private static readonly Type[] Measured = [typeof(int), typeof(long), typeof(double), typeof(TimeSpan)];
    private static readonly string[] Registrations = ["AddOptions", "Configure", "PostConfigure", Checked];

    /// <summary>Checks the options classes among some types.</summary>
    /// <param name="types">The types of the product.</param>
    /// <returns>Options without a validator, and numbers without a range.</returns>
    public static IEnumerable<Violation> CheckTypes(IReadOnlyCollection<Type> types)
    {
        foreach (var options in types.Where(IsOptions))
        {
            var validator = typeof(IValidateOptions<>).MakeGenericType(options);
            if (!types.Any(type => type.IsAssignableTo(validator))) yield return new(options.FullName!, 0, "has no validator");
            foreach (var property in options.GetProperties().Where(p => p.CanWrite && Measured.Contains(Bare(p.PropertyType))))
            {
                if (property.GetCustomAttribute<RangeAttribute>() is null) yield return new(options.FullName!, 0, $"{property.Name} has no [Range]");
            }
        }
    }

    /// <summary>Finds options that are registered without a check at start.</summary>
    /// <param name="project">A project.</param>
    /// <returns>The registrations.</returns>
    public static IEnumerable<Violation> CheckRegistrations(ProjectCompilation project) =>
        from tree in project.Compiler.SyntaxTrees
        from name in tree.GetRoot().DescendantNodes().OfType<GenericNameSyntax>()
        let options = name.TypeArgumentList.Arguments[0]
        where Registrations.Contains(name.Identifier.Text) && options.ToString().EndsWith("Options", StringComparison.Ordinal)
            && !(name.Identifier.Text == Checked && name.TypeArgumentList.Arguments.Count == 2) && IsOurs(project, options)
        select ProjectCompilation.At(name, $"registers {options} without its validator: use {Checked}<{options}, {options}Validator>()");

    // Options of the framework are checked by the framework.
    private static bool IsOurs(ProjectCompilation project, TypeSyntax type) =>
        project.Compiler.GetSemanticModel(type.SyntaxTree).GetSymbolInfo(type).Symbol is not { } symbol
        || symbol.ContainingAssembly.Name is "patchbay" or "Sample"
        || symbol.ContainingAssembly.Name.StartsWith("Patchbay.", StringComparison.Ordinal);

    private static bool IsOptions(Type type) => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
