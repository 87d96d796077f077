using System.Net;
using System.Net.Sockets;
using System.Text;
using Patchbay.Telephony.Dtls;
using Patchbay.Telephony.Rtp;
using Patchbay.Telephony.Srtp;
using Patchbay.Telephony.Stun;
using Patchbay.Telephony.Tests.Media;
using Patchbay.Telephony.WebRtc;

namespace Patchbay.Telephony.Tests.WebRtc;

/// <summary>A browser's media on loopback: checks, handshake as the client, SRTP both ways. Everything it hears is kept.</summary>
internal sealed class TestBrowser : IDtlsOwner, IFarEnd, IDisposable
{
    public const byte Events = 126;
    public const string Ufrag = "Abcd";

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly DtlsContext _context;
    private readonly TaskCompletionSource _secured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DtlsEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _checked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<HeardPacket> _heard = [];
    private readonly Lock _gate = new();
    private readonly uint _ssrc = (uint)Random.Shared.NextInt64(1, uint.MaxValue);
    private readonly Thread _thread;
    private DtlsSession? _session;
    private IPEndPoint? _server;
    private SrtpSender? _sender;
    private SrtpReceiver? _receiver;
    private volatile bool _wantsHandshake;
    private volatile bool _stopping;
    private ushort _sequence = 1;
    private uint _timestamp = 5000;
    private long _samples;
    private double? _hz;
    private (string Ufrag, string Password) _credentials;
    private int _checks;

    public TestBrowser(string? srtpProfiles = null)
    {
        _context = new DtlsContext(TimeProvider.System, isClient: true, srtpProfiles ?? DtlsContext.SrtpProfiles);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.ReceiveTimeout = 20;
        _thread = new Thread(Run) { IsBackground = true };
    }

    /// <summary>The engine's side of this browser, known once it has answered.</summary>
    public BrowserLeg Leg { get; private set; } = null!;

    public Task Secured => _secured.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public Task<DtlsEnd> Ended => _ended.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The profile both ends use.</summary>
    public SrtpProfile? Profile { get; private set; }

    public int Reports { get; private set; }

    /// <summary>Datagrams of the handshake that are still to be lost on their way here.</summary>
    public int HandshakeLosses { get; set; }

    public Heard Heard
    {
        get
        {
            lock (_gate)
                return new Heard([.. _heard]);
        }
    }

    /// <summary>An offer as Chromium makes it before gathering.</summary>
    public string Offer(DtlsFingerprint? announced = null) => OfferWith(announced ?? _context.Fingerprint);

    public static string OfferWith(DtlsFingerprint fingerprint) => string.Join("\r\n",
        "v=0", "o=- 4611731400430051336 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0", "a=extmap-allow-mixed", "a=msid-semantic: WMS x",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126", "c=IN IP4 0.0.0.0", "a=rtcp:9 IN IP4 0.0.0.0", $"a=ice-ufrag:{Ufrag}",
        "a=ice-pwd:1234567890123456789012", "a=ice-options:trickle", $"a=fingerprint:{fingerprint}", "a=setup:actpass", "a=mid:0",
        "a=sendrecv", "a=msid:x y", "a=rtcp-mux", "a=rtcp-rsize", "a=rtpmap:111 opus/48000/2", "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:110 telephone-event/48000", $"a=rtpmap:{Events} telephone-event/8000", "a=ssrc:1 cname:x", "");

    /// <summary>Takes the answer, checks the path, and begins the handshake.</summary>
    public async Task ConnectAsync(BrowserLeg leg, string answer)
    {
        Leg = leg;
        var fingerprint = Value(answer, "a=fingerprint:");
        Assert.True(DtlsFingerprint.TryParse(fingerprint, out var expected));
        var candidate = Value(answer, "a=candidate:").Split(' ');
        _server = new IPEndPoint(IPAddress.Parse(candidate[4]), int.Parse(candidate[5]));
        _session = new DtlsSession(_context, expected, this);
        _thread.Start();
        _credentials = (Value(answer, "a=ice-ufrag:"), Value(answer, "a=ice-pwd:"));
        Check(_credentials.Ufrag, _credentials.Password);
        await _checked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        _wantsHandshake = true;
    }

    public void Check(string ufrag, string password, IPEndPoint? server = null)
    {
        Span<byte> buffer = stackalloc byte[256];
        var writer = new StunWriter(buffer, StunType.BindingRequest, Guid.NewGuid().ToByteArray().AsSpan(0, 12));
        writer.Attribute(StunAttribute.Username, Encoding.ASCII.GetBytes($"{ufrag}:{Ufrag}"));
        writer.Attribute((StunAttribute)0xc057, [0, 1, 0, 10]);
        writer.Attribute(StunAttribute.IceControlling, new byte[8]);
        writer.Attribute(StunAttribute.UseCandidate, []);
        writer.Attribute(StunAttribute.Priority, [0x6e, 0x7f, 0x1e, 0xff]);
        writer.MessageIntegrity(Encoding.ASCII.GetBytes(password));
        writer.Fingerprint();
        _socket.SendTo(buffer[..writer.Length], server ?? _server!);
    }

