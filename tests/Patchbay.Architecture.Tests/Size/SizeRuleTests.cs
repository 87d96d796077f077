using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Size;

/// <summary>The size budget for C#, and for whole files of every language. Functions of scripts are measured by <c>eng/script-size.test.mjs</c>.</summary>
public sealed class SizeRuleTests
{
    // Files over the hard stop, each with its reason.
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["web/phone/src/server/contracts.ts"] = "generated from C# files that are short",
    };

    // Methods over the hard stop, each with its reason.
    private static readonly Dictionary<string, string> LongMethods = [];

    [Fact]
    public void Source_files_are_short()
    {
        var files = Repository.Tree.Files.Where(f => f.EndsWith(".cs", ".ts", ".tsx", ".js", ".mjs", ".css"));

        Violation.AssertNone(SizeRule.Check(SizeRule.Files(files), SizeBudget.Files, LongFiles));
    }

    [Fact]
    public void Methods_of_the_product_are_short()
    {
        Violation.AssertNone(SizeRule.Check(SizeRule.Methods(CSharp("src")), SizeBudget.Methods, LongMethods));
    }

    [Fact]
    public void Methods_of_the_tests_are_short()
    {
        Violation.AssertNone(SizeRule.Check(SizeRule.Methods(CSharp("tests")), SizeBudget.Methods, new Dictionary<string, string>()));
    }

    [Fact]
    public void A_file_over_the_hard_stop_is_found()
    {
        var files = SizeRule.Files([Lines("long.cs", 401), .. Enumerable.Range(0, 20).Select(n => Lines($"{n}.cs", 10))]);

        Assert.Equal(["long.cs"], SizeRule.Check(files, SizeBudget.Files, new Dictionary<string, string>()).Select(v => v.Path));
    }

    [Fact]
    public void A_named_exception_is_not_found_until_it_is_no_longer_needed()
    {
        var exceptions = new Dictionary<string, string> { ["long.cs"] = "a table of the standard" };
        var others = Enumerable.Range(0, 20).Select(n => Lines($"{n}.cs", 10)).ToList();

        Assert.Empty(SizeRule.Check(SizeRule.Files([Lines("long.cs", 401), .. others]), SizeBudget.Files, exceptions));
        Assert.Single(SizeRule.Check(SizeRule.Files([Lines("long.cs", 400), .. others]), SizeBudget.Files, exceptions));
    }

    [Fact]
    public void Too_many_files_over_the_usual_length_are_found()
    {
        var files = Enumerable.Range(0, 19).Select(n => Lines($"{n}.cs", n < 2 ? 200 : 10));

        Assert.Single(SizeRule.Check(SizeRule.Files(files), SizeBudget.Files, new Dictionary<string, string>()));
    }

    [Theory]
    [InlineData("void Long() {", "}")]
    [InlineData("int Long => new[] {", "}.Length;")]
    [InlineData("int Property { get {", "return 1; } }")]
    [InlineData("C() {", "}")]
    [InlineData("void Outer() { void Local() {", "} }")]
    public void A_method_over_the_hard_stop_is_found(string head, string end)
    {
        var file = new SourceFile("a.cs", $"class C {{\n{head}\n{string.Concat(Enumerable.Repeat("\n", 60))}{end}\n}}");

        Assert.NotEmpty(SizeRule.Check(SizeRule.Methods([file]), SizeBudget.Methods, new Dictionary<string, string>()));
    }

    [Fact]
    public void Docs_above_a_method_are_not_its_lines()
    {
        var file = new SourceFile("a.cs", "class C {\n/// <summary>\n/// Says much.\n/// </summary>\nvoid Short() {\n}\n}");

        Assert.Equal(2, SizeRule.Methods([file]).Single().Lines);
    }

    private static IEnumerable<SourceFile> CSharp(string folder) => Repository.Tree.Under(folder).Where(f => f.EndsWith(".cs"));

    private static SourceFile Lines(string path, int count) => new(path, string.Concat(Enumerable.Repeat("\n", count)));
}
