using System.Buffers.Binary;
using System.Text;

namespace Patchbay.Telephony.Rtp;

/// <summary>Writes one compound RTCP datagram: report, source description, and a goodbye when the leg ends.</summary>
/// <remarks>RFC 3550 §6.1: a compound packet starts with a report and always carries the CNAME.</remarks>
internal ref struct RtcpWriter(Span<byte> destination, uint ssrc)
{
    private readonly Span<byte> _buffer = destination;
    private readonly uint _ssrc = ssrc;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Appends a sender report.</summary>
    public void SenderReport(in SenderTotals totals, RtcpReportBlock? block)
    {
        var packet = Begin(RtcpType.SenderReport, 28, block);
        BinaryPrimitives.WriteUInt64BigEndian(packet[8..], totals.NtpTime);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], totals.Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[20..], totals.Packets);
        BinaryPrimitives.WriteUInt32BigEndian(packet[24..], totals.PayloadBytes);
    }

    /// <summary>Appends a receiver report.</summary>
    public void ReceiverReport(RtcpReportBlock? block) => Begin(RtcpType.ReceiverReport, 8, block);

    /// <summary>Appends the source description with the canonical name.</summary>
    /// <param name="name">ASCII, at most 64 characters.</param>
    public void CanonicalName(string name)
    {
        // Header, SSRC, item type 1, length, text, and at least one zero up to a multiple of four.
        var bytes = (8 + 2 + name.Length + 1 + 3) & ~3;
        var packet = Header(RtcpType.SourceDescription, 1, bytes);
        packet[8..].Clear();
        packet[8] = 1;
        packet[9] = (byte)name.Length;
        Encoding.ASCII.GetBytes(name, packet[10..]);
    }

    /// <summary>Appends a goodbye.</summary>
    public void Bye() => Header(RtcpType.Bye, 1, 8);

    private Span<byte> Begin(RtcpType type, int fixedBytes, RtcpReportBlock? block)
    {
        var packet = Header(type, block is null ? 0 : 1, fixedBytes + (block is null ? 0 : RtcpReportBlock.Bytes));
        block?.Write(packet[fixedBytes..]);
        return packet;
    }

    private Span<byte> Header(RtcpType type, int count, int bytes)
    {
        var packet = _buffer.Slice(Length, bytes);
        packet[0] = (byte)(0x80 | count);
        packet[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((bytes / 4) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], _ssrc);
        Length += bytes;
        return packet;
    }
}
