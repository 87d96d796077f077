using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class TaskRuleTests
{
    [Fact]
    public void Nobody_sleeps_or_blocks_on_a_task()
    {
        Violation.AssertNone(ProjectCompilation.OfProduct.SelectMany(TaskRule.Blocks));
    }

    [Fact]
    public void Asynchronous_methods_can_be_awaited_cancelled_and_told_apart()
    {
        Violation.AssertNone(ProjectCompilation.OfProduct.SelectMany(TaskRule.Forms));
    }

    [Fact]
    public void No_test_sleeps()
    {
        Violation.AssertNone(TaskRule.Sleeps(Repository.Tree.Under("tests").Where(f => f.EndsWith(".cs"))));
    }

    [Theory]
    [InlineData("void Run() => Thread.Sleep(1);")]
    [InlineData("int Run(Task<int> task) => task.Result;")]
    [InlineData("void Run(Task task) => task.Wait();")]
    [InlineData("int Run(ValueTask<int> task) => task.GetAwaiter().GetResult();")]
    public void A_sleep_or_a_blocking_wait_is_found(string member)
    {
        Assert.Single(TaskRule.Blocks(Sample(member)));
    }

    [Theory]
    [InlineData("async void Run() { }")]
    [InlineData("Task Run(CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("Task RunAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;")]
    [InlineData("Task RunAsync(CancellationToken cancellationToken, int count) => Task.CompletedTask;")]
    public void A_method_in_the_wrong_form_is_found(string member)
    {
        Assert.Single(TaskRule.Forms(Sample(member)));
    }

    [Theory]
    [InlineData("Task RunAsync(int count, CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("int Run() => 1;")]
    public void A_method_in_the_right_form_is_not_found(string member)
    {
        Assert.Empty(TaskRule.Forms(Sample(member)));
    }

    [Fact]
    public void A_test_that_sleeps_is_found()
    {
        Assert.Single(TaskRule.Sleeps([new("tests/A/OneTests.cs", "class C { void F() { Thread.Sleep(10); } }")]));
    }

    private static ProjectCompilation Sample(string member) => ProjectCompilation.OfSample(("One.cs", $"class One {{ {member} }}"));
}
