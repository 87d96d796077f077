using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Rest;

public sealed class ApiBudgetTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_part_of_each_minute_is_kept_for_writing()
    {
        var budget = Budget(perMinute: 10);

        for (var i = 0; i < 8; i++) budget.Count();

        Assert.False(budget.CanSpare);
        Assert.Equal(TimeSpan.Zero, budget.WaitForMinute(time.GetUtcNow()));
        Assert.True(budget.WaitForSpare(time.GetUtcNow()) > TimeSpan.Zero);
    }

    [Fact]
    public async Task What_can_wait_waits_for_the_calls_of_the_next_minute()
    {
        var budget = Budget(perMinute: 10);
        for (var i = 0; i < 8; i++) budget.Count();

        var waiting = budget.WaitForSpareAsync(TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(60));

        await waiting;
    }

    [Fact]
    public void When_there_is_room_in_the_share_again_is_told_once_and_for_all()
    {
        var budget = Budget(perMinute: 600);
        budget.Take(new ApiUsage(0, 4));
        for (var i = 0; i < 2; i++) budget.Count();
        var told = budget.FindShortage(time.GetUtcNow())!.Until;

        time.Advance(TimeSpan.FromMinutes(17));

        Assert.Equal(told, budget.FindShortage(time.GetUtcNow())!.Until);
        time.Advance(told!.Value - time.GetUtcNow());
        Assert.Null(budget.FindShortage(time.GetUtcNow()));
    }

    [Fact]
    public void Regular_asking_spends_at_most_half_of_a_minute()
    {
        var budget = Budget(perMinute: 10);

        Assert.Equal(TimeSpan.FromSeconds(72), budget.Stretch(TimeSpan.FromSeconds(5), callsPerRound: 6));
        Assert.Equal(TimeSpan.FromSeconds(5), Budget(perMinute: 600).Stretch(TimeSpan.FromSeconds(5), callsPerRound: 6));
    }

    [Fact]
    public async Task What_was_spent_of_the_share_outlasts_a_restart()
    {
        var settings = new Settings();
        var first = Budget(perMinute: 600);
        using var spent = new SpentCalls(first, time, NullLogger<SpentCalls>.Instance, settings);
        await spent.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 7; i++) first.Count();
        await spent.StopAsync(TestContext.Current.CancellationToken);

        var second = Budget(perMinute: 600);
        second.Take(new ApiUsage(10, 14));
        using var recalled = new SpentCalls(second, time, NullLogger<SpentCalls>.Instance, settings);
        await recalled.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, second.OursToday);
        Assert.True(second.IsShareSpent);
        await recalled.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_was_spent_a_day_ago_is_free_again()
    {
        var budget = Budget(perMinute: 600);
        budget.Count();
        var written = budget.WriteDay();

        time.Advance(TimeSpan.FromHours(23));
        var later = Budget(perMinute: 600);
        later.AddDay(written);
        later.AddDay("nothing 12: :9 -1:4 99999999999999999999:1");
        Assert.Equal(1, later.OursToday);

        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, later.OursToday);
        later.AddDay(written);
        Assert.Equal(0, later.OursToday);
    }

    private ApiBudget Budget(int perMinute) => new(Options.Create(new SalesforceOptions { ApiPerMinute = perMinute }), time);
}
