using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>A far end over plain RTP on loopback: says a tone, presses keys, and keeps everything it hears.</summary>
internal sealed class Phone : IFarEnd, IDisposable
{
    public const byte Events = 101;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket _control = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly PlainRtpLeg _leg;
    private readonly AudioCodec _codec;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<HeardPacket> _heard = [];
    private readonly Channel<HeardReport> _reports = Channel.CreateUnbounded<HeardReport>();
    private ushort _sequence = (ushort)Random.Shared.Next(65536);
    private uint _timestamp = (uint)Random.Shared.Next();
    private long _samples;
    private double? _hz;

    /// <summary>A phone that knows the leg's address; the leg does not know it yet.</summary>
    public Phone(PlainRtpLeg leg, AudioCodec codec = AudioCodec.Pcmu)
    {
        _leg = leg;
        _codec = codec;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _control.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = ReceiveAsync(_socket, OnAudio);
        _ = ReceiveAsync(_control, datagram => _reports.Writer.TryWrite(new HeardReport(datagram)));
    }

    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public uint Ssrc { get; } = (uint)Random.Shared.NextInt64(1, uint.MaxValue);

    public Heard Heard
    {
        get
        {
            lock (_gate)
                return new Heard([.. _heard]);
        }
    }

    public PlainRtpRemote Description(byte? events = Events) =>
        new(LocalEndPoint, _codec) { TelephoneEvents = events, Control = (IPEndPoint)_control.LocalEndPoint! };

    /// <summary>Says a tone from now on; 0 Hz is silence.</summary>
    public void Say(double hz) => _hz = hz;

    /// <summary>Stops talking.</summary>
    public void Hush() => _hz = null;

    public void Speak()
    {
        if (_hz is { } hz)
            SayOnce(hz);
        else
            _timestamp += 160;
    }

    public void Settle()
    {
        var sent = _leg.RemoteEndPoint is { } to && to.Equals(LocalEndPoint) ? _leg.Sender.Stream.Packets : 0;
        EngineFixture.Await(() => Heard.Packets.Count >= sent, "The phone did not get what was sent.");
    }

    /// <summary>Sends one packet of audio.</summary>
    public void SayOnce(double hz)
    {
        var payload = new byte[160];
        for (var i = 0; i < payload.Length; i++)
        {
            var sample = hz == 0 ? (short)0 : Tone.Sample(hz, _samples++);
            payload[i] = _codec == AudioCodec.Pcmu ? G711.EncodeULaw(sample) : G711.EncodeALaw(sample);
        }
        Send((byte)_codec, false, payload);
        _timestamp += 160;
    }

    /// <summary>Lets the clock leap, as a restarted prompt at the far end does.</summary>
    public void Leap(int samples) => _timestamp += (uint)samples;

    /// <summary>Loses a packet on its way.</summary>
    public void Skip()
    {
        _sequence++;
        _timestamp += 160;
    }

    /// <summary>Presses a key: four packets and the last one three times.</summary>
    public void Press(char digit)
    {
        Assert.True(TelephoneEvent.TryCode(digit, out var code));
        Span<byte> payload = stackalloc byte[4];
        for (var i = 1; i <= 7; i++)
        {
            new TelephoneEvent(code, i >= 5, (ushort)(160 * Math.Min(5, i))).Write(payload);
            Send(Events, i == 1, payload);
        }
        _timestamp += 800;
    }

    /// <summary>Sends anything, and returns when the engine has taken or refused it.</summary>
    public void SendRaw(ReadOnlySpan<byte> datagram)
    {
        var before = Taken();
        _socket.SendTo(datagram, SocketFlags.None, _leg.LocalEndPoint);
        EngineFixture.Await(() => Taken() > before, "The engine did not take a packet.");
    }

    /// <summary>Sends anything; whether the engine counts it is not waited for.</summary>
    public void SendUncounted(ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, SocketFlags.None, _leg.LocalEndPoint);

    public void SendReport(ReadOnlySpan<byte> datagram) =>
        _control.SendTo(datagram, SocketFlags.None, new IPEndPoint(_leg.LocalEndPoint.Address, _leg.LocalEndPoint.Port + 1));

    /// <summary>The next report the leg has sent.</summary>
    public async Task<HeardReport> NextReportAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _reports.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Reports on what the leg sends.</summary>
    public void AnswerReport(HeardReport report, uint ssrcOfLeg, byte fractionLost, uint jitterSamples)
    {
        Span<byte> buffer = stackalloc byte[200];
        var writer = new RtcpWriter(buffer, Ssrc);
        writer.ReceiverReport(new RtcpReportBlock
        {
            Ssrc = ssrcOfLeg,
            FractionLost = fractionLost,
            Jitter = jitterSamples,
            LastSenderReport = report.Middle,
        });
        SendReport(buffer[..writer.Length]);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
        _control.Dispose();
        _stop.Dispose();
    }

    private long Taken() => _leg.Statistics is var s ? s.PacketsReceived + s.PacketsRefused : 0;

    private void Send(byte payloadType, bool marker, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[RtpPacket.HeaderBytes + payload.Length];
        RtpPacket.WriteHeader(packet, payloadType, marker, _sequence++, _timestamp, Ssrc);
        payload.CopyTo(packet.AsSpan(RtpPacket.HeaderBytes));
        SendRaw(packet);
    }

    private async Task ReceiveAsync(Socket socket, Action<byte[]> take)
    {
        var buffer = new byte[2048];
        try
        {
            while (true)
                take(buffer[..await socket.ReceiveAsync(buffer, SocketFlags.None, _stop.Token)]);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The phone was put away.
        }
    }

    private void OnAudio(byte[] datagram)
    {
        if (RtpPacket.IsRtcp(datagram) || !RtpPacket.TryParse(datagram, out var p))
            return;
        var packet = new HeardPacket(p.PayloadType, p.Marker, p.Sequence, p.Timestamp, p.Ssrc, p.Payload.ToArray());
        lock (_gate)
            _heard.Add(packet);
    }
}
