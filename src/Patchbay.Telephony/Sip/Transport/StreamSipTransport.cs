using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>SIP over TCP and TLS: takes connections, makes them when there is none, and uses each in both directions (RFC 5923).</summary>
internal sealed class StreamSipTransport : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMilliseconds(50);
    private const int Backlog = 128;

    private readonly ISourcePolicy sources;
    private readonly SipCertificate? certificate;
    private readonly SipTrust trust;
    private readonly StreamSite site;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<(IPEndPoint Remote, SipProtocol Protocol), StreamConnection> connections = [];
    private readonly List<(Socket Socket, SipProtocol Protocol)> listeners = [];
    private readonly ITimer sweeper;
    private Action<byte[], SipPeer>? receiver;
    private Action<SipPeer>? lost;

    /// <exception cref="SocketException">An address is taken or not ours.</exception>
    public StreamSipTransport(
        StreamLimits limits, SipCounters counters, TimeProvider time, ISourcePolicy sources, SipCertificate? certificate, SipTrust? trust = null)
    {
        this.sources = sources;
        this.certificate = certificate;
        this.trust = trust ?? new SipTrust();
        site = new StreamSite(limits, counters, time, (message, peer) => receiver!(message, peer), Forget);
        sweeper = time.CreateTimer(static transport => ((StreamSipTransport)transport!).Sweep(), this, LookEvery, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Connections that are open or being made.</summary>
    public int Count => connections.Count;

    /// <summary>Opens a port for others to connect to.</summary>
    /// <returns>The address with the real port.</returns>
    /// <exception cref="SocketException">The address is taken or not ours.</exception>
    public IPEndPoint Listen(IPEndPoint address, SipProtocol protocol)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listeners.Add((socket, protocol));
        socket.Bind(address);
        socket.Listen(Backlog);
        return (IPEndPoint)socket.LocalEndPoint!;
    }

    public void Start(Action<byte[], SipPeer> receiver, Action<SipPeer> lost)
    {
        (this.receiver, this.lost) = (receiver, lost);
        foreach ((Socket socket, SipProtocol protocol) in listeners)
            _ = AcceptAsync(socket, protocol);
    }

    /// <summary>Sends by the connection that the peer came by, by another one to the same address, or by one that is made now.</summary>
    public void Send(ReadOnlySpan<byte> message, SipPeer destination)
    {
        if (destination.Connection is { } own)
            own.Send(message);
        else
            Find(destination).Send(message);
    }

    public void Dispose()
    {
        stopping.Cancel();
        sweeper.Dispose();
        foreach ((Socket socket, _) in listeners)
            socket.Dispose();
        foreach (StreamConnection connection in connections.Values)
            connection.Close();
    }

    private async Task AcceptAsync(Socket listener, SipProtocol protocol)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Take(await listener.AcceptAsync(stopping.Token), protocol);
            }
            catch (SocketException)
            {
                // No more file handles, or a connection that was gone before it was taken.
                site.Counters.CountSocketError();
                await Task.Delay(PauseAfterError, site.Time, CancellationToken.None);
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Take(Socket socket, SipProtocol protocol)
    {
        IPEndPoint remote = (IPEndPoint)socket.RemoteEndPoint!;
        bool isAllowed = sources.IsAllowed(remote.Address);
        if (!isAllowed)
            site.Counters.CountUnknownSource();
        else if (HasNoRoomFor(remote.Address))
            site.Counters.CountDropped();
        StreamConnection connection = new(site, new SipPeer(remote, protocol));
        if (!isAllowed || HasNoRoomFor(remote.Address) || !connections.TryAdd((remote, protocol), connection))
        {
            socket.Dispose();
            return;
        }

        _ = connection.RunAsync(cancellation => WrapAsync(socket, protocol, cancellation));
    }

    private bool HasNoRoomFor(IPAddress address) =>
        connections.Count >= site.Limits.MostConnections
        || connections.Keys.Count(key => key.Remote.Address.Equals(address)) >= site.Limits.MostFromOneAddress;

    private StreamConnection Find(SipPeer destination)
    {
        (IPEndPoint, SipProtocol) key = (destination.EndPoint, destination.Protocol);
        while (true)
        {
            if (connections.TryGetValue(key, out StreamConnection? known) && known.IsOpen)
                return known;
            StreamConnection fresh = new(site, destination);
            if (known is null ? !connections.TryAdd(key, fresh) : !connections.TryUpdate(key, fresh, known))
                continue;
            _ = fresh.RunAsync(cancellation => ConnectAsync(destination, fresh.Refuse, cancellation));
            return fresh;
        }
    }

    private async Task<Stream> WrapAsync(Socket socket, SipProtocol protocol, CancellationToken cancellationToken)
    {
        socket.NoDelay = true;
        NetworkStream plain = new(socket, ownsSocket: true);
        if (protocol != SipProtocol.Tls)
            return plain;
        SslStream secure = new(plain);
        try
        {
            await secure.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = certificate!.Current(),
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                },
                cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private async Task<Stream> ConnectAsync(SipPeer destination, Action<CertificateTrouble> refused, CancellationToken cancellationToken)
    {
        Socket socket = new(destination.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(destination.EndPoint, cancellationToken);
            NetworkStream plain = new(socket, ownsSocket: true);
            if (destination.Protocol != SipProtocol.Tls)
                return plain;
            SslStream secure = new(plain);
            await secure.AuthenticateAsClientAsync(trust.OptionsFor(destination.EndPoint, refused), cancellationToken);
            return secure;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Forget(StreamConnection connection)
    {
        connections.TryRemove(new((connection.Peer.EndPoint, connection.Peer.Protocol), connection));
        lost?.Invoke(connection.Peer);
    }

    private void Sweep()
    {
        long now = site.Time.GetTimestamp();
        foreach (StreamConnection connection in connections.Values)
            connection.CloseIfLate(now);
        if (!stopping.IsCancellationRequested)
            sweeper.Change(LookEvery, Timeout.InfiniteTimeSpan);
    }
}
