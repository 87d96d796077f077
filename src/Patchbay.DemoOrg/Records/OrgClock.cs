namespace Patchbay.DemoOrg.Records;

/// <summary>The org's clock: it may go wrong by as much as its troubles say.</summary>
internal sealed class OrgClock(DemoOrgOptions options) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => options.Now;

    public override long GetTimestamp() => options.Time.GetTimestamp();

    public override long TimestampFrequency => options.Time.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        options.Time.CreateTimer(callback, state, dueTime, period);
}
