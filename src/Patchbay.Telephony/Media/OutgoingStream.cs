using System.Security.Cryptography;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>The RTP stream a leg sends: one SSRC, one sequence and one clock, whatever it is fed from.</summary>
/// <remarks>
/// Incoming timestamps are shifted by a constant as long as the source stays and its clock does not leap; otherwise our
/// own clock continues and the packet is marked. A relay that passed a leap on made a browser throw away seconds of audio.
/// </remarks>
internal sealed class OutgoingStream
{
    private const int MaxPayloadBytes = 1400;
    private const int SamplesPerFrame = 160;

    /// <summary>A source's clock may run this far ahead of the wall clock between two packets: half a second, a burst after a stall.</summary>
    private const long MaxLeap = 4000;

    /// <summary>It may fall this far behind in all, as packets do that a stalled path delivers late: two seconds.</summary>
    private const long MaxStall = 16000;

    /// <summary>A pause longer than this is passed on as this much, so that a timestamp never wraps past the receiver.</summary>
    private const long MaxPauseSamples = 8000L * 3600;

    private readonly IPacketTransport _transport;
    private readonly byte[] _buffer = new byte[RtpPacket.HeaderBytes + MaxPayloadBytes + IPacketTransport.MaxOverheadBytes];

    private ushort _sequence;
    private uint _offset;
    private uint _lastTimestamp;
    private long _lastSentAt = -1;

    /// <summary>Samples by which our clock is behind the wall clock, measured from the packet that came with the least delay.</summary>
    private long _behind;
    private ulong _source;
    private bool _marker = true;

    public OutgoingStream(IPacketTransport transport)
    {
        _transport = transport;
        // Unpredictable starts, as RFC 3550 §5.1 wants them.
        Span<byte> start = stackalloc byte[10];
        RandomNumberGenerator.Fill(start);
        Ssrc = BitConverter.ToUInt32(start) | 1;
        _lastTimestamp = BitConverter.ToUInt32(start[4..]);
        _sequence = BitConverter.ToUInt16(start[8..]);
    }

    public uint Ssrc { get; }

    public uint Packets { get; private set; }

    public uint PayloadBytes { get; private set; }

    /// <summary>When the last packet left; -1 before the first.</summary>
    public long LastSentAt => _lastSentAt;

    /// <summary>Sends one packet of audio. The caller holds the leg's sending lock.</summary>
    /// <param name="source">Who speaks; another value starts a new stretch of our clock.</param>
    /// <param name="timestamp">The source's clock.</param>
    /// <param name="from">How the payload is coded.</param>
    /// <param name="to">How the far end wants it.</param>
    /// <param name="payload">Any number of samples.</param>
    /// <param name="now">Engine time.</param>
    public void SendAudio_NeedsLock(ulong source, uint timestamp, AudioCodec from, AudioCodec to, ReadOnlySpan<byte> payload, long now)
    {
        if (payload.Length > MaxPayloadBytes)
            return;
        var mapped = Map(source, timestamp, now, checksClock: true);
        Translate(from, to, payload, _buffer.AsSpan(RtpPacket.HeaderBytes));
        // A packet that was overtaken on its way may not pull our clock back.
        if (now >= _lastSentAt && (int)(mapped - _lastTimestamp) >= 0)
            Advance(mapped, now);
        Emit((byte)to, _marker, mapped, payload.Length);
        _marker = false;
    }

    /// <summary>Sends one packet of a telephone event.</summary>
    public void SendEvent_NeedsLock(ulong source, uint timestamp, bool marker, byte payloadType, in TelephoneEvent value, long now)
    {
        // The timestamp of an event stands still, so it says nothing about the source's clock except at its beginning.
        var mapped = Map(source, timestamp, now, checksClock: false);
        value.Write(_buffer.AsSpan(RtpPacket.HeaderBytes));
        Emit(payloadType, marker, mapped, TelephoneEvent.PayloadBytes);
        _marker = false;
    }

    /// <summary>Our clock at this instant, continued from the last packet.</summary>
    public uint TimestampAt(long now) => _lastTimestamp + (uint)SamplesSinceLast(now);

    private long SamplesSinceLast(long now) => _lastSentAt < 0 ? 0 : Math.Min(MaxPauseSamples, MediaClock.Samples(now - _lastSentAt));

    private uint Map(ulong source, uint timestamp, long now, bool checksClock)
    {
        var elapsed = SamplesSinceLast(now);
        var claimed = (int)(timestamp + _offset - _lastTimestamp);
        var continues = claimed > -MaxLeap && claimed - elapsed <= MaxLeap && _behind + elapsed - claimed <= MaxStall;
        if (source == _source && (continues || !checksClock))
            return timestamp + _offset;
        // The wall clock's time, so that what several stalls held back does not add up from source to source.
        var next = _lastTimestamp + (uint)Math.Max(SamplesPerFrame, elapsed + _behind);
        _source = source;
        _offset = next - timestamp;
        Advance(next, now);
        _marker = true;
        return next;
    }

    private void Advance(uint timestamp, long now)
    {
        _behind = Math.Max(0, _behind + SamplesSinceLast(now) - (uint)(timestamp - _lastTimestamp));
        (_lastTimestamp, _lastSentAt) = (timestamp, now);
    }

    private static void Translate(AudioCodec from, AudioCodec to, ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        if (from == to)
            payload.CopyTo(destination);
        else if (from == AudioCodec.Pcmu)
            G711.ULawToALaw(payload, destination);
        else
            G711.ALawToULaw(payload, destination);
    }

    private void Emit(byte payloadType, bool marker, uint timestamp, int payloadBytes)
    {
        RtpPacket.WriteHeader(_buffer, payloadType, marker, _sequence++, timestamp, Ssrc);
        Packets++;
        PayloadBytes += (uint)payloadBytes;
        _transport.SendRtp(_buffer, RtpPacket.HeaderBytes + payloadBytes);
    }
}
