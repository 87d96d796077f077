using Patchbay.Telephony.Recordings;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Recordings;

public sealed class StereoRingTests
{
    private const long Packet = 20_000;
    private readonly byte[] _buffer = new byte[1 << 16];

    [Fact]
    public void Audio_is_handed_out_a_twentieth_of_a_second_after_it_was_spoken()
    {
        var ring = new StereoRing(0);

        var piece = ring.Take(_buffer, 1_000_000, isLast: false);

        Assert.Equal(0, piece.First);
        Assert.InRange(MediaClock.Samples(1_000_000) - (piece.Bytes / 2), 0, 400);
    }

    [Fact]
    public void A_late_packet_is_handed_out_in_its_place_with_what_follows_it()
    {
        var ring = new StereoRing(0);
        ring.Write(RecordingChannel.Left, 1, 0, Ulaw(0x11), 0);
        ring.Take(_buffer, 10 * Packet, isLast: false);

        ring.Write(RecordingChannel.Left, 1, 160, Ulaw(0x22), 11 * Packet);
        var again = ring.Take(_buffer, 11 * Packet, isLast: false);

        Assert.Equal(160, again.First);
        Assert.All(Left(again)[..160], sample => Assert.Equal(0x22, sample));
        Assert.All(Left(again)[160..], sample => Assert.Equal(G711.ULawSilence, sample));
        Assert.Equal((int)(11 * 160) - StereoRing.LagSamples - 160, again.Bytes / 2);
    }

    [Fact]
    public void Nothing_is_handed_out_twice_without_a_late_packet()
    {
        var ring = new StereoRing(0);
        ring.Take(_buffer, 50 * Packet, isLast: false);

        var again = ring.Take(_buffer, 50 * Packet, isLast: false);

        Assert.Equal(0, again.Bytes);
    }

    [Fact]
    public void A_file_thread_that_stalls_for_longer_than_the_ring_holds_finds_silence_and_no_old_audio()
    {
        var ring = new StereoRing(0);
        for (var i = 0; i < 500; i++)
            ring.Write(RecordingChannel.Left, 1, (uint)(i * 160), Ulaw(0x11), i * Packet);

        var left = new List<byte>();
        while (ring.Take(_buffer, 500 * Packet, isLast: true) is { Bytes: > 0 } piece)
            left.AddRange(Left(piece));

        Assert.Equal(500 * 160, left.Count);
        Assert.All(left[..32_000], sample => Assert.Equal(0x11, sample));
        Assert.All(left[33_000..], sample => Assert.Equal(G711.ULawSilence, sample));
    }

    private static byte[] Ulaw(byte sample) => [.. Enumerable.Repeat(sample, 160)];

    private byte[] Left(RingPiece piece) => [.. Enumerable.Range(0, piece.Bytes / 2).Select(i => _buffer[2 * i])];
}
