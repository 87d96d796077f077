using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>One RTP packet as a phone got it.</summary>
internal sealed record HeardPacket(byte PayloadType, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, byte[] Payload);

/// <summary>A stretch of what a phone heard.</summary>
internal sealed class Heard(IReadOnlyList<HeardPacket> packets)
{
    public IReadOnlyList<HeardPacket> Packets { get; } = packets;

    public IEnumerable<uint> Ssrcs => Packets.Select(p => p.Ssrc).Distinct();

    /// <summary>Sequence numbers missing between the first and the last packet.</summary>
    public int SequenceGaps => Packets.Zip(Packets.Skip(1), (a, b) => (ushort)(b.Sequence - a.Sequence) - 1).Sum();

    /// <summary>Largest step of the clock from one packet to the next, in samples.</summary>
    public int LargestTimestampStep => Packets.Zip(Packets.Skip(1), (a, b) => (int)(b.Timestamp - a.Timestamp)).DefaultIfEmpty().Max();

    public int SmallestTimestampStep => Packets.Zip(Packets.Skip(1), (a, b) => (int)(b.Timestamp - a.Timestamp)).DefaultIfEmpty().Min();

    public List<short> Samples =>
        [.. Packets.Where(p => p.PayloadType is 0 or 8).SelectMany(p => p.Payload.Select(b => Decode(p.PayloadType, b)))];

    public double Level(double hz) => Tone.Measure(hz, Samples);

    private static short Decode(byte payloadType, byte code) => payloadType == 0 ? G711.ULawToLinear(code) : G711.ALawToLinear(code);
}
