namespace Patchbay.Telephony.Media;

/// <summary>One party's media: what it says goes to whoever hears it, and it hears one source at a time.</summary>
/// <remarks>
/// Its outgoing stream keeps one SSRC, one sequence and one clock from the first packet to the last, however often the
/// source changes. All members may be called on any thread.
/// </remarks>
public abstract class MediaLeg : IDisposable
{
    private readonly MediaEngine _engine;
    private readonly RtcpSession _reports;
    private MediaSource _hearing = MediaSource.Nothing;
    private volatile LegFormat _format;
    private volatile bool _muted;
    private volatile bool _isQuiet;
    private volatile bool _closed;
    private long _timeoutMicroseconds;
    private long _timeoutFrom = -1;
    private long _quietToldAt;

    private protected MediaLeg(MediaEngine engine, LegFormat format, TimeSpan? mediaTimeout)
    {
        _engine = engine;
        _format = format;
        Number = engine.NextLegNumber();
        Sender = new LegSender(this, Transport, engine.Clock);
        Receiver = new LegReceiver(this);
        _reports = new RtcpSession(engine.Clock, Receiver.Statistics);
        MediaTimeout = mediaTimeout;
    }

    /// <summary>Raised in order on a pool thread, never on a media thread. A handler that blocks delays the events of all legs.</summary>
    public event Action<MediaLeg, MediaEvent>? Happened;

    /// <summary>What the leg hears now.</summary>
    public MediaSource Hearing => Volatile.Read(ref _hearing);

    /// <summary>While true, what this leg says is silence for those who hear it and in recordings. Its digits still count.</summary>
    public bool Muted
    {
        get => _muted;
        set => _muted = value;
    }

    /// <summary>Stops sending audio and digits while the far end holds us; reports go on. RFC 3264 §8.4.</summary>
    /// <param name="isHeld">True from the description that holds us to the one that takes us back.</param>
    public void HoldSending(bool isHeld) => Sender.IsHeld = isHeld;

    /// <summary>Quiet time after which <see cref="MediaLost"/> is raised; null to never raise it, for instance on hold.</summary>
    public TimeSpan? MediaTimeout
    {
        get => Interlocked.Read(ref _timeoutMicroseconds) is > 0 and var limit ? TimeSpan.FromMicroseconds(limit) : null;
        set
        {
            Interlocked.Exchange(ref _timeoutMicroseconds, (long)(value?.TotalMicroseconds ?? 0));
            Interlocked.Exchange(ref _timeoutFrom, -1);
        }
    }

    /// <summary>How the media has been doing.</summary>
    public LegStatistics Statistics
    {
        get
        {
            var received = Receiver.Statistics;
            var last = Receiver.LastReceivedAt;
            return new LegStatistics
            {
                PacketsReceived = received.Received,
                PacketsSent = Sender.Stream.Packets,
                PacketsLost = received.Lost,
                PacketsRefused = Receiver.Malformed + Refused,
                Jitter = TimeSpan.FromMicroseconds(received.JitterSamples * 125),
                RoundTrip = _reports.RoundTrip,
                SinceLastPacket = last < 0 ? null : TimeSpan.FromMicroseconds(Math.Max(0, _engine.Clock.Now - last)),
                Peer = _reports.Peer,
            };
        }
    }

    /// <summary>True after <see cref="Dispose"/>.</summary>
    public bool IsClosed => _closed;

    internal uint Number { get; }

    internal LegSender Sender { get; }

    internal LegReceiver Receiver { get; }

    internal LegFormat Format
    {
        get => _format;
        set => _format = value;
    }

    /// <summary>Closed, or silent past its limit: its listeners may hear something else meanwhile.</summary>
    internal bool IsQuiet => _closed || _isQuiet || IsGone;

    private protected abstract IPacketTransport Transport { get; }

    /// <summary>Datagrams dropped before they were looked at as RTP.</summary>
    private protected virtual long Refused => 0;

    /// <summary>The far end has said goodbye, though the leg has not been disposed yet.</summary>
    private protected virtual bool IsGone => false;

    private protected MediaEngine Engine => _engine;

    /// <summary>Lets two legs hear each other.</summary>
    /// <param name="one">A party.</param>
    /// <param name="other">The other party.</param>
    public static void Bridge(MediaLeg one, MediaLeg other)
    {
        one.Hear(MediaSource.From(other));
        other.Hear(MediaSource.From(one));
    }

