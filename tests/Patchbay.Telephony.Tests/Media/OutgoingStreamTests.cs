using FsCheck;
using FsCheck.Fluent;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>The clock of what we send, without a network: sources come, leap, stall and go.</summary>
public sealed class OutgoingStreamTests
{
    private const int Second = 1_000_000;

    private readonly RecordingTransport _sent = new();
    private readonly OutgoingStream _stream;
    private readonly byte[] _frame = new byte[160];
    private long _now = 5 * Second;

    public OutgoingStreamTests() => _stream = new OutgoingStream(_sent);

    [Fact]
    public void A_new_source_continues_our_clock_by_the_time_that_passed()
    {
        Send(source: 1, timestamp: 90_000);
        _now += 60_000;
        Send(source: 2, timestamp: 5);

        Assert.Equal(480u, _sent.Packets[1].Timestamp - _sent.Packets[0].Timestamp);
        Assert.Equal([true, true], _sent.Packets.Select(p => p.Marker));
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(-70_000)]
    public void A_source_whose_clock_leaps_does_not_take_ours_along(int leap)
    {
        Send(1, 100_000);
        _now += 20_000;
        Send(1, (uint)(100_160 + leap));
        _now += 20_000;
        Send(1, (uint)(100_320 + leap));

        Assert.Equal([160u, 160u], Steps());
        Assert.Equal([true, true, false], _sent.Packets.Select(p => p.Marker));
    }

    [Fact]
    public void A_pause_of_a_source_that_keeps_its_clock_is_passed_on()
    {
        Send(1, 1000);
        _now += 3 * Second;
        Send(1, 1000 + 24_000);

        Assert.Equal([24_000u], Steps());
        Assert.False(_sent.Packets[1].Marker);
    }

    [Fact]
    public void Packets_that_a_stalled_path_delivers_in_one_burst_keep_their_spacing()
    {
        Send(1, 0);
        _now += Second;
        for (var i = 1; i <= 50; i++)
            Send(1, (uint)(160 * i));
        _now += 20_000;
        Send(1, 160 * 51);

        Assert.All(Steps(), step => Assert.Equal(160u, step));
    }

    [Fact]
    public void Stalls_that_are_never_made_good_do_not_add_up_past_two_seconds()
    {
        Send(1, 0);
        var startedAt = _now;
        for (var i = 1; i <= 30; i++)
        {
            _now += 220_000;
            Send(1, (uint)(160 * i));
        }

        var behind = ((_now - startedAt) * 8 / 1000) - (_sent.Packets[^1].Timestamp - _sent.Packets[0].Timestamp);
        Assert.InRange(behind, 0, 16_000);
        Assert.Equal([0, 11, 22], _sent.Packets.Select((p, i) => p.Marker ? i : -1).Where(i => i >= 0));
    }

    [Fact]
    public void An_event_keeps_its_timestamp_and_the_voice_goes_on_after_it()
    {
        Send(1, 0);
        for (ushort i = 1; i <= 5; i++)
        {
            _now += 20_000;
            _stream.SendEvent_NeedsLock(1, 160, i == 1, 101, new TelephoneEvent(5, i == 5, (ushort)(i * 160)), _now);
        }
        _now += 20_000;
        Send(1, 960);

        Assert.Equal([160u, 0u, 0u, 0u, 0u, 800u], Steps());
        Assert.Equal(101, _sent.Packets[3].PayloadType);
        Assert.False(_sent.Packets[6].Marker);
    }

    [Fact]
    public void A_packet_that_was_overtaken_does_not_pull_the_clock_back()
    {
        Send(1, 0);
        _now += 40_000;
        Send(1, 320);
        Send(1, 160);
        _now += 20_000;
        Send(1, 480);

        Assert.Equal([320, -160, 320], Steps().Select(step => (int)step));
    }

    [Fact]
    public void However_sources_change_the_clock_follows_the_wall_clock_and_no_number_is_missing()
    {
        var action = Gen.Choose(0, 5).SelectMany(_ => Gen.Choose(1, 3), (kind, source) => (Kind: kind, Source: source));
        var actions = Gen.ListOf(action).ToArbitrary();

        Prop.ForAll(actions, list => new OutgoingStreamTests().IsContinuous([.. list])).QuickCheckThrowOnFailure();
    }

    private bool IsContinuous((int Kind, int Source)[] actions)
    {
        var clocks = new uint[] { 0, 4_000_000_000, 17, 2_000_000_000 };
        Send(1, clocks[1]);
        var (start, startedAt) = (_sent.Packets[0].Timestamp, _now);
        foreach (var (kind, source) in actions)
        {
            _now += 20_000;
            for (var i = 1; i < clocks.Length; i++)
                clocks[i] += 160;
            if (kind == 0)
                clocks[source] += 70_000;
            if (kind == 1)
                clocks[source] -= 70_000;
            if (kind == 2)
                _now += 200_000;
            Send((ulong)source, clocks[source]);
            // A stall of up to two seconds may be waited out; otherwise our clock is the wall clock's.
            var ahead = (int)(_sent.Packets[^1].Timestamp - start) - MediaClock.Samples(_now - startedAt);
            if (ahead is < -16_000 - 160 or > 4000 + 160)
                return false;
        }
        var sequences = _sent.Packets.Select(p => p.Sequence).ToList();
        return sequences.Zip(sequences.Skip(1)).All(pair => (ushort)(pair.First + 1) == pair.Second)
            && Steps().All(step => (int)step >= 0)
            && _sent.Packets.Select(p => p.Ssrc).Distinct().Count() == 1;
    }

    private IEnumerable<uint> Steps() => _sent.Packets.Zip(_sent.Packets.Skip(1), (a, b) => b.Timestamp - a.Timestamp);

    private void Send(ulong source, uint timestamp) =>
        _stream.SendAudio_NeedsLock(source, timestamp, AudioCodec.Pcmu, AudioCodec.Pcmu, _frame, _now);

    private sealed class RecordingTransport : IPacketTransport
    {
        public List<HeardPacket> Packets { get; } = [];

        public bool CanSend => true;

        public void SendRtp(Span<byte> buffer, int length)
        {
            Assert.True(RtpPacket.TryParse(buffer[..length], out var p));
            Packets.Add(new HeardPacket(p.PayloadType, p.Marker, p.Sequence, p.Timestamp, p.Ssrc, p.Payload.ToArray()));
        }

        public void SendRtcp(Span<byte> buffer, int length) => throw new NotSupportedException();
    }
}
