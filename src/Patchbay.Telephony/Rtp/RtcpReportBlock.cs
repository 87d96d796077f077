using System.Buffers.Binary;

namespace Patchbay.Telephony.Rtp;

/// <summary>What one receiver says about one sender.</summary>
/// <remarks>RFC 3550 §6.4.1.</remarks>
internal readonly record struct RtcpReportBlock
{
    /// <summary>Bytes on the wire.</summary>
    public const int Bytes = 24;

    /// <summary>The sender reported on.</summary>
    public uint Ssrc { get; init; }

    /// <summary>Share lost since the report before, in 256ths.</summary>
    public byte FractionLost { get; init; }

    /// <summary>Packets lost since the beginning; negative when there were duplicates.</summary>
    public int Lost { get; init; }

    /// <summary>Highest sequence number received, with its cycles above the lower 16 bits.</summary>
    public uint HighestSequence { get; init; }

    /// <summary>Interarrival jitter in samples.</summary>
    public uint Jitter { get; init; }

    /// <summary>Middle 32 bits of the newest sender report's NTP time; 0 when there was none.</summary>
    public uint LastSenderReport { get; init; }

    /// <summary>From that report's arrival to this block, in 1/65536 s.</summary>
    public uint DelaySinceLastSenderReport { get; init; }

    internal static RtcpReportBlock Read(ReadOnlySpan<byte> source) => new()
    {
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(source),
        FractionLost = source[4],
        Lost = (int)(BinaryPrimitives.ReadUInt32BigEndian(source[4..]) << 8) >> 8,
        HighestSequence = BinaryPrimitives.ReadUInt32BigEndian(source[8..]),
        Jitter = BinaryPrimitives.ReadUInt32BigEndian(source[12..]),
        LastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(source[16..]),
        DelaySinceLastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(source[20..]),
    };

    internal void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], ((uint)FractionLost << 24) | ((uint)Lost & 0xffffff));
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(destination[20..], DelaySinceLastSenderReport);
    }
}
