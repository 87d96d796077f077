using System.Net;
using System.Net.Sockets;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>A far end over plain RTP on loopback: says a tone, presses keys, and keeps everything it hears.</summary>
internal sealed class Phone : IDisposable
{
    public const byte Events = 101;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket _control = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly IPEndPoint _engine;
    private readonly AudioCodec _codec;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<HeardPacket> _heard = [];
    private readonly List<byte[]> _reports = [];
    private readonly uint _ssrc = (uint)Random.Shared.NextInt64(1, uint.MaxValue);
    private readonly List<(int Wanted, TaskCompletionSource Reached)> _waiting = [];
    private Thread? _speaker;
    private ushort _sequence = (ushort)Random.Shared.Next(65536);
    private uint _timestamp = (uint)Random.Shared.Next();
    private long _samples;
    private double _hz;

    public Phone(PlainRtpLeg leg, AudioCodec codec = AudioCodec.Pcmu)
        : this(leg.LocalEndPoint, codec)
    {
        leg.SetRemote(new PlainRtpRemote(LocalEndPoint, codec) { TelephoneEvents = Events, Control = (IPEndPoint)_control.LocalEndPoint! });
    }

    public Phone(IPEndPoint engine, AudioCodec codec = AudioCodec.Pcmu)
    {
        _engine = engine;
        _codec = codec;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _control.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = ReceiveAsync(_socket, OnAudio);
        _ = ReceiveAsync(_control, OnReport);
    }

    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public uint Ssrc => _ssrc;

    public Heard Heard
    {
        get
        {
            lock (_gate)
                return new Heard([.. _heard]);
        }
    }

    public List<byte[]> Reports
    {
        get
        {
            lock (_gate)
                return [.. _reports];
        }
    }

    /// <summary>Says a tone from now on, a packet every 20 ms; 0 Hz is silence.</summary>
    public void Say(double hz)
    {
        _hz = hz;
        if (_speaker is not null)
            return;
        _speaker = new Thread(Speak) { IsBackground = true };
        _speaker.Start();
    }

    /// <summary>Stops talking.</summary>
    public void Hush()
    {
        var speaker = _speaker;
        _speaker = null;
        speaker?.Join();
    }

    /// <summary>Sends one packet of audio now.</summary>
    public void SayOnce(double hz, int samples = 160)
    {
        var payload = new byte[samples];
        for (var i = 0; i < samples; i++)
        {
            var sample = hz == 0 ? (short)0 : Tone.Sample(hz, _samples++);
            payload[i] = _codec == AudioCodec.Pcmu ? G711.EncodeULaw(sample) : G711.EncodeALaw(sample);
        }
        Send((byte)_codec, _timestamp, false, payload);
        _timestamp += (uint)samples;
    }

    /// <summary>Lets the clock leap, as a restarted prompt at the far end does.</summary>
    public void Leap(int samples) => _timestamp += (uint)samples;

    /// <summary>Presses a key: four packets and the last one three times.</summary>
    public void Press(char digit, byte payloadType = Events)
    {
        Assert.True(TelephoneEvent.TryCode(digit, out var code));
        Span<byte> payload = stackalloc byte[4];
        for (var i = 1; i <= 7; i++)
        {
            new TelephoneEvent(code, i >= 5, (ushort)(160 * Math.Min(5, i))).Write(payload);
            Send(payloadType, _timestamp, i == 1, payload);
        }
        _timestamp += 800;
    }

    public void SendRaw(ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, SocketFlags.None, _engine);

    public void SendReport(ReadOnlySpan<byte> datagram) =>
        _control.SendTo(datagram, SocketFlags.None, new IPEndPoint(_engine.Address, _engine.Port + 1));

    /// <summary>Waits for the next packets and gives exactly those.</summary>
    public async Task<Heard> ListenAsync(int packets)
    {
        int from;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            from = _heard.Count;
            _waiting.Add((from + packets, reached));
        }
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        lock (_gate)
            return new Heard(_heard.GetRange(from, packets));
    }

    public void Dispose()
    {
        Hush();
        _stop.Cancel();
        _socket.Dispose();
        _control.Dispose();
        _stop.Dispose();
    }

    private void Speak()
    {
        var due = Environment.TickCount64;
        while (_speaker == Thread.CurrentThread)
        {
            SayOnce(_hz);
            due += 20;
            Thread.Sleep((int)Math.Max(0, due - Environment.TickCount64));
        }
    }

    private void Send(byte payloadType, uint timestamp, bool marker, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[RtpPacket.HeaderBytes + payload.Length];
        RtpPacket.WriteHeader(packet, payloadType, marker, _sequence++, timestamp, _ssrc);
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
        }
    }

    private void OnReport(byte[] datagram)
    {
        lock (_gate)
            _reports.Add(datagram);
    }

    private void OnAudio(byte[] datagram)
    {
        if (RtpPacket.IsRtcp(datagram) || !RtpPacket.TryParse(datagram, out var p))
            return;
        var packet = new HeardPacket(p.PayloadType, p.Marker, p.Sequence, p.Timestamp, p.Ssrc, p.Payload.ToArray());
        lock (_gate)
        {
            _heard.Add(packet);
            foreach (var (_, reached) in _waiting.Where(w => w.Wanted <= _heard.Count))
                reached.TrySetResult();
        }
    }
}
