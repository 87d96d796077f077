using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Purity;

public sealed class CorePurityRuleTests
{
    [Fact]
    public void Core_looks_at_nothing_but_its_parameters()
    {
        Violation.AssertNone(CorePurityRule.Check(ProjectCompilation.OfProject("Patchbay.Core")));
    }

    [Theory]
    [InlineData("object F() => System.IO.File.ReadAllText(\"a\");")]
    [InlineData("object F() => new System.Net.Sockets.Socket(default, default, default);")]
    [InlineData("object F() => DateTime.UtcNow;")]
    [InlineData("object F() => DateTimeOffset.Now;")]
    [InlineData("object F(TimeProvider time) => time;")]
    [InlineData("object F() => Guid.NewGuid();")]
    [InlineData("object F() => new Random();")]
    [InlineData("int F(string s) => s.GetHashCode();")]
    [InlineData("int F(string s) => HashCode.Combine(s);")]
    [InlineData("object F() => Task.CompletedTask;")]
    [InlineData("async void F() => await default(ValueTask);")]
    [InlineData("void F() => Thread.Yield();")]
    [InlineData("void F() { lock (this) { } }")]
    [InlineData("void F() => Console.WriteLine();")]
    [InlineData("static int count;")]
    [InlineData("static int Count { get; set; }")]
    [InlineData("object F() => System.Diagnostics.Stopwatch.StartNew();")]
    [InlineData("object F() => System.Security.Cryptography.RandomNumberGenerator.Create();")]
    public void What_looks_at_the_world_is_found(string member)
    {
        var sample = ProjectCompilation.OfSample(("Calls/One.cs", $"namespace S; class One {{ {member} }}"));

        Assert.NotEmpty(CorePurityRule.Check(sample));
    }

    [Theory]
    [InlineData("DateTimeOffset F(DateTimeOffset now) => now + TimeSpan.FromSeconds(1);")]
    [InlineData("int F(string s) => s.Length;")]
    [InlineData("static readonly int Limit = 3;")]
    [InlineData("IEnumerable<int> F(List<int> all) => all.Where(n => n > 0);")]
    public void What_is_pure_is_not_found(string member)
    {
        var sample = ProjectCompilation.OfSample(("Calls/One.cs", $"namespace S; class One {{ {member} }}"));

        Assert.Empty(CorePurityRule.Check(sample));
    }
}
