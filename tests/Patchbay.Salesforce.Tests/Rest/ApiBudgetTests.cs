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
    public void Regular_asking_spends_at_most_half_of_a_minute()
    {
        var budget = Budget(perMinute: 10);

        Assert.Equal(TimeSpan.FromSeconds(72), budget.Stretch(TimeSpan.FromSeconds(5), callsPerRound: 6));
        Assert.Equal(TimeSpan.FromSeconds(5), Budget(perMinute: 600).Stretch(TimeSpan.FromSeconds(5), callsPerRound: 6));
    }

    private ApiBudget Budget(int perMinute) => new(Options.Create(new SalesforceOptions { ApiPerMinute = perMinute }), time);
}
