using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Transport;

public sealed class UdpSipTransportTests : IDisposable
{
    private readonly SipCounters counters = new();
    private readonly Channel<(string Text, IPEndPoint Source)> received = Channel.CreateUnbounded<(string, IPEndPoint)>();
    private readonly UdpSipTransport transport;
    private readonly UdpClient peer = new(new IPEndPoint(IPAddress.Loopback, 0));

    public UdpSipTransportTests()
    {
        transport = new UdpSipTransport(new IPEndPoint(IPAddress.Loopback, 0), counters);
        transport.Start((datagram, source) => received.Writer.TryWrite((Encoding.ASCII.GetString(datagram), source.EndPoint)), _ => { });
    }

    public void Dispose()
    {
        transport.Dispose();
        peer.Dispose();
    }

    [Fact]
    public async Task Keep_alives_are_swallowed_and_messages_come_with_their_source()
    {
        foreach (string datagram in new[] { "\r\n\r\n", "\0\0\0\0", "", "SIP" })
            await peer.SendAsync(Encoding.ASCII.GetBytes(datagram), transport.LocalEndPoint);

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        (string text, IPEndPoint source) = await received.Reader.ReadAsync(patience.Token);
        Assert.Equal(("SIP", (IPEndPoint)peer.Client.LocalEndPoint!), (text, source));
        Assert.Equal(4, counters.Received);
    }

    [Fact]
    public async Task A_peer_that_is_gone_does_not_hurt_the_others()
    {
        IPEndPoint gone;
        using (UdpClient shortLived = new(new IPEndPoint(IPAddress.Loopback, 0)))
            gone = (IPEndPoint)shortLived.Client.LocalEndPoint!;

        for (int i = 0; i < 20; i++)
            transport.Send("into the void"u8, new SipPeer(gone));
        transport.Send(new byte[70_000], new SipPeer(gone));
        transport.Send("hello"u8, new SipPeer((IPEndPoint)peer.Client.LocalEndPoint!));

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        Assert.Equal("hello", Encoding.ASCII.GetString((await peer.ReceiveAsync(patience.Token)).Buffer));
        await peer.SendAsync("back"u8.ToArray(), transport.LocalEndPoint);
        Assert.Equal("back", (await received.Reader.ReadAsync(patience.Token)).Text);
        Assert.True(counters.SocketErrors >= 1);
    }

    [Fact]
    public void A_closed_transport_takes_no_more_and_lets_go_of_its_port()
    {
        IPEndPoint local = transport.LocalEndPoint;

        transport.Dispose();
        transport.Dispose();
        transport.Send("too late"u8, new SipPeer(local));

        using UdpClient next = new(local);
        Assert.Equal(local, next.Client.LocalEndPoint);
    }
}
