using Microsoft.CodeAnalysis;

namespace Patchbay.Architecture.Tests.Sources;

/// <summary>The rules below look through the compiler's eyes; these tests make sure that it sees.</summary>
public sealed class ProjectCompilationTests
{
    [Fact]
    public void Core_compiles_here_as_it_does_in_the_build()
    {
        var errors = ProjectCompilation.OfProject("Patchbay.Core").Compiler.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error);

        Assert.Empty(errors);
    }

    [Fact]
    public void Nearly_every_name_in_the_product_is_understood()
    {
        // Generated sources are missing here, so that a few names stay open.
        foreach (var project in ProjectCompilation.OfProduct)
        {
            var names = project.BoundNames().Select(n => n.Symbol is not null).ToList();
            var understood = names.Count == 0 ? 1.0 : names.Count(known => known) / (double)names.Count;

            Assert.True(understood > 0.98, $"{project.Name}: only {understood:P1} of the names are understood");
        }
    }
}
