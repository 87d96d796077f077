using System.Buffers.Binary;

namespace Patchbay.Telephony.Rtp;

/// <summary>One received RTP packet, read in place: the span must outlive it.</summary>
/// <remarks>RFC 3550 §5.1. Contributing sources and the header extension are skipped, padding is cut off.</remarks>
internal readonly ref struct RtpPacket
{
    /// <summary>Bytes of the fixed header, as every packet of ours has it.</summary>
    public const int HeaderBytes = 12;

    private RtpPacket(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> payload)
    {
        Marker = (packet[1] & 0x80) != 0;
        PayloadType = (byte)(packet[1] & 0x7f);
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        Payload = payload;
    }

    public bool Marker { get; }

    public byte PayloadType { get; }

    public ushort Sequence { get; }

    /// <summary>In units of the sampling clock, 8 kHz here.</summary>
    public uint Timestamp { get; }

    public uint Ssrc { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a datagram as RTP.</summary>
    /// <returns>False when it is not version 2 or its lengths do not fit. Never throws.</returns>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        if (!TryHeaderBytes(datagram, out var start))
            return false;
        var end = datagram.Length;
        if ((datagram[0] & 0x20) != 0)
        {
            var padding = datagram[^1];
            if (padding == 0 || padding > end - start)
                return false;
            end -= padding;
        }
        packet = new RtpPacket(datagram, datagram[start..end]);
        return true;
    }

    /// <summary>Finds where the payload starts: fixed header, contributing sources and extension.</summary>
    public static bool TryHeaderBytes(ReadOnlySpan<byte> datagram, out int headerBytes)
    {
        headerBytes = 0;
        if (datagram.Length < HeaderBytes || datagram[0] >> 6 != 2)
            return false;
        var length = HeaderBytes + (4 * (datagram[0] & 0x0f));
        if ((datagram[0] & 0x10) != 0)
        {
            if (datagram.Length < length + 4)
                return false;
            length += 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(datagram[(length + 2)..]));
        }
        headerBytes = length;
        return length <= datagram.Length;
    }

    /// <summary>Tells RTCP from RTP where both arrive on one port.</summary>
    /// <remarks>RFC 5761 §4: the packet types 192 to 223 never collide with our payload types.</remarks>
    public static bool IsRtcp(ReadOnlySpan<byte> datagram) => datagram.Length >= 8 && datagram[1] is >= 192 and <= 223;

    /// <summary>Writes the fixed header of 12 bytes.</summary>
    public static void WriteHeader(Span<byte> destination, byte payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc)
    {
        destination[0] = 0x80;
        destination[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], ssrc);
    }
}
