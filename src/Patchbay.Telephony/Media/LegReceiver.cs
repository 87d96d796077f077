using System.Collections.Immutable;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>What a leg receives: counts it, finds the digits, and hands the voice to listeners and recordings.</summary>
/// <remarks>Packets come on one receive thread only. Allocates nothing per packet, and little per call.</remarks>
internal sealed class LegReceiver(MediaLeg leg)
{
    private const int MaxPayloadBytes = 1600;
    private const byte ComfortNoise = 13;

    /// <summary>An event older than the last by less than this is one that was overtaken; by more, the far end's clock has restarted.</summary>
    private const int MaxOvertakenSamples = 40_000;

    private static readonly byte[] Silence = CreateSilence();

    private ImmutableArray<MediaLeg> _listeners = [];
    private ImmutableArray<RecordingTap> _taps = [];
    private bool _hasEvent;
    private uint _eventTimestamp;
    private uint _eventSsrc;
    private long _lastReceivedAt = -1;
    private long _malformed;
    private bool _suppressesSilence;
    private ImmutableArray<MediaLeg> _mixers = [];
    private VoiceBuffer? _voice;
    private byte[]? _ulaw;

    /// <summary>What conferences take of the voice; filled while one hears it, and made when the first one does: most legs never have one.</summary>
    public VoiceBuffer Voice => LazyInitializer.EnsureInitialized(ref _voice);

    /// <summary>True while somebody hears or records what comes.</summary>
    public bool IsHeard => !_listeners.IsEmpty || !_mixers.IsEmpty || !_taps.IsEmpty;

    public ReceptionStatistics Statistics { get; } = new();

    /// <summary>Engine time of the last packet that was ours to hear; -1 before the first.</summary>
    public long LastReceivedAt => Volatile.Read(ref _lastReceivedAt);

    /// <summary>True once comfort noise came: the far end sends nothing while nobody speaks (RFC 3389).</summary>
    public bool SuppressesSilence => Volatile.Read(ref _suppressesSilence);

    /// <summary>Datagrams that were no RTP.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    public void AddListener(MediaLeg listener)
    {
        ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Add(one), listener);
        leg.NoteHeard();
    }

    public void RemoveListener(MediaLeg listener)
    {
        ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Remove(one), listener);
        leg.NoteHeard();
    }

    /// <summary>A leg hears this one among others.</summary>
    public void AddMixer(MediaLeg hearer)
    {
        ImmutableInterlocked.Update(ref _mixers, static (all, one) => all.Add(one), hearer);
        leg.NoteHeard();
    }

    public void RemoveMixer(MediaLeg hearer)
    {
        ImmutableInterlocked.Update(ref _mixers, static (all, one) => all.Remove(one), hearer);
        leg.NoteHeard();
    }

    public void AddTap(RecordingTap tap)
    {
        ImmutableInterlocked.Update(ref _taps, static (all, one) => all.Add(one), tap);
        leg.NoteHeard();
    }

    public void RemoveTap(RecordingTap tap)
    {
        ImmutableInterlocked.Update(ref _taps, static (all, one) => all.Remove(one), tap);
        leg.NoteHeard();
    }

    /// <summary>Takes one datagram that claims to be RTP.</summary>
    public void OnRtp(ReadOnlySpan<byte> datagram, long now)
    {
        if (!RtpPacket.TryParse(datagram, out var packet) || packet.Payload.Length > MaxPayloadBytes)
        {
            Interlocked.Increment(ref _malformed);
            return;
        }
        Volatile.Write(ref _lastReceivedAt, now);
        var isEvent = packet.PayloadType == leg.Format.ReceiveEvents;
        var isAudio = LegFormat.TryCodec(packet.PayloadType, out var codec);
        if (isEvent)
            OnEvent(packet, now);
        else if (isAudio)
            OnAudio(packet, codec, now);
        else if (packet.PayloadType == ComfortNoise)
            Volatile.Write(ref _suppressesSilence, true);
        // Counted last: who reads that a packet was received may rely on its having been handed on.
        // What nobody hears may be read later than it came, which is not the network's doing.
        Statistics.Add(packet, (uint)MediaClock.Samples(now), measuresJitter: isAudio && IsHeard);
    }

    private void OnAudio(in RtpPacket packet, AudioCodec codec, long now)
    {
        var payload = packet.Payload;
        if (leg.Muted)
        {
            codec = AudioCodec.Pcmu;
            payload = Silence.AsSpan(0, payload.Length);
        }
        foreach (var listener in _listeners)
            listener.Sender.RelayAudio(leg, packet, codec, payload, now);
        if (!_mixers.IsEmpty)
            Voice.Write(codec, payload);
        if (_taps.IsEmpty)
            return;
        if (codec == AudioCodec.Pcma)
        {
            _ulaw ??= new byte[MaxPayloadBytes];
            G711.ALawToULaw(payload, _ulaw);
            payload = _ulaw.AsSpan(0, payload.Length);
        }
        foreach (var tap in _taps)
            tap.Write(MediaSourceId.Leg(leg.Number, packet.Ssrc), packet.Timestamp, payload, now);
    }

    private void OnEvent(in RtpPacket packet, long now)
    {
        if (!TelephoneEvent.TryParse(packet.Payload, out var value))
            return;
        if (IsNewEvent(packet) && value.Digit is { } digit)
        {
            leg.Post(new DigitReceived(digit));
            // A mix has a clock of its own, on which the events of one member cannot be laid: the key is pressed anew.
            foreach (var hearer in _mixers)
                hearer.PassKey(digit);
        }

        foreach (var listener in _listeners)
            listener.Sender.RelayEvent(leg, packet, value, now);
    }

    /// <summary>Every packet of an event has the event's timestamp, the three last ones too: the first seen counts.</summary>
    private bool IsNewEvent(in RtpPacket packet)
    {
        var ahead = (int)(packet.Timestamp - _eventTimestamp);
        if (_hasEvent && packet.Ssrc == _eventSsrc && ahead <= 0 && ahead > -MaxOvertakenSamples)
            return false;
        (_hasEvent, _eventTimestamp, _eventSsrc) = (true, packet.Timestamp, packet.Ssrc);
        return true;
    }

    private static byte[] CreateSilence()
    {
        var silence = new byte[MaxPayloadBytes];
        silence.AsSpan().Fill(G711.ULawSilence);
        return silence;
    }
}
