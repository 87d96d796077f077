using System.Net;
using System.Net.Sockets;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>One UDP socket and the thread that reads it.</summary>
internal sealed class UdpSipTransport : ISipTransport
{
    private const int MaxRememberedPeers = 4096;
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMilliseconds(20);

    private readonly Socket socket;
    private readonly SipCounters counters;
    private readonly ManualResetEventSlim stopping = new();
    private readonly Dictionary<SocketAddress, SipPeer> peers = [];
    private Thread? thread;
    private Action<byte[], SipPeer>? receiver;

    /// <exception cref="SocketException">The address is taken or not ours.</exception>
    public UdpSipTransport(IPEndPoint listen, SipCounters counters)
    {
        this.counters = counters;
        socket = new Socket(listen.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            // A burst of one second at 2,000 calls; the kernel may give less.
            ReceiveBufferSize = 4 << 20,
            SendBufferSize = 4 << 20,
        };
        socket.Bind(listen);
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public void Start(Action<byte[], SipPeer> receiver, Action<SipPeer> lost)
    {
        this.receiver = receiver;
        thread = new Thread(Receive) { IsBackground = true, Name = "sip-receive" };
        thread.Start();
    }

    public void Send(ReadOnlySpan<byte> datagram, SipPeer destination)
    {
        try
        {
            socket.SendTo(datagram, SocketFlags.None, destination.SocketAddress);
            counters.CountSent();
        }
        catch (SocketException)
        {
            // An ICMP error of an earlier datagram, a full buffer, no route: the timers of the transaction deal with it.
            counters.CountSocketError();
        }
        catch (ObjectDisposedException)
        {
            counters.CountSocketError();
        }
    }

    public void Dispose()
    {
        if (stopping.IsSet)
            return;
        stopping.Set();
        socket.Dispose();
        if (thread is not null && thread != Thread.CurrentThread)
            thread.Join(TimeSpan.FromSeconds(2));
    }

    private void Receive()
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(65536, pinned: true);
        SocketAddress source = new(socket.AddressFamily);
        while (!stopping.IsSet)
        {
            try
            {
                int length = socket.ReceiveFrom(buffer, SocketFlags.None, source);
                counters.CountReceived();
                if (!IsKeepAlive(buffer.AsSpan(0, length)))
                    receiver!(buffer.AsSpan(0, length).ToArray(), PeerAt(source));
            }
            catch (SocketException)
            {
                counters.CountSocketError();
                stopping.Wait(PauseAfterError);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    // Phones and trunks send empty lines, or a few zero bytes, to keep a NAT open.
    private static bool IsKeepAlive(ReadOnlySpan<byte> datagram) =>
        datagram.IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)0) < 0;

    private SipPeer PeerAt(SocketAddress source)
    {
        if (peers.TryGetValue(source, out SipPeer? peer))
            return peer;
        if (peers.Count >= MaxRememberedPeers)
            peers.Clear();
        IPEndPoint template = new(source.Family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        peer = new SipPeer((IPEndPoint)template.Create(source));
        peers.Add(peer.SocketAddress, peer);
        return peer;
    }
}