    /// <summary>Returns when the engine has taken all that was sent before: datagrams of one port are taken in order, and it answers a check.</summary>
    public void AwaitTaken()
    {
        var before = Volatile.Read(ref _checks);
        Check(_credentials.Ufrag, _credentials.Password);
        EngineFixture.Await(() => Volatile.Read(ref _checks) > before, "The check was not answered.");
    }

    /// <summary>Reports on what was heard.</summary>
    public void SendReport(int lost, uint jitterSamples)
    {
        var buffer = new byte[256];
        var writer = new RtcpWriter(buffer, _ssrc);
        writer.ReceiverReport(new RtcpReportBlock { Ssrc = Heard.Ssrcs.Single(), Lost = lost, Jitter = jitterSamples });
        SendRaw(buffer.AsSpan(0, _sender!.ProtectRtcp(buffer, writer.Length)));
    }

    public void SendRaw(ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, _server!);

    /// <summary>Says a tone from now on.</summary>
    public void Say(double hz) => _hz = hz;

    public void Hush() => _hz = null;

    public void Speak()
    {
        if (_hz is { } hz)
            SendCounted(NextPacket(hz));
        else
            _timestamp += 160;
    }

    public void Settle() =>
        EngineFixture.Await(() => Heard.Packets.Count >= Leg.Sender.Stream.Packets, "The browser did not get what was sent.");

    /// <summary>Sends a packet, and returns when the engine has taken or refused it.</summary>
    public void SendCounted(ReadOnlySpan<byte> datagram)
    {
        var before = Taken();
        SendRaw(datagram);
        EngineFixture.Await(() => Taken() > before, "The engine did not take a packet.");
    }

    /// <summary>The next packet, protected.</summary>
    public byte[] NextPacket(double hz)
    {
        var buffer = new byte[12 + 160 + 32];
        RtpPacket.WriteHeader(buffer, 0, false, _sequence++, _timestamp, _ssrc);
        Tone.ULaw(hz, 160, _samples).CopyTo(buffer, 12);
        (_timestamp, _samples) = (_timestamp + 160, _samples + 160);
        return buffer[.._sender!.ProtectRtp(buffer, 172)];
    }

    public void Press(char digit)
    {
        Assert.True(TelephoneEvent.TryCode(digit, out var code));
        for (var i = 1; i <= 3; i++)
        {
            var buffer = new byte[12 + 4 + 32];
            RtpPacket.WriteHeader(buffer, Events, i == 1, _sequence++, _timestamp, _ssrc);
            new TelephoneEvent(code, i == 3, (ushort)(i * 160)).Write(buffer.AsSpan(12));
            SendCounted(buffer.AsSpan(0, _sender!.ProtectRtp(buffer, 16)));
        }
        _timestamp += 480;
    }

    /// <summary>The page closes: DTLS says goodbye.</summary>
    public void ClosePage() => _session!.RequestClose();

    public void Dispose()
    {
        _stopping = true;
        if (_thread.IsAlive)
            _thread.Join();
        _socket.Dispose();
        _context.Dispose();
    }

    void IDtlsOwner.SendDtls(ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, _server!);

    void IDtlsOwner.OnSecured(DtlsKeys keys)
    {
        Profile = keys.Send.Profile;
        (_sender, _receiver) = (new SrtpSender(keys.Send), new SrtpReceiver(keys.Receive));
        _secured.TrySetResult();
    }

    void IDtlsOwner.OnDtlsEnded(DtlsEnd end, string detail) => _ended.TrySetResult(end);

    private long Taken() => Leg.Statistics is var s ? s.PacketsReceived + s.PacketsRefused : 0;

    private static string Value(string sdp, string prefix) =>
        sdp.Split("\r\n").First(line => line.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];

    private void Run()
    {
        var buffer = new byte[2048];
        var isConnecting = false;
        while (!_stopping)
        {
            if (_wantsHandshake && !isConnecting)
            {
                isConnecting = true;
                _session!.Connect();
            }
            _session!.Tick();
            try
            {
                OnDatagram(buffer.AsSpan(0, _socket.Receive(buffer)));
            }
            catch (SocketException)
            {
                // Nothing came for a moment.
            }
        }
        _session!.RequestClose();
        _session.Tick();
    }

    private void OnDatagram(Span<byte> datagram)
    {
        if (datagram[0] <= 3)
        {
            Interlocked.Increment(ref _checks);
            _checked.TrySetResult();
        }
        else if (datagram[0] is >= 20 and <= 63 && HandshakeLosses > 0)
            HandshakeLosses--;
        else if (datagram[0] is >= 20 and <= 63)
            _session!.Receive(datagram);
        else if (_receiver is { } receiver && RtpPacket.IsRtcp(datagram))
            Reports += receiver.TryUnprotectRtcp(datagram, out _) ? 1 : 0;
        else if (_receiver is { } audio && audio.TryUnprotectRtp(datagram, out var length) && RtpPacket.TryParse(datagram[..length], out var p))
            Keep(new HeardPacket(p.PayloadType, p.Marker, p.Sequence, p.Timestamp, p.Ssrc, p.Payload.ToArray()));
    }

    private void Keep(HeardPacket packet)
    {
        lock (_gate)
        {
            _heard.Add(packet);
        }
    }
}
