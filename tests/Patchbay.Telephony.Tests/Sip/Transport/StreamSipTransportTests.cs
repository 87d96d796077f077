using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Transport;

public sealed class StreamSipTransportTests : IDisposable
{
    private const string Options = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n";

    private readonly VirtualTime time = new();
    private readonly SipCounters counters = new();
    private readonly Channel<(string Text, SipPeer Source)> received = Channel.CreateUnbounded<(string, SipPeer)>();
    private readonly Channel<SipPeer> lost = Channel.CreateUnbounded<SipPeer>();
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
    private readonly List<string> files = [];
    private StreamSipTransport? transport;

    public void Dispose()
    {
        transport?.Dispose();
        patience.Dispose();
        foreach (string file in files)
            File.Delete(file);
    }

    [Fact]
    public async Task An_answer_goes_back_by_the_connection_that_brought_the_request()
    {
        using TcpClient phone = await ConnectAsync(Open());
        await phone.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Options + Options), patience.Token);

        (string first, SipPeer source) = await received.Reader.ReadAsync(patience.Token);
        await received.Reader.ReadAsync(patience.Token);
        transport!.Send("answer"u8, new SipPeer(source.EndPoint, SipProtocol.Tcp));

        Assert.Equal((Options, SipProtocol.Tcp), (first, source.Protocol));
        Assert.Equal("answer", await ReadAsync(phone.GetStream(), 6));
        Assert.Equal(1, transport.Count);
    }

    [Fact]
    public async Task A_ping_is_answered_by_an_empty_line()
    {
        using TcpClient phone = await ConnectAsync(Open());

        await phone.GetStream().WriteAsync("\r\n\r\n"u8.ToArray(), patience.Token);

        Assert.Equal("\r\n", await ReadAsync(phone.GetStream(), 2));
    }

    [Fact]
    public async Task Bad_framing_closes_that_connection_and_no_other()
    {
        IPEndPoint port = Open();
        using TcpClient bad = await ConnectAsync(port), good = await ConnectAsync(port);

        await bad.GetStream().WriteAsync("OPTIONS sip:a SIP/2.0\r\n\r\n"u8.ToArray(), patience.Token);

        Assert.Equal("", await ReadAsync(bad.GetStream(), 1));
        await lost.Reader.ReadAsync(patience.Token);
        await good.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Options), patience.Token);
        Assert.Equal(Options, (await received.Reader.ReadAsync(patience.Token)).Text);
        Assert.Equal((1L, 1), (counters.Malformed, transport!.Count));
    }

    [Fact]
    public async Task Who_sends_nothing_or_half_a_message_is_closed_after_ten_seconds_and_an_idle_phone_after_its_limit()
    {
        IPEndPoint port = Open(new StreamLimits { Idle = TimeSpan.FromMinutes(5) });
        using TcpClient silent = await ConnectAsync(port), phone = await ConnectAsync(port);
        await phone.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Options), patience.Token);
        await received.Reader.ReadAsync(patience.Token);
        await phone.GetStream().WriteAsync("\r\n\r\n"u8.ToArray(), patience.Token);
        await ReadAsync(phone.GetStream(), 2);

        time.AdvanceSeconds(12);
        string afterTwelveSeconds = await ReadAsync(silent.GetStream(), 1);
        int leftAfterThat = await CountAsync(1);
        time.AdvanceSeconds(300);

        Assert.Equal(("", 1), (afterTwelveSeconds, leftAfterThat));
        Assert.Equal("", await ReadAsync(phone.GetStream(), 1));
    }

    [Fact]
    public async Task One_address_takes_at_most_half_of_all_connections()
    {
        IPEndPoint port = Open(new StreamLimits { MostConnections = 4 });
        using TcpClient first = await ConnectAsync(port), second = await ConnectAsync(port), third = await ConnectAsync(port);

        Assert.Equal("", await ReadAsync(third.GetStream(), 1));
        await second.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Options), patience.Token);
        Assert.Equal(Options, (await received.Reader.ReadAsync(patience.Token)).Text);
    }

    [Fact]
    public async Task A_stranger_is_closed_without_a_word()
    {
        IPEndPoint port = Open(sources: new AllowedSources([IPNetwork.Parse("192.0.2.0/24")]));

        using TcpClient stranger = await ConnectAsync(port);

        Assert.Equal("", await ReadAsync(stranger.GetStream(), 1));
        Assert.Equal(1, counters.UnknownSources);
    }

    [Fact]
    public async Task A_peer_is_connected_to_once_and_used_both_ways()
    {
        Open();
        using TcpListener trunk = new(IPAddress.Loopback, 0);
        trunk.Start();
        SipPeer peer = new((IPEndPoint)trunk.LocalEndpoint, SipProtocol.Tcp);

        transport!.Send("one"u8, peer);
        transport.Send("two"u8, peer);
        using TcpClient line = await trunk.AcceptTcpClientAsync(patience.Token);
        string sent = await ReadAsync(line.GetStream(), 6);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Options), patience.Token);

        Assert.Equal("onetwo", sent);
        Assert.Equal(Options, (await received.Reader.ReadAsync(patience.Token)).Text);
        Assert.False(trunk.Pending());
    }

    [Fact]
    public async Task A_peer_that_refuses_the_connection_is_told_as_lost()
    {
        Open();
        using TcpListener gone = new(IPAddress.Loopback, 0);
        gone.Start();
        SipPeer peer = new((IPEndPoint)gone.LocalEndpoint, SipProtocol.Tcp);
        gone.Stop();

        transport!.Send("hello"u8, peer);

        Assert.True((await lost.Reader.ReadAsync(patience.Token)).IsSame(peer));
    }

    [Fact]
    public async Task Over_tls_messages_are_the_same_and_the_certificate_is_ours()
    {
        IPEndPoint port = Open(protocol: SipProtocol.Tls);
        using TcpClient phone = await ConnectAsync(port);
        string subject = "";
        using SslStream secure = new(phone.GetStream(), false, (_, certificate, _, _) => (subject = certificate!.Subject).Length > 0);

        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "sip.example" }, patience.Token);
        await secure.WriteAsync(Encoding.ASCII.GetBytes(Options), patience.Token);
        (string text, SipPeer source) = await received.Reader.ReadAsync(patience.Token);
        transport!.Send("answer"u8, source);

        Assert.Equal(("CN=sip.example", Options, SipProtocol.Tls), (subject, text, source.Protocol));
        Assert.Equal("answer", await ReadAsync(secure, 6));
    }

    [Fact]
    public async Task Plain_text_at_the_tls_port_is_closed()
    {
        using TcpClient phone = await ConnectAsync(Open(protocol: SipProtocol.Tls));

        await phone.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Options), patience.Token);

        await lost.Reader.ReadAsync(patience.Token);
        Assert.False(received.Reader.TryRead(out _));
    }

    private IPEndPoint Open(StreamLimits? limits = null, ISourcePolicy? sources = null, SipProtocol protocol = SipProtocol.Tcp)
    {
        SipCertificate? certificate = protocol == SipProtocol.Tls ? MakeCertificate() : null;
        transport = new StreamSipTransport(limits ?? new StreamLimits(), counters, time, sources ?? AllowedSources.Loopback, certificate);
        IPEndPoint port = transport.Listen(new IPEndPoint(IPAddress.Loopback, 0), protocol);
        transport.Start(
            (message, source) => received.Writer.TryWrite((Encoding.ASCII.GetString(message), source)), peer => lost.Writer.TryWrite(peer));
        return port;
    }

    private SipCertificate MakeCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=sip.example", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        string file = Path.GetTempFileName();
        files.Add(file);
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return new SipCertificate(file, null);
    }

    private async Task<TcpClient> ConnectAsync(IPEndPoint port)
    {
        TcpClient client = new();
        await client.ConnectAsync(port, patience.Token);
        return client;
    }

    /// <summary>What comes until the count is reached or the other side closes.</summary>
    private async Task<string> ReadAsync(Stream stream, int count)
    {
        byte[] bytes = new byte[count];
        try
        {
            return Encoding.ASCII.GetString(bytes, 0, await stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, patience.Token));
        }
        catch (IOException)
        {
            // Reset: closed with bytes of ours unread.
            return "";
        }
    }

    /// <summary>Waits until so many connections are left.</summary>
    private async Task<int> CountAsync(int wanted)
    {
        while (transport!.Count != wanted)
            await lost.Reader.ReadAsync(patience.Token);
        return transport.Count;
    }
}
