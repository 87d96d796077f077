using Patchbay.Telephony.Sip.Transactions;

namespace Patchbay.Telephony.Tests.Sip.Transactions;

public sealed class SipTimersTests : IDisposable
{
    private readonly VirtualTime time = new();
    private readonly List<string> fired = [];
    private readonly SipTimers timers;

    public SipTimersTests() => timers = new SipTimers(time, new SipLoop(bug => fired.Add(bug.Message)));

    public void Dispose() => timers.Dispose();

    [Fact]
    public void Timers_fire_in_the_order_of_their_time_and_ties_in_the_order_they_were_set()
    {
        int set = 0;
        foreach (double seconds in new[] { 3.0, 1.0, 2.0, 1.0 })
        {
            string name = $"{seconds:0} s, set {++set}";
            timers.After(TimeSpan.FromSeconds(seconds), () => fired.Add(name));
        }

        time.AdvanceSeconds(2);
        Assert.Equal(["1 s, set 2", "1 s, set 4", "2 s, set 3"], fired);
        time.AdvanceSeconds(1);
        Assert.Equal("3 s, set 1", fired[^1]);
    }

    [Fact]
    public void A_cancelled_timer_stays_silent()
    {
        SipTimer timer = timers.After(TimeSpan.FromSeconds(1), () => fired.Add("never"));
        timers.After(TimeSpan.FromSeconds(1), () => fired.Add("always"));

        timer.Cancel();
        time.AdvanceSeconds(5);

        Assert.Equal(["always"], fired);
    }

    [Fact]
    public void A_timer_set_inside_a_timer_fires_in_its_turn()
    {
        timers.After(TimeSpan.FromSeconds(1), () => timers.After(TimeSpan.FromSeconds(1), () => fired.Add("second")));

        time.AdvanceSeconds(1.9);
        Assert.Empty(fired);
        time.AdvanceSeconds(0.1);
        Assert.Equal(["second"], fired);
    }
}
