using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class EndpointRuleTests
{
    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        Violation.AssertNone(EndpointRule.Check(ProjectCompilation.OfProject("Patchbay.Server")));
    }

    [Theory]
    [InlineData("app.MapGet(\"/calls\", () => 1);", 1)]
    [InlineData("app.MapPost(\"/calls\", () => 1).WithName(\"x\");", 1)]
    [InlineData("app.MapHub<Hub>(\"/hub\");", 1)]
    [InlineData("app.MapGet(\"/calls\", () => 1).RequiresRole(Role.Agent);", 0)]
    [InlineData("app.MapGet(\"/calls\", () => 1).WithName(\"x\").RequiresRole(Role.Agent);", 0)]
    [InlineData("app.MapPost(\"/sign-in\", () => 1).AllowAnonymous();", 0)]
    public void An_endpoint_that_does_not_say_it_is_found(string statement, int count)
    {
        var sample = ProjectCompilation.OfSample(("One.cs", $"class One {{ void Map(WebApplication app) {{ {statement} }} }}"));

        Assert.Equal(count, EndpointRule.Check(sample).Count());
    }
}
