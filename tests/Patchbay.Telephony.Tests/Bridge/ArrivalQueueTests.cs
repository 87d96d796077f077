using Patchbay.Telephony.Bridge;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class ArrivalQueueTests
{
    private readonly ArrivalQueue arrivals = new();

    [Fact]
    public void Without_waiting_calls_nobody_waits()
    {
        arrivals.Add(TimeSpan.FromSeconds(1)).Decided();

        Assert.Equal(TimeSpan.Zero, arrivals.Longest(TimeSpan.FromSeconds(9)));
        Assert.Equal(0, arrivals.Count);
    }

    [Fact]
    public void The_oldest_call_tells_how_long_callers_wait()
    {
        arrivals.Add(TimeSpan.FromSeconds(1));
        arrivals.Add(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(2), arrivals.Longest(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public void When_the_oldest_is_decided_about_the_next_one_tells()
    {
        var oldest = arrivals.Add(TimeSpan.FromSeconds(1));
        arrivals.Add(TimeSpan.FromSeconds(2));

        oldest.Decided();

        Assert.Equal(TimeSpan.FromSeconds(1), arrivals.Longest(TimeSpan.FromSeconds(3)));
        Assert.Equal(1, arrivals.Count);
    }
}
