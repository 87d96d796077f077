using Patchbay.Telephony.Dtls;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;
using Patchbay.Telephony.Stun;

namespace Patchbay.Telephony.WebRtc;

/// <summary>An agent's browser. Each page is a leg of its own, so a reload and its predecessor live side by side for a while.</summary>
public sealed class BrowserLeg : MediaLeg, IPacketTransport, IDtlsOwner
{
    /// <summary>Addresses one browser may be checked from: its networks and their translators.</summary>
    private const int MaxAddresses = 16;

    private readonly BrowserMedia _media;
    private readonly DtlsSession _dtls;
    private readonly long _consentMicroseconds;

    // The receive thread finds addresses, pacing and DTLS threads send to the chosen one.
    private readonly Lock _addressGate = new();
    private readonly List<PeerAddress> _addresses = [];
    private BrowserPath _path;
    private volatile SecureChannel? _channel;
    private long _lastCheckAt;
    private long _refused;
    private int _isDown;

    internal BrowserLeg(BrowserMedia media, MediaEngine engine, BrowserOffer offer, BrowserMediaOptions options)
        : base(engine, new LegFormat(AudioCodec.Pcmu, offer.TelephoneEvents, offer.TelephoneEvents), options.MediaTimeout)
    {
        _media = media;
        Credentials = new IceCredentials(offer.Ufrag);
        _dtls = new DtlsSession(media.DtlsContext, offer.Fingerprint, this);
        _consentMicroseconds = (long)options.ConsentTimeout.TotalMicroseconds;
        _lastCheckAt = engine.Clock.Now;
    }

    /// <summary>True while audio can flow: from <see cref="BrowserUp"/> to <see cref="BrowserDown"/>.</summary>
    public bool IsUp => _channel is not null && Volatile.Read(ref _isDown) == 0;

    bool IPacketTransport.CanSend => IsUp;

    internal IceCredentials Credentials { get; }

    internal DtlsSession Dtls => _dtls;

    private protected override IPacketTransport Transport => this;

    private protected override long Refused => Interlocked.Read(ref _refused);

    private protected override bool IsGone => Volatile.Read(ref _isDown) != 0;

    private BrowserPath Path
    {
        get
        {
            lock (_addressGate)
                return _path;
        }
    }

    void IPacketTransport.SendRtp(Span<byte> buffer, int length)
    {
        if (_channel is { } channel)
            Path.Send(buffer[..channel.Sender.ProtectRtp(buffer, length)]);
    }

    void IPacketTransport.SendRtcp(Span<byte> buffer, int length)
    {
        if (_channel is { } channel)
            Path.Send(buffer[..channel.Sender.ProtectRtcp(buffer, length)]);
    }

    void IDtlsOwner.SendDtls(ReadOnlySpan<byte> datagram) => Path.Send(datagram);

    void IDtlsOwner.OnSecured(DtlsKeys keys)
    {
        _channel = new SecureChannel(keys);
        Post(new BrowserUp());
    }

    void IDtlsOwner.OnDtlsEnded(DtlsEnd end, string detail) => GoDown(
        end switch
        {
            DtlsEnd.ClosedByPeer => BrowserDownReason.Closed,
            DtlsEnd.WrongFingerprint => BrowserDownReason.WrongFingerprint,
            _ => BrowserDownReason.HandshakeFailed,
        },
        detail);

    /// <summary>Takes an authentic connectivity check: renews consent and learns where the browser is.</summary>
    internal void OnCheck(in StunMessage check, BrowserPath path, long now)
    {
        Interlocked.Exchange(ref _lastCheckAt, now);
        lock (_addressGate)
        {
            // A check that was under way while the leg was closed may not leave its address behind.
            if (IsClosed)
                return;
            // The browser chooses the path; until it has, the first one that works is used.
            if (_path.Port is null || check.UsesCandidate)
                _path = path;
            if (_addresses.Contains(path.Address))
                return;
            if (_addresses.Count == MaxAddresses)
            {
                _media.Forget(_addresses[0], this);
                _addresses.RemoveAt(0);
            }
            _addresses.Add(path.Address);
            _media.Learn(path.Address, this);
        }
    }

    internal void OnSrtp(Span<byte> datagram, long now)
    {
        if (_channel is not { } channel)
            Interlocked.Increment(ref _refused);
        else if (RtpPacket.IsRtcp(datagram))
            OnSrtcp(channel, datagram, now);
        else if (channel.Receiver.TryUnprotectRtp(datagram, out var length))
            OnRtp(datagram[..length], now);
        else
            Interlocked.Increment(ref _refused);
    }

    internal override void Tick(long now)
    {
        base.Tick(now);
        if (!IsClosed && now - Interlocked.Read(ref _lastCheckAt) > _consentMicroseconds)
            GoDown(BrowserDownReason.ConsentLost, "No connectivity check came in time.");
    }

    private protected override void Close()
    {
        Interlocked.Exchange(ref _isDown, 1);
        _dtls.RequestClose();
        lock (_addressGate)
        {
            foreach (var address in _addresses)
                _media.Forget(address, this);
        }
        _media.Forget(this);
    }

    private void OnSrtcp(SecureChannel channel, Span<byte> datagram, long now)
    {
        if (channel.Receiver.TryUnprotectRtcp(datagram, out var length))
            OnRtcp(datagram[..length], now);
        else
            Interlocked.Increment(ref _refused);
    }

    private void GoDown(BrowserDownReason reason, string detail)
    {
        if (Interlocked.Exchange(ref _isDown, 1) != 0)
            return;
        _dtls.RequestClose();
        Post(new BrowserDown(reason, detail));
    }
}