    /// <summary>Sets what this leg hears from now on. The same source again changes nothing; a closed leg ignores it.</summary>
    /// <param name="source">Nothing, silence, a playlist or another leg.</param>
    public void Hear(MediaSource source)
    {
        lock (_engine.GraphGate)
        {
            if (_closed || _hearing.IsSame(source))
                return;
            Unsubscribe_NeedsLock();
            _hearing = source;
            foreach (var other in source is MixSource mix ? mix.Legs : [])
                other.Receiver.AddMixer(this);
            Sender.Switch(source);
            (source as LegSource)?.Leg.Receiver.AddListener(this);
        }
    }

    /// <summary>Presses keys towards the far end as telephone events, 200 ms each; <see cref="DigitsSent"/> follows the last.</summary>
    /// <param name="digits">0-9, *, #, A-D; a comma waits for half a second. At most 128 wait.</param>
    /// <returns>False, and nothing is sent, when one is not a key, they are too many, or the far end takes no telephone events.</returns>
    public bool SendDigits(string digits) => Format.SendEvents is not null && !_closed && Sender.QueueDigits(digits);

    /// <summary>Passes on a key that another member of the conference pressed.</summary>
    internal void PassKey(char digit)
    {
        if (Format.SendEvents is not null && !_closed)
            Sender.QueueDigits([digit]);
    }

    /// <summary>Ends the leg. Those who hear it hear silence, or what they asked for in its place. Repeating it does nothing.</summary>
    public void Dispose()
    {
        lock (_engine.GraphGate)
        {
            if (_closed)
                return;
            Unsubscribe_NeedsLock();
            _closed = true;
            _hearing = MediaSource.Nothing;
        }
        Sender.Switch(MediaSource.Nothing);
        Sender.SendReport(_reports, isLast: true, _engine.Clock.Now);
        _engine.Remove(this);
        Close();
        GC.SuppressFinalize(this);
    }

    internal void Raise(MediaEvent mediaEvent) => Happened?.Invoke(this, mediaEvent);

    internal void Post(MediaEvent mediaEvent) => _engine.Events.Post(this, mediaEvent);

    internal void OnRtp(ReadOnlySpan<byte> datagram, long now) => Receiver.OnRtp(datagram, now);

    internal void OnRtcp(ReadOnlySpan<byte> datagram, long now) => _reports.OnRtcp(datagram, Sender.Stream.Ssrc, now);

    /// <summary>Called when somebody begins or ceases to hear or to record this leg, on any thread.</summary>
    internal virtual void NoteHeard()
    {
    }

    /// <summary>Called every 20 ms on the pacing thread.</summary>
    internal virtual void Tick(long now)
    {
        if (_closed)
            return;
        if (Sender.Tick(now) is { } finished)
            Post(finished);
        if (_reports.IsDue(now))
            Sender.SendReport(_reports, isLast: false, now);
        CheckTimeout(now);
    }

    /// <summary>Lets go of ports and keys. Called once.</summary>
    private protected abstract void Close();

    private void Unsubscribe_NeedsLock()
    {
        (_hearing as LegSource)?.Leg.Receiver.RemoveListener(this);
        foreach (var other in _hearing is MixSource mix ? mix.Legs : [])
            other.Receiver.RemoveMixer(this);
    }

    private void CheckTimeout(long now)
    {
        var limit = Interlocked.Read(ref _timeoutMicroseconds);
        if (limit == 0 || !Transport.CanSend)
        {
            _isQuiet = false;
            return;
        }
        Interlocked.CompareExchange(ref _timeoutFrom, now, -1);
        var quiet = now - Math.Max(Receiver.LastReceivedAt, Interlocked.Read(ref _timeoutFrom));
        if (quiet > limit == _isQuiet)
        {
            // Whoever asks the far end whether it lives asks again: it may have died since.
            if (_isQuiet && now - _quietToldAt > limit)
                Tell(new MediaStaysLost(TimeSpan.FromMicroseconds(quiet)), now);
            return;
        }
        _isQuiet = !_isQuiet;
        Tell(_isQuiet ? new MediaLost(TimeSpan.FromMicroseconds(quiet)) : new MediaReturned(), now);
    }

    private void Tell(MediaEvent mediaEvent, long now)
    {
        _quietToldAt = now;
        Post(mediaEvent);
    }
}
