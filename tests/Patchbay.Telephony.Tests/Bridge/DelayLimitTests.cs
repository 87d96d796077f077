using Patchbay.Telephony.Bridge;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class DelayLimitTests
{
    private const int Many = 200;
    private static readonly TimeSpan Late = DelayLimit.Target + TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);
    private readonly DelayLimit limit = new();

    [Fact]
    public void A_wait_at_the_target_turns_nobody_away()
    {
        Assert.False(limit.IsExceeded(DelayLimit.Target, Many, Start));
        Assert.False(limit.IsExceeded(DelayLimit.Target, Many, Start + TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_burst_that_is_late_for_a_moment_is_let_in()
    {
        Assert.False(limit.IsExceeded(Late, Many, Start));
        Assert.False(limit.IsExceeded(Late, Many, Start + DelayLimit.Patience - TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void A_wait_that_stays_long_turns_new_calls_away()
    {
        limit.IsExceeded(Late, Many, Start);

        Assert.True(limit.IsExceeded(Late, Many, Start + DelayLimit.Patience));
    }

    [Fact]
    public void Whoever_comes_when_the_wait_is_short_again_is_let_in()
    {
        limit.IsExceeded(Late, Many, Start);
        limit.IsExceeded(Late, Many, Start + DelayLimit.Patience);

        Assert.False(limit.IsExceeded(DelayLimit.OverloadTarget, Many, Start + DelayLimit.Patience));
    }

    [Fact]
    public void Patience_begins_anew_when_the_wait_was_short_in_between()
    {
        limit.IsExceeded(Late, Many, Start);
        limit.IsExceeded(DelayLimit.Target, Many, Start + (DelayLimit.Patience / 2));

        Assert.False(limit.IsExceeded(Late, Many, Start + DelayLimit.Patience));
    }

    [Fact]
    public void In_the_same_overload_nobody_is_let_in_to_find_out()
    {
        var refusal = Start + DelayLimit.Patience;
        limit.IsExceeded(Late, Many, Start);
        limit.IsExceeded(Late, Many, refusal);
        limit.IsExceeded(TimeSpan.Zero, Many, refusal + (DelayLimit.Memory / 2));

        Assert.True(limit.IsExceeded(DelayLimit.Target, Many, refusal + DelayLimit.Memory - TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void A_later_overload_gets_the_same_patience_as_the_first()
    {
        var refusal = Start + DelayLimit.Patience;
        limit.IsExceeded(Late, Many, Start);
        limit.IsExceeded(Late, Many, refusal);
        limit.IsExceeded(TimeSpan.Zero, Many, refusal);

        Assert.False(limit.IsExceeded(Late, Many, refusal + DelayLimit.Memory));
    }

    [Fact]
    public void A_disk_that_hangs_turns_no_few_callers_away()
    {
        limit.IsExceeded(Late, DelayLimit.Few - 1, Start);

        Assert.False(limit.IsExceeded(TimeSpan.FromSeconds(1), DelayLimit.Few - 1, Start + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void At_twice_what_can_be_done_accepted_calls_wait_little_and_no_work_is_left_undone()
    {
        // 1,000 calls/s come, 500 can be decided about; one step is a millisecond.
        ArrivalQueue arrivals = new();
        Queue<Arrival> work = new();
        var longest = TimeSpan.Zero;
        var decided = 0;
        for (var millisecond = 0; millisecond < 10_000; millisecond++)
        {
            var now = Start + TimeSpan.FromMilliseconds(millisecond);
            if (!limit.IsExceeded(arrivals.Longest(now), arrivals.Count, now)) work.Enqueue(arrivals.Add(now));
            if (millisecond % 2 != 0 || !work.TryDequeue(out var done)) continue;
            done.Decided();
            decided++;
            // Whoever came before the overload showed itself waits for all of them.
            if (done.Since - Start > TimeSpan.FromSeconds(1) && now - done.Since > longest) longest = now - done.Since;
        }

        Assert.InRange(longest, DelayLimit.OverloadTarget, DelayLimit.Target + TimeSpan.FromMilliseconds(20));
        Assert.Equal(5_000, decided);
    }
}
