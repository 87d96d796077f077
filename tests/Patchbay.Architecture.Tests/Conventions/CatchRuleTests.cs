using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class CatchRuleTests
{
    [Fact]
    public void No_failure_vanishes()
    {
        Violation.AssertNone([.. ProjectCompilation.OfProduct.SelectMany(CatchRule.Check), .. CatchRule.Check(Repository.Tree)]);
    }

    [Theory]
    [InlineData("catch { }", 1)]
    [InlineData("catch (IOException) { }", 1)]
    [InlineData("catch {\n// It does not matter.\n}", 1)]
    [InlineData("catch (IOException) {\n// The other end was faster.\n}", 0)]
    [InlineData("catch (Exception bug) { onBug(bug); }", 0)]
    [InlineData("catch (Exception e) { result = e.Message; }", 1)]
    [InlineData("catch { result = null; }", 1)]
    [InlineData("catch (Exception e) { logger.LoopFailed(e); }", 0)]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(null, e); }", 0)]
    [InlineData("catch (Exception e) when (e is IOException) { result = null; }", 0)]
    [InlineData("catch (IOException) { result = null; }", 0)]
    public void A_catch_in_which_a_failure_vanishes_is_found(string clause, int count)
    {
        var sample = ProjectCompilation.OfSample(("One.cs", $"class One {{ void Run() {{ try {{ }} {clause} }} }}"));

        Assert.Equal(count, CatchRule.Check(sample).Count());
    }

    [Theory]
    [InlineData("try { run(); } catch " + "{}")]
    [InlineData("try { run(); } catch (error) " + "{\n}")]
    public void An_empty_catch_in_a_script_is_found(string script)
    {
        Assert.Single(CatchRule.Check(SourceTree.Of(("web/a.ts", script))));
    }
}
