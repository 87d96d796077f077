using System.Buffers.Binary;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Srtp;

/// <summary>Protects what one leg sends: one SSRC, packets in order. The caller serialises.</summary>
internal sealed class SrtpSender(SrtpMasterKey key)
{
    private readonly ISrtpCipher _rtp = key.CreateCipher(forRtcp: false);
    private readonly ISrtpCipher _rtcp = key.CreateCipher(forRtcp: true);
    private uint _rollovers;
    private int _lastSequence = -1;
    private uint _rtcpIndex;

    /// <summary>Protects an RTP packet in place.</summary>
    /// <param name="buffer">The packet and room for the tag.</param>
    /// <param name="length">Bytes of the packet.</param>
    /// <returns>Bytes of the protected packet; 0 for something that is not RTP.</returns>
    public int ProtectRtp(Span<byte> buffer, int length)
    {
        if (!RtpPacket.TryHeaderBytes(buffer[..length], out var headerBytes))
            return 0;
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(buffer[2..]);
        if (_lastSequence > sequence)
            _rollovers++;
        _lastSequence = sequence;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(buffer[8..]);
        var protectedBytes = length + _rtp.TagBytes;
        _rtp.ProtectRtp(buffer[..protectedBytes], headerBytes, ssrc, ((ulong)_rollovers << 16) | sequence);
        return protectedBytes;
    }

    /// <summary>Protects a compound RTCP packet in place, on the same terms.</summary>
    public int ProtectRtcp(Span<byte> buffer, int length)
    {
        _rtcpIndex = (_rtcpIndex + 1) & 0x7fff_ffff;
        return _rtcp.ProtectRtcp(buffer, length, BinaryPrimitives.ReadUInt32BigEndian(buffer[4..]), _rtcpIndex);
    }
}
