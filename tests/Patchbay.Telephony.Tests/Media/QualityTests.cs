using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Tests.Media;

public sealed class QualityTests : IDisposable
{
    private readonly EngineFixture _fixture = new(mediaTimeout: TimeSpan.FromSeconds(1));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Lost_packets_are_counted()
    {
        var (leg, caller) = _fixture.Call();
        leg.Hear(MediaSource.From(leg));
        caller.Say(440);

        _fixture.Step(5);
        caller.Skip();
        caller.Skip();
        _fixture.Step(13);

        var statistics = leg.Statistics;
        Assert.Equal((18, 2, 18), (statistics.PacketsReceived, statistics.PacketsLost, statistics.PacketsSent));
        Assert.Equal(0.1, statistics.LossRatio, 3);
        Assert.Equal(TimeSpan.FromMilliseconds(20), statistics.SinceLastPacket);
        Assert.InRange(statistics.MeanOpinionScore, 1, 2.5);
    }

    [Fact]
    public async Task Reports_go_both_ways_and_tell_the_round_trip()
    {
        var (leg, caller) = _fixture.Call();
        leg.Hear(MediaSource.Silence);
        caller.Say(440);

        _fixture.Step(260);
        var report = await caller.NextReportAsync();
        Assert.True(report.IsSenderReport);
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(80));
        caller.AnswerReport(report, ssrcOfLeg: caller.Heard.Ssrcs.Single(), fractionLost: 64, jitterSamples: 80);
        EngineFixture.Await(() => leg.Statistics.Peer is not null, "The report was not taken.");

        var statistics = leg.Statistics;
        Assert.Equal(0.25, statistics.Peer?.FractionLost);
        Assert.Equal(TimeSpan.FromMilliseconds(10), statistics.Peer?.Jitter);
        Assert.InRange(statistics.RoundTrip ?? TimeSpan.Zero, TimeSpan.FromMilliseconds(79), TimeSpan.FromSeconds(6));
        Assert.Equal(caller.Ssrc, report.ReportedSsrc);
    }

    [Fact]
    public async Task A_party_that_stays_quiet_is_told_again_each_time_the_limit_has_passed()
    {
        var (leg, caller) = _fixture.Call();
        leg.Hear(MediaSource.Silence);
        caller.Say(440);
        _fixture.Step(20);

        caller.Hush();
        _fixture.Step(160);
        var events = await _fixture.PendingAsync(leg);

        Assert.IsType<MediaLost>(events[0]);
        Assert.Equal(2, events.Skip(1).Count(one => one is MediaStaysLost));
    }

    [Fact]
    public async Task A_party_that_goes_quiet_and_comes_back_is_told_once_each()
    {
        var (leg, caller) = _fixture.Call();
        leg.Hear(MediaSource.Silence);
        caller.Say(440);
        _fixture.Step(20);

        caller.Hush();
        _fixture.Step(45);
        Assert.Empty(await _fixture.PendingAsync(leg));
        _fixture.Step(50);
        caller.Say(440);
        _fixture.Step(50);

        Assert.Collection(
            await _fixture.PendingAsync(leg),
            first => Assert.InRange(Assert.IsType<MediaLost>(first).Since, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.04)),
            second => Assert.IsType<MediaReturned>(second));
    }

    [Fact]
    public async Task A_party_that_never_says_anything_is_told_as_well()
    {
        var (leg, _) = _fixture.Call();

        _fixture.Step(60);

        Assert.IsType<MediaLost>(Assert.Single(await _fixture.PendingAsync(leg)));
    }

    [Fact]
    public async Task A_party_on_hold_may_be_quiet()
    {
        var (leg, _) = _fixture.Call();
        leg.MediaTimeout = null;

        _fixture.Step(100);

        Assert.Empty(await _fixture.PendingAsync(leg));
    }

    [Fact]
    public async Task The_far_end_is_told_when_the_leg_ends()
    {
        var (leg, caller) = _fixture.Call();
        caller.SayOnce(440);

        leg.Dispose();

        Assert.True((await caller.NextReportAsync()).IsGoodbye);
    }

    [Fact]
    public void Perfect_audio_scores_as_well_as_its_codec_allows()
    {
        var perfect = new LegStatistics
        {
            PacketsReceived = 1000,
            PacketsSent = 1000,
            PacketsLost = 0,
            PacketsRefused = 0,
            Jitter = TimeSpan.Zero,
            RoundTrip = TimeSpan.Zero,
            SinceLastPacket = TimeSpan.Zero,
            Peer = null,
        };

        Assert.InRange(perfect.MeanOpinionScore, 4.3, 4.45);
        Assert.InRange((perfect with { PacketsLost = 31 }).MeanOpinionScore, 2.0, 3.2);
        Assert.InRange((perfect with { RoundTrip = TimeSpan.FromSeconds(1) }).MeanOpinionScore, 2, 3.5);
    }
}
