using Patchbay.Runtime.Loop;

namespace Patchbay.Runtime.Tests.Loop;

public sealed class RepeatedFailureTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private readonly RepeatedFailure failure = new();

    [Fact]
    public void A_failure_that_lasts_is_told_once_a_minute()
    {
        Assert.True(failure.IsNews("The disk is full.", Noon));
        Assert.False(failure.IsNews("The disk is full.", Noon.AddSeconds(59)));
        Assert.True(failure.IsNews("The disk is full.", Noon.AddSeconds(60)));
    }

    [Fact]
    public void Another_failure_is_told_at_once_and_so_is_the_same_one_after_it_was_over()
    {
        Assert.True(failure.IsNews("The disk is full.", Noon));
        Assert.True(failure.IsNews("The disk fails.", Noon));
        failure.Over();
        Assert.True(failure.IsNews("The disk fails.", Noon));
    }
}
