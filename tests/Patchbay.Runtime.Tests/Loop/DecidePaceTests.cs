using Patchbay.Runtime.Loop;

namespace Patchbay.Runtime.Tests.Loop;

public sealed class DecidePaceTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);
    private readonly DecidePace pace = new(Pause);
    private TimeSpan now = TimeSpan.FromHours(1);

    [Fact]
    public void Where_commands_are_rare_each_is_decided_at_once()
    {
        Look(times: 1000, apart: TimeSpan.FromMilliseconds(9));

        Assert.Equal(TimeSpan.Zero, pace.Rest(now));
    }

    [Fact]
    public void The_few_commands_of_one_call_are_decided_at_once_however_close_they_come()
    {
        Look(times: 1, apart: TimeSpan.FromMinutes(1));
        Look(times: 12, apart: TimeSpan.FromMilliseconds(1));

        Assert.Equal(TimeSpan.Zero, pace.Rest(now));
    }

    [Fact]
    public void In_a_rush_the_next_look_comes_a_pause_after_the_last()
    {
        Look(times: 1000, apart: TimeSpan.FromMilliseconds(1));

        Assert.Equal(Pause, pace.Rest(now));
        Assert.Equal(TimeSpan.FromMilliseconds(1), pace.Rest(now + TimeSpan.FromMilliseconds(3)));
        Assert.Equal(TimeSpan.Zero, pace.Rest(now + Pause));
    }

    [Fact]
    public void In_a_flood_the_next_look_comes_when_enough_commands_came()
    {
        var patient = new DecidePace(TimeSpan.FromMilliseconds(20));

        for (var i = 0; i < 1000; i++) patient.Look(now += TimeSpan.FromMilliseconds(1), 10);

        Assert.Equal(3.2, patient.Rest(now).TotalMilliseconds, 0.1);
    }

    [Fact]
    public void A_rush_that_keeps_the_pace_stays_one_and_ends_when_commands_become_rare()
    {
        Look(times: 1000, apart: TimeSpan.FromMilliseconds(1));
        Look(times: 1000, apart: TimeSpan.FromMilliseconds(6));
        var during = pace.Rest(now);
        Look(times: 20, apart: TimeSpan.FromMilliseconds(50));

        Assert.Equal((Pause, TimeSpan.Zero), (during, pace.Rest(now)));
    }

    [Fact]
    public void A_rush_stays_one_however_long_the_pause_is()
    {
        var patient = new DecidePace(TimeSpan.FromMilliseconds(20));

        for (var i = 0; i < 100; i++) patient.Look(now += TimeSpan.FromMilliseconds(20), 16);

        Assert.Equal(TimeSpan.FromMilliseconds(20), patient.Rest(now));
    }

    [Fact]
    public void Without_a_pause_nobody_rests()
    {
        var restless = new DecidePace(TimeSpan.Zero);

        for (var i = 0; i < 100; i++) restless.Look(TimeSpan.FromMilliseconds(i), 1);

        Assert.Equal(TimeSpan.Zero, restless.Rest(TimeSpan.FromMilliseconds(99)));
    }

    private void Look(int times, TimeSpan apart)
    {
        for (var i = 0; i < times; i++)
        {
            now += apart;
            pace.Look(now, 1);
        }
    }
}
