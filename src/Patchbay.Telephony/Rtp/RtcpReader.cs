using System.Buffers.Binary;

namespace Patchbay.Telephony.Rtp;

/// <summary>Walks the packets of one compound RTCP datagram, in place.</summary>
/// <remarks>RFC 3550 §6. A length that does not fit ends the walk.</remarks>
internal ref struct RtcpReader(ReadOnlySpan<byte> datagram)
{
    private ReadOnlySpan<byte> _rest = datagram;

    /// <summary>The packet found by the last <see cref="TryNext"/>, header included.</summary>
    public ReadOnlySpan<byte> Packet { get; private set; }

    public readonly RtcpType Type => (RtcpType)Packet[1];

    /// <summary>Sender of the packet; 0 when it is too short to say.</summary>
    public readonly uint Sender => Packet.Length >= 8 ? BinaryPrimitives.ReadUInt32BigEndian(Packet[4..]) : 0;

    /// <summary>Report blocks that are really there, whatever the header claims.</summary>
    public readonly int ReportCount =>
        Type is RtcpType.SenderReport or RtcpType.ReceiverReport
            ? Math.Min(Packet[0] & 0x1f, Math.Max(0, (Packet.Length - BlocksAt) / RtcpReportBlock.Bytes))
            : 0;

    private readonly int BlocksAt => Type == RtcpType.SenderReport ? 28 : 8;

    /// <summary>Moves to the next packet.</summary>
    /// <returns>False at the end or at the first packet that is malformed. Never throws.</returns>
    public bool TryNext()
    {
        if (_rest.Length < 4 || _rest[0] >> 6 != 2)
            return false;
        var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) + 1);
        if (length > _rest.Length)
            return false;
        Packet = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>Middle 32 bits of a sender report's NTP time.</summary>
    public readonly bool TrySenderReportTime(out uint middle)
    {
        var isReport = Type == RtcpType.SenderReport && Packet.Length >= 28;
        middle = isReport ? BinaryPrimitives.ReadUInt32BigEndian(Packet[10..]) : 0;
        return isReport;
    }

    /// <summary>One report block.</summary>
    /// <param name="index">0 to <see cref="ReportCount"/> - 1.</param>
    public readonly RtcpReportBlock Report(int index) => RtcpReportBlock.Read(Packet[(BlocksAt + (index * RtcpReportBlock.Bytes))..]);
}
