using System.Buffers.Binary;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Srtp;

/// <summary>Checks and opens what one far end sends. Used on one receive thread.</summary>
/// <remarks>
/// State is kept per SSRC for the four senders heard last, and only authentic packets make one: a forger can neither
/// push out a sender nor move a window.
/// </remarks>
internal sealed class SrtpReceiver(SrtpMasterKey key)
{
    private const int MaxSenders = 4;

    private readonly ISrtpCipher _rtp = key.CreateCipher(forRtcp: false);
    private readonly ISrtpCipher _rtcp = key.CreateCipher(forRtcp: true);
    private readonly Sender[] _senders = new Sender[MaxSenders];
    private int _senderCount;
    private int _nextSender;

    /// <summary>Opens an RTP packet in place.</summary>
    /// <param name="packet">The protected packet.</param>
    /// <param name="length">Bytes of the open packet.</param>
    /// <returns>False for a packet that is forged, replayed, too old or malformed. Never throws.</returns>
    public bool TryUnprotectRtp(Span<byte> packet, out int length)
    {
        length = packet.Length - _rtp.TagBytes;
        if (!RtpPacket.TryHeaderBytes(packet, out var headerBytes) || headerBytes > length)
            return false;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        var slot = Find(ssrc);
        var index = slot < 0 ? sequence : EstimateIndex(_senders[slot].Rtp.Highest, sequence);
        if (slot >= 0 && !_senders[slot].Rtp.IsFresh(index))
            return false;
        if (!_rtp.TryUnprotectRtp(packet, headerBytes, ssrc, index))
            return false;
        _senders[slot < 0 ? Add(ssrc) : slot].Rtp.Add(index);
        return true;
    }

    /// <summary>Opens a compound RTCP packet in place, on the same terms.</summary>
    public bool TryUnprotectRtcp(Span<byte> packet, out int length)
    {
        length = 0;
        if (!_rtcp.TryRtcpIndex(packet, out var indexWithFlag))
            return false;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var index = indexWithFlag & 0x7fff_ffff;
        var slot = Find(ssrc);
        if (slot >= 0 && !_senders[slot].Rtcp.IsFresh(index))
            return false;
        if (!_rtcp.TryUnprotectRtcp(packet, ssrc, indexWithFlag, out length))
            return false;
        _senders[slot < 0 ? Add(ssrc) : slot].Rtcp.Add(index);
        return true;
    }

    /// <summary>Guesses the rollover counter of a sequence number near the highest one.</summary>
    /// <remarks>RFC 3711 §3.3.1 and appendix A. A packet before the first rollover has nothing to roll back to.</remarks>
    internal static ulong EstimateIndex(ulong highest, ushort sequence)
    {
        var candidate = (highest & ~0xffffUL) | sequence;
        if (candidate + 0x8000 < highest)
            return candidate + 0x10000;
        return candidate > highest + 0x8000 && candidate >= 0x10000 ? candidate - 0x10000 : candidate;
    }

    private int Find(uint ssrc)
    {
        for (var i = 0; i < _senderCount; i++)
        {
            if (_senders[i].Ssrc == ssrc)
                return i;
        }
        return -1;
    }

    private int Add(uint ssrc)
    {
        var slot = _senderCount < MaxSenders ? _senderCount++ : _nextSender++ % MaxSenders;
        _senders[slot] = new Sender { Ssrc = ssrc };
        return slot;
    }

    private struct Sender
    {
        public uint Ssrc;
        public ReplayWindow Rtp;
        public ReplayWindow Rtcp;
    }
}
