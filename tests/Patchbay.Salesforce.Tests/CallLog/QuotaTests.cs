using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>The org takes no more calls for now.</summary>
public sealed class QuotaTests : IDisposable
{
    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_spent_quota_makes_all_records_wait_longer_each_time()
    {
        rig.Site.Talk("+46701740633");
        rig.Org.Before = what => what.Contains("composite", StringComparison.Ordinal) ? FakeOrg.Error(403, "REQUEST_LIMIT_EXCEEDED") : null;
        for (var time = 0; time < 6; time++)
        {
            await rig.WriteAsync();
            rig.Time.Advance(TimeSpan.FromMinutes(20));
        }

        await rig.WriteAsync();
        var asked = rig.Org.Requests.Count;
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await rig.WriteAsync();

        Assert.Equal(asked, rig.Org.Requests.Count);
        Assert.Equal(FaultKind.Quota, rig.Progress.Stop?.Reason.Kind);
    }

    [Fact]
    public async Task A_quota_that_was_short_for_a_moment_holds_records_up_for_a_minute_or_so()
    {
        var call = rig.Site.Talk("+46701740633");
        rig.Org.Before = what => what.Contains("composite", StringComparison.Ordinal) ? FakeOrg.Error(403, "REQUEST_LIMIT_EXCEEDED") : null;
        await rig.WriteAsync();
        rig.Org.Before = static _ => null;

        rig.Time.Advance(TimeSpan.FromSeconds(30));
        await rig.WriteAsync();
        var before = (await rig.LinkAsync(call)).State;
        rig.Time.Advance(TimeSpan.FromSeconds(60));
        await rig.WriteAsync();

        Assert.Equal((RecordLinkState.Dirty, RecordLinkState.Clean), (before, (await rig.LinkAsync(call)).State));
    }

    [Fact]
    public async Task Why_records_wait_for_the_next_minute_is_told_with_when_there_is_room()
    {
        using var busy = new WriterRig { Options = WriterRig.Settings(apiPerMinute: 10) };
        for (var call = 0; call < 12; call++)
        {
            busy.Site.Finish(busy.Site.Talk($"+4670174063{call}"));
            await busy.WriteAsync();
        }

        busy.Time.Advance(TimeSpan.FromSeconds(3));
        await busy.RunAsync();
        var status = busy.Health.Current;
        Assert.Equal(SalesforceState.Answering, status.State);
        Assert.Equal("Patchbay's API calls of this minute are spent (Salesforce:ApiPerMinute is 10)", status.Shortage);
        Assert.InRange(status.NextTryAt!.Value, busy.Time.GetUtcNow().AddTicks(1), busy.Time.GetUtcNow().AddMinutes(1));

        for (var tries = 0; tries < 10 && busy.Health.Current.NextTryAt is { } next; tries++)
        {
            busy.Time.Advance(next - busy.Time.GetUtcNow());
            await busy.WriteAsync();
            busy.Time.Advance(TimeSpan.FromSeconds(3));
            await busy.RunAsync();
        }

        Assert.Equal(12, busy.Org.Tasks.Count);
        Assert.Null(busy.Health.Current.Shortage);
    }

    [Fact]
    public async Task The_next_try_that_is_told_is_never_past()
    {
        using var busy = new WriterRig { Options = WriterRig.Settings(apiPerMinute: 10) };
        busy.Org.Before = what => what.Contains("composite", StringComparison.Ordinal) ? FakeOrg.Error(503, "SERVER_UNAVAILABLE") : null;

        for (var second = 0; second < 600; second++)
        {
            if (second % 20 == 0) busy.Site.Finish(busy.Site.Talk($"+467017{second:D5}"));
            await busy.RunAsync();
            busy.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(busy.Health.Current.NextTryAt is not { } next || next > busy.Time.GetUtcNow());
        }
    }

    [Fact]
    public async Task An_answer_that_somebody_else_got_ends_the_wait_for_the_quota()
    {
        var call = rig.Site.Talk("+46701740633");
        rig.Org.Before = what => what.Contains("composite", StringComparison.Ordinal) ? FakeOrg.Error(403, "REQUEST_LIMIT_EXCEEDED") : null;
        await rig.WriteAsync();
        rig.Org.Before = static _ => null;

        rig.Time.Advance(TimeSpan.FromSeconds(10));
        rig.Watch.Answered();
        await rig.WriteAsync();

        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(call)).State);
    }
}
