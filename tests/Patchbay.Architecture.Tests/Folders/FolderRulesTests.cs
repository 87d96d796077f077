using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Folders;

public sealed class FolderRulesTests
{
    [Fact]
    public void Folders_of_a_project_form_no_cycle()
    {
        Violation.AssertNone(ProjectCompilation.OfProduct.SelectMany(project => FolderRules.Cycles(FolderGraph.Edges(project))));
    }

    [Fact]
    public void A_shared_folder_uses_no_neighbour()
    {
        Violation.AssertNone(ProjectCompilation.OfProduct.SelectMany(project => FolderRules.SharedUses(FolderGraph.Edges(project))));
    }

    [Fact]
    public void Core_keeps_to_the_order_in_the_documents()
    {
        var order = FolderRules.OrderOfCore(Repository.Tree);

        Assert.NotEmpty(order);
        Violation.AssertNone(FolderRules.AgainstOrder(FolderGraph.Edges(ProjectCompilation.OfProject("Patchbay.Core")), order));
    }

    [Fact]
    public void Folders_are_named_after_features()
    {
        Violation.AssertNone(FolderRules.LayerNames(Repository.Tree));
    }

    [Fact]
    public void A_cycle_over_three_folders_is_found()
    {
        var sample = ProjectCompilation.OfSample(
            ("A/One.cs", "namespace S; class One { Two? next; }"),
            ("B/Two.cs", "namespace S; class Two { static object Next() => new Three(); }"),
            ("C/Three.cs", "namespace S; class Three { static string Name() => nameof(One); }"),
            ("D/Four.cs", "namespace S; class Four { One? one; }"));

        var found = FolderRules.Cycles(FolderGraph.Edges(sample)).Select(v => v.Path);

        Assert.Equal(["src/Sample/A/One.cs", "src/Sample/B/Two.cs", "src/Sample/C/Three.cs"], found.Order());
    }

    [Fact]
    public void A_use_that_names_no_type_is_found()
    {
        var sample = ProjectCompilation.OfSample(
            ("A/One.cs", "namespace S; class One { public int Size; public static Two Make() => new(); }"),
            ("B/Two.cs", "namespace S; class Two { static int Size() { var one = Two.Other(); return one.Size; } static One Other() => null!; }"),
            ("C/Three.cs", "namespace S; static class Three { public static void Extend(this Two two) { } }"),
            ("B/Five.cs", "namespace S; class Five { void Run(Two two) => two.Extend(); }"));

        var found = FolderRules.Cycles(FolderGraph.Edges(sample)).Select(v => v.Message);

        Assert.Contains(found, message => message.StartsWith("A uses B", StringComparison.Ordinal));
        Assert.Contains(found, message => message.StartsWith("B uses C (Extend)", StringComparison.Ordinal));
    }

    [Fact]
    public void Folders_inside_a_folder_are_compared_too()
    {
        var sample = ProjectCompilation.OfSample(
            ("Sip/Parsing/One.cs", "namespace S; class One { Two? next; }"),
            ("Sip/Dialogs/Two.cs", "namespace S; class Two { One? next; }"));

        Assert.Equal(2, FolderRules.Cycles(FolderGraph.Edges(sample)).Count());
    }

    [Fact]
    public void Files_beside_each_other_may_use_each_other()
    {
        var sample = ProjectCompilation.OfSample(
            ("A/One.cs", "namespace S; class One { Two? next; }"),
            ("A/Two.cs", "namespace S; class Two { One? next; }"));

        Assert.Empty(FolderRules.Cycles(FolderGraph.Edges(sample)));
    }

    [Fact]
    public void A_shared_folder_that_uses_a_neighbour_is_found()
    {
        var sample = ProjectCompilation.OfSample(
            ("Shared/One.cs", "namespace S; class One { Two? next; }"),
            ("Calls/Two.cs", "namespace S; class Two;"));

        Assert.Single(FolderRules.SharedUses(FolderGraph.Edges(sample)));
    }

    [Fact]
    public void A_use_against_the_drawn_order_is_found()
    {
        var sample = ProjectCompilation.OfSample(
            ("Agents/One.cs", "namespace S; class One { Two? next; }"),
            ("Calls/Two.cs", "namespace S; class Two;"));

        Assert.Single(FolderRules.AgainstOrder(FolderGraph.Edges(sample), ["Shared", "Agents", "Calls"]));
        Assert.Empty(FolderRules.AgainstOrder(FolderGraph.Edges(sample), ["Shared", "Calls", "Agents"]));
    }

    [Fact]
    public void A_folder_named_after_a_layer_is_found()
    {
        Assert.Single(FolderRules.LayerNames(SourceTree.Of(("src/A/Helpers/One.cs", ""), ("src/A/Queues/Two.cs", ""))));
    }
}
