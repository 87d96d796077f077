using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Tests.Media;

public sealed class HoldTests : IDisposable
{
    private readonly EngineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_far_end_that_holds_us_hears_nothing_and_goes_on_getting_reports()
    {
        var (leg, caller) = _fixture.Call();
        leg.Hear(MediaSource.Silence);
        _fixture.Step(20);

        leg.HoldSending(true);
        var onHold = _fixture.Listen(300, caller);
        var report = await caller.NextReportAsync();

        Assert.Empty(onHold.Packets);
        Assert.False(report.IsGoodbye);
    }

    [Fact]
    public void After_the_hold_the_stream_goes_on_where_the_clock_is()
    {
        var (leg, caller) = _fixture.Call();
        leg.Hear(MediaSource.Silence);
        var before = _fixture.Listen(20, caller).Packets[^1];

        leg.HoldSending(true);
        _fixture.Step(50);
        leg.HoldSending(false);
        var after = _fixture.Listen(20, caller).Packets;

        Assert.Equal(20, after.Count);
        Assert.True(after[0].Marker);
        Assert.Equal((ushort)(before.Sequence + 1), after[0].Sequence);
        Assert.Equal(51u * 160, after[0].Timestamp - before.Timestamp);
    }
}
