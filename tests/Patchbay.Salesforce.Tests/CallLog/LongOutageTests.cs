using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>The org is away for a day and a night: the writer goes on trying, tells when, and writes everything when it is back.</summary>
public sealed class LongOutageTests : IDisposable
{
    private static readonly TimeSpan outage = TimeSpan.FromHours(24);
    private static readonly DateTimeOffset start = new ManualTime().GetUtcNow();
    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Theory]
    [InlineData("no answer", 75)]
    [InlineData("sign-in refused", 375)]
    [InlineData("limit used up", 1_125)]
    public async Task After_a_day_of_failures_it_is_tried_again_within_minutes_and_all_is_written(string trouble, int longestGapSeconds)
    {
        rig.Site.Finish(rig.Site.Talk("+46701740001"));
        await LiveAsync(TimeSpan.FromMinutes(1), () => { });
        Trouble(trouble);
        var gap = TimeSpan.Zero;
        var asked = (Count: rig.Org.Requests.Count, At: rig.Time.GetUtcNow());
        var calls = 1;
        await LiveAsync(outage, () =>
        {
            if (rig.Org.Requests.Count != asked.Count) asked = (rig.Org.Requests.Count, rig.Time.GetUtcNow());
            if (rig.Time.GetUtcNow() - asked.At > gap) gap = rig.Time.GetUtcNow() - asked.At;
            if ((calls - 1) * TimeSpan.FromMinutes(10) > rig.Time.GetUtcNow() - start) return;
            calls++;
            rig.Site.Finish(rig.Site.Talk($"+4670174{calls:D4}"));
        });
        Assert.InRange(gap, TimeSpan.FromSeconds(longestGapSeconds / 2), TimeSpan.FromSeconds(longestGapSeconds));

        // The tokens of yesterday are worth nothing any more.
        rig.Org.ExpireToken();
        rig.Org.Before = static _ => null;
        var told = rig.Health.Current.NextTryAt!.Value;
        await LiveAsync(TimeSpan.FromSeconds(longestGapSeconds + 30), () => { });

        Assert.InRange(told, rig.Time.GetUtcNow() - TimeSpan.FromSeconds(longestGapSeconds + 30), rig.Time.GetUtcNow());
        Assert.Equal(calls, rig.Org.Tasks.Count);
        Assert.InRange(calls, 140, 150);
        Assert.Equal(0, (await rig.Links.CountAsync(CancellationToken.None)).GetValueOrDefault(RecordLinkState.Dirty));
        Assert.Empty(rig.Org.Violations);
    }

    [Fact]
    public async Task Tries_that_reach_nobody_spend_no_share()
    {
        using var small = new WriterRig { Options = WriterRig.Settings(apiShare: 0.01) };
        small.Site.Finish(small.Site.Talk("+46701740001"));
        await small.WriteAsync();
        small.Org.Before = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Nobody listens.");
        small.Site.Finish(small.Site.Talk("+46701740002"));
        for (var end = small.Time.GetUtcNow() + TimeSpan.FromHours(6); small.Time.GetUtcNow() < end;) small.Time.Advance(Longer(await small.RunAsync()));
        Assert.True(small.Org.Requests.Count > 300);

        small.Org.Before = static _ => null;
        for (var end = small.Time.GetUtcNow() + TimeSpan.FromSeconds(80); small.Time.GetUtcNow() < end;) small.Time.Advance(Longer(await small.RunAsync()));

        Assert.Equal(2, small.Org.Tasks.Count);
    }

    [Fact]
    public async Task A_share_that_is_spent_is_free_again_a_day_later()
    {
        using var small = new WriterRig { Options = WriterRig.Settings(apiShare: 0.01) };
        for (var call = 0; call < 160; call++)
        {
            small.Site.Finish(small.Site.Talk($"+4670174{call:D4}"));
            await small.WriteAsync();
            small.Time.Advance(TimeSpan.FromSeconds(20));
        }

        var spentAt = small.Time.GetUtcNow();
        Assert.Contains("Salesforce:ApiShare", small.Health.Current.Shortage, StringComparison.Ordinal);
        var told = small.Health.Current.NextTryAt!.Value;
        Assert.True(small.Org.Tasks.Count < 160);
        while (small.Time.GetUtcNow() < told + TimeSpan.FromMinutes(20)) small.Time.Advance(Longer(await small.RunAsync()));

        Assert.InRange(told - spentAt, TimeSpan.FromHours(22), TimeSpan.FromHours(24));
        Assert.Equal(160, small.Org.Tasks.Count);
    }

    private void Trouble(string trouble) => rig.Org.Before = trouble switch
    {
        "no answer" => _ => throw new HttpRequestException("Nobody listens."),
        "sign-in refused" => what => what.Contains("oauth2", StringComparison.Ordinal) ? FakeOrg.Answer(400, """{"error":"invalid_grant","error_description":"user is inactive"}""") : FakeOrg.Error(401, "INVALID_SESSION_ID"),
        _ => _ => FakeOrg.Error(403, "REQUEST_LIMIT_EXCEEDED"),
    };

    private async Task LiveAsync(TimeSpan length, Action atEachTurn)
    {
        for (var end = rig.Time.GetUtcNow() + length; rig.Time.GetUtcNow() < end;)
        {
            atEachTurn();
            rig.Time.Advance(Longer(await rig.RunAsync()));
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait > TimeSpan.FromMilliseconds(10) ? wait : TimeSpan.FromMilliseconds(10);
}
