using Microsoft.Extensions.Options;
using Patchbay.Salesforce.CallLog.Pace;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog.Pace;

public sealed class WriterPaceTests
{
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(10);

    private readonly ManualTime time = new();
    private readonly ApiBudget budget;
    private readonly WriterPace pace;

    public WriterPaceTests()
    {
        budget = new(Options.Create(new SalesforceOptions { ApiPerMinute = 100_000 }), time);
        pace = new(budget);
    }

    [Fact]
    public void Calls_that_come_one_after_the_other_never_wait()
    {
        budget.Take(new ApiUsage(0, 1_000_000));

        var waits = Enumerable.Range(0, 600).Select(_ => Send(1, TimeSpan.FromMilliseconds(400))).ToArray();

        Assert.All(waits, wait => Assert.Equal(TimeSpan.Zero, wait));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(500)]
    public void Under_load_a_thousand_calls_take_no_more_than_twenty_requests(int callsPerSecond)
    {
        budget.Take(new ApiUsage(0, 100_000_000));
        const int seconds = 60;

        var requests = Run(seconds, rowsPerSecond: 3 * callsPerSecond);

        Assert.InRange(requests * 1000.0 / (seconds * callsPerSecond), 0, 20);
    }

    [Fact]
    public void Nobody_waits_longer_than_a_second_for_others()
    {
        Run(10, rowsPerSecond: 60);

        var wait = pace.Wait(1, time.GetUtcNow());

        Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_site_that_spends_more_than_its_share_of_the_day_sends_once_a_second()
    {
        budget.Take(new ApiUsage(0, 2_000));

        var waits = Enumerable.Range(0, 200).Select(_ => Send(1, TimeSpan.FromMilliseconds(400))).ToArray();

        Assert.Equal(TimeSpan.Zero, waits[0]);
        Assert.Equal(TimeSpan.FromMilliseconds(600), waits[^1]);
    }

    [Fact]
    public void With_little_left_the_first_call_after_a_pause_still_goes_at_once()
    {
        budget.Take(new ApiUsage(0, 2_000));
        for (var i = 0; i < 200; i++) Send(1, TimeSpan.FromMilliseconds(400));

        var wait = Send(1, TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.Zero, wait);
    }

    /// <summary>Some rows come after a while, and go when they may.</summary>
    private TimeSpan Send(int rows, TimeSpan after)
    {
        time.Advance(after);
        var wait = pace.Wait(rows, time.GetUtcNow());
        time.Advance(wait);
        pace.Take(rows, time.GetUtcNow());
        return wait;
    }

    /// <summary>Rows come evenly; each batch takes all that wait.</summary>
    private int Run(int seconds, int rowsPerSecond)
    {
        var (requests, sent) = (0, 0);
        for (var now = step; now <= TimeSpan.FromSeconds(seconds); now += step)
        {
            time.Advance(step);
            var waiting = (int)(now.TotalSeconds * rowsPerSecond) - sent;
            if (waiting == 0 || pace.Wait(waiting, time.GetUtcNow()) > TimeSpan.Zero) continue;
            var rows = Math.Min(waiting, Collections.MostRows);
            pace.Take(rows, time.GetUtcNow());
            (requests, sent) = (requests + 1, sent + rows);
        }

        return requests;
    }
}
