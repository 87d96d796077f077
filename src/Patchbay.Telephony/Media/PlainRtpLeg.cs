using System.Net;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>A leg over plain RTP: a trunk or a desk phone. RTP on an even port, RTCP on the odd one above.</summary>
/// <remarks>
/// Symmetric: packets go where the first accepted packet came from. The address in the far end's description beats a
/// stranger who was faster; after that nobody is let in until <see cref="SetRemote"/> is called again.
/// </remarks>
public sealed class PlainRtpLeg : MediaLeg, IDatagramReceiver, IPacketTransport
{
    private readonly RtpPortPair _ports;
    private readonly ReceiveLoop _loop;

    // Listeners and recordings come and go on any thread; whoever looks last sees all of them.
    private readonly Lock _heardGate = new();

    // The receive thread latches, the signalling resets, several threads send: four small values that belong together.
    private readonly Lock _remoteGate = new();
    private PeerAddress _described;
    private PeerAddress _remote;
    private PeerAddress _remoteControl;
    private Latch _latch;
    private long _strangers;

    internal PlainRtpLeg(MediaEngine engine, RtpPortPair ports, TimeSpan mediaTimeout)
        : base(engine, new LegFormat(AudioCodec.Pcmu, null, null), mediaTimeout)
    {
        _ports = ports;
        _loop = engine.NextLoop();
        _loop.Add(ports.Audio, this, isWatched: false);
        _loop.Add(ports.Control, this);
    }

    private enum Latch
    {
        Open,
        Stranger,
        Described,
    }

    /// <summary>Our RTP port, for the description sent to the far end. Its address is the bound one, not the advertised one.</summary>
    public IPEndPoint LocalEndPoint => _ports.Audio.LocalEndPoint;

    bool IPacketTransport.CanSend => !RemoteAddress.IsNone;

    /// <summary>Where RTP goes now; null before anyone is known.</summary>
    public IPEndPoint? RemoteEndPoint => RemoteAddress is { IsNone: false } address ? address.ToEndPoint() : null;

    private protected override IPacketTransport Transport => this;

    private protected override long Refused => Interlocked.Read(ref _strangers);

    private PeerAddress RemoteAddress
    {
        get
        {
            lock (_remoteGate)
                return _remote;
        }
    }

    /// <summary>Takes the far end's description: at the answer, and again at every re-INVITE. The next packet may come from a new address.</summary>
    /// <param name="remote">Address, codec and payload types.</param>
    /// <returns>False when this leg's address family cannot reach it; nothing is changed then.</returns>
    public bool SetRemote(PlainRtpRemote remote)
    {
        if (!_ports.Audio.TryAddress(remote.Audio, out var audio))
            return false;
        var control = audio.WithPort((ushort)(audio.Port + 1));
        if (remote.Control is not null && !_ports.Audio.TryAddress(remote.Control, out control))
            return false;
        Format = new LegFormat(remote.Codec, remote.TelephoneEvents, remote.OwnTelephoneEvents ?? remote.TelephoneEvents);
        lock (_remoteGate)
        {
            (_described, _remote, _remoteControl) = (audio, audio, control);
            _latch = Latch.Open;
        }
        return true;
    }

    void IDatagramReceiver.OnDatagram(UdpPort port, Span<byte> datagram, in PeerAddress from) => OnDatagram(port, datagram, from);

    /// <summary>Takes one datagram; also the door for tests that need no network.</summary>
    internal void OnDatagram(UdpPort? port, Span<byte> datagram, in PeerAddress from)
    {
        var now = Engine.Clock.Now;
        if (port == _ports.Control || RtpPacket.IsRtcp(datagram))
            OnControl(datagram, from, now);
        else if (RtpPacket.TryHeaderBytes(datagram, out _) && IsAccepted(from))
            OnRtp(datagram, now);
        else
            Interlocked.Increment(ref _strangers);
    }

    void IPacketTransport.SendRtp(Span<byte> buffer, int length) => _ports.Audio.Send(buffer[..length], RemoteAddress);

    void IPacketTransport.SendRtcp(Span<byte> buffer, int length)
    {
        PeerAddress to;
        lock (_remoteGate)
            to = _remoteControl;
        _ports.Control.Send(buffer[..length], to);
    }

    internal override void NoteHeard()
    {
        lock (_heardGate)
            _loop.SetWatched(_ports.Audio, Receiver.IsHeard);
    }

    private protected override void Close()
    {
        _loop.Remove(_ports.Audio);
        _loop.Remove(_ports.Control);
        _ports.Release();
    }

    private void OnControl(ReadOnlySpan<byte> datagram, in PeerAddress from, long now)
    {
        lock (_remoteGate)
        {
            // Behind an address translator RTCP comes from another port of the host that sends the RTP.
            if (_latch == Latch.Open || !from.IsSameHost(_remote))
            {
                Interlocked.Increment(ref _strangers);
                return;
            }
            _remoteControl = from;
        }
        OnRtcp(datagram, now);
    }

    private bool IsAccepted(in PeerAddress from)
    {
        lock (_remoteGate)
        {
            if (_latch != Latch.Open && from == _remote)
                return true;
            var isDescribed = from == _described;
            if (_latch == Latch.Described || (_latch == Latch.Stranger && !isDescribed))
                return false;
            _latch = isDescribed ? Latch.Described : Latch.Stranger;
            if (!isDescribed)
                _remoteControl = from.WithPort((ushort)(from.Port + 1));
            _remote = from;
            return true;
        }
    }
}
