using System.Collections.Immutable;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>What a leg sends: chooses between the voice of another leg, a playlist, silence and generated digits.</summary>
internal sealed class LegSender(MediaLeg leg, IPacketTransport transport, MediaClock clock)
{
    private const int SamplesPerFrame = 160;

    /// <summary>Quiet time of the other leg after which silent packets fill in: longer than jitter, shorter than anyone's patience.</summary>
    private const long FillAfterMicroseconds = 200_000;

    // Receive threads of the legs we hear, the pacing thread and the caller of Hear meet here. It is held while a packet is
    // handed to the kernel without waiting, because the order on the wire and the order of sequence numbers must agree.
    private readonly Lock _gate = new();
    private readonly OutgoingStream _stream = new(transport);
    private readonly byte[] _frame = new byte[SamplesPerFrame];
    private Mixer? _mixer;
    private ImmutableArray<RecordingTap> _mixTaps = [];
    private DigitSender? _digits;
    private MediaSource _source = MediaSource.Nothing;
    private PlaylistCursor? _cursor;
    private uint _stretch;
    private uint _frames;
    private bool _isFilling;
    private bool _isHeld;
    private long _lastRelayAt;

    public OutgoingStream Stream => _stream;

    /// <summary>While true nothing is sent but reports: the far end holds us. A playlist and digits wait.</summary>
    public bool IsHeld
    {
        set
        {
            lock (_gate)
            {
                if (_isHeld == value)
                    return;
                _isHeld = value;
                // Our clock went on meanwhile; what comes next is a new stretch of it.
                _stretch++;
                _frames = 0;
                _lastRelayAt = clock.Now;
            }
        }
    }

    /// <summary>Records what this leg hears while it hears several.</summary>
    public void AddMixTap(RecordingTap tap) => ImmutableInterlocked.Update(ref _mixTaps, static (all, one) => all.Add(one), tap);

    public void RemoveMixTap(RecordingTap tap) => ImmutableInterlocked.Update(ref _mixTaps, static (all, one) => all.Remove(one), tap);

    /// <summary>Changes the source; the next packet comes from it.</summary>
    public void Switch(MediaSource source)
    {
        lock (_gate)
        {
            _source = source;
            _isFilling = false;
            _lastRelayAt = clock.Now;
            StartStretch_NeedsLock(source as Playlist);
        }
    }

    /// <summary>Queues digits.</summary>
    /// <returns>False when they are not digits or too many.</returns>
    public bool QueueDigits(ReadOnlySpan<char> digits)
    {
        lock (_gate)
            return (_digits ??= new DigitSender(_stream)).TryQueue(digits);
    }

    /// <summary>Passes on a packet of another leg's voice, if that is what this leg hears.</summary>
    public void RelayAudio(MediaLeg from, in RtpPacket packet, AudioCodec codec, ReadOnlySpan<byte> payload, long now)
    {
        lock (_gate)
        {
            if (!Hears_NeedsLock(from) || _digits is { IsBusy: true })
                return;
            _lastRelayAt = now;
            _isFilling = false;
            _stream.SendAudio_NeedsLock(MediaSourceId.Leg(from.Number, packet.Ssrc), packet.Timestamp, codec, leg.Format.Codec, payload, now);
        }
    }

    /// <summary>Passes on a packet of another leg's telephone event, with our far end's payload type.</summary>
    public void RelayEvent(MediaLeg from, in RtpPacket packet, in TelephoneEvent value, long now)
    {
        lock (_gate)
        {
            if (!Hears_NeedsLock(from) || _digits is { IsBusy: true } || leg.Format.SendEvents is not { } payloadType)
                return;
            _lastRelayAt = now;
            _stream.SendEvent_NeedsLock(MediaSourceId.Leg(from.Number, packet.Ssrc), packet.Timestamp, packet.Marker, payloadType, value, now);
        }
    }

    /// <summary>The 20 ms tick of everything that is not driven by another leg's packets.</summary>
    /// <returns>What has come to its end with this tick, or null.</returns>
    public MediaEvent? Tick(long now)
    {
        lock (_gate)
        {
            if (!CanSend_NeedsLock())
                return null;
            if (_digits is { IsBusy: true })
                return TickDigits_NeedsLock(now);
            return _source switch
            {
                Playlist playlist => TickPlaylist_NeedsLock(playlist, now),
                MixSource mix => TickMix_NeedsLock(mix, now),
                LegSource other => TickOther_NeedsLock(other, now),
                _ when ReferenceEquals(_source, MediaSource.Silence) => SendFrame_NeedsLock(now),
                _ => null,
            };
        }
    }

    /// <summary>Builds and sends a report under the lock that guards the stream's numbers.</summary>
    public void SendReport(RtcpSession session, bool isLast, long now)
    {
        lock (_gate)
        {
            if (!transport.CanSend)
                return;
            Span<byte> buffer = stackalloc byte[RtcpSession.MaxReportBytes + IPacketTransport.MaxOverheadBytes];
            transport.SendRtcp(buffer, session.Write(buffer, _stream, isLast, now));
        }
    }

    private bool Hears_NeedsLock(MediaLeg from) => _source is LegSource source && source.Leg == from && CanSend_NeedsLock();

    private bool CanSend_NeedsLock() => transport.CanSend && !_isHeld;

    private DigitsSent? TickDigits_NeedsLock(long now) =>
        leg.Format.SendEvents is { } payloadType && _digits!.Tick_NeedsLock(payloadType, now) ? new DigitsSent() : null;

    private PlaybackFinished? TickPlaylist_NeedsLock(Playlist playlist, long now)
    {
        var wasFinished = _cursor!.IsOnceFinished;
        SendFrame_NeedsLock(now);
        return !wasFinished && _cursor.IsOnceFinished ? new PlaybackFinished(playlist) : null;
    }

    private MediaEvent? TickMix_NeedsLock(MixSource mix, long now)
    {
        (_mixer ??= new Mixer()).Fill(mix.Legs, now, _frame);
        foreach (var tap in _mixTaps)
            tap.Write(MediaSourceId.Paced(_stretch), _frames * SamplesPerFrame, _frame, now);
        return Send_NeedsLock(now);
    }

    private MediaEvent? TickOther_NeedsLock(LegSource other, long now)
    {
        if (now - _lastRelayAt < FillAfterMicroseconds)
            return null;
        if (!_isFilling || (other.Leg.IsQuiet && other.WhenGone is not null && _cursor is null))
        {
            _isFilling = true;
            StartStretch_NeedsLock(other.Leg.IsQuiet ? other.WhenGone : null);
        }
        return SendFrame_NeedsLock(now);
    }

    private void StartStretch_NeedsLock(Playlist? playlist)
    {
        _cursor = playlist is null ? null : new PlaylistCursor(playlist);
        _stretch++;
        _frames = 0;
    }

    private MediaEvent? SendFrame_NeedsLock(long now)
    {
        if (_cursor is { } cursor)
            cursor.Fill(_frame);
        else
            _frame.AsSpan().Fill(G711.ULawSilence);
        return Send_NeedsLock(now);
    }

    private MediaEvent? Send_NeedsLock(long now)
    {
        _stream.SendAudio_NeedsLock(
            MediaSourceId.Paced(_stretch), _frames++ * SamplesPerFrame, AudioCodec.Pcmu, leg.Format.Codec, _frame, now);
        return null;
    }
}
