using System.Net;
using System.Net.Sockets;

namespace Patchbay.Telephony.Media;

/// <summary>One bound UDP socket. Sending is safe on any thread, also while it is being closed.</summary>
internal sealed class UdpPort : IDisposable
{
    private readonly Socket _socket;
    private volatile bool _closed;

    private UdpPort(Socket socket)
    {
        _socket = socket;
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public SafeSocketHandle Handle => _socket.SafeHandle;

    public bool IsClosed => _closed;

    /// <summary>Datagrams taken from this port before the others of its thread get their turn; 1 for a port that carries one stream.</summary>
    public int DatagramsPerTurn { get; init; } = 1;

    /// <summary>Who gets the datagrams; set by the receive loop the port is added to.</summary>
    internal IDatagramReceiver? Receiver { get; set; }

    /// <summary>Position in the receive loop's table; the loop's own.</summary>
    internal int Slot { get; set; } = -1;

    /// <summary>How the receive loop reads it, null for not at all; the loop's own.</summary>
    internal bool? IsWatched { get; set; }

    /// <summary>Binds a port.</summary>
    /// <returns>Null when someone else has it.</returns>
    /// <exception cref="SocketException">The address is not ours, or the system is out of descriptors.</exception>
    public static UdpPort? TryBind(IPEndPoint local, int receiveBufferBytes, int datagramsPerTurn = 1)
    {
        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (local.Address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            socket.Bind(local);
            socket.ReceiveBufferSize = receiveBufferBytes;
            return new UdpPort(socket) { DatagramsPerTurn = datagramsPerTurn };
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Gives the form of an address that this socket can send to.</summary>
    /// <returns>False for an IPv6 address on an IPv4 socket.</returns>
    public bool TryAddress(IPEndPoint endPoint, out PeerAddress address)
    {
        var isV6 = LocalEndPoint.AddressFamily == AddressFamily.InterNetworkV6;
        address = default;
        if (!isV6 && endPoint.AddressFamily == AddressFamily.InterNetworkV6)
            return false;
        address = PeerAddress.From(isV6 ? new IPEndPoint(endPoint.Address.MapToIPv6(), endPoint.Port) : endPoint);
        return true;
    }

    /// <summary>Sends without waiting; a full buffer or an unreachable host loses the packet, as the network would.</summary>
    public unsafe void Send(ReadOnlySpan<byte> datagram, in PeerAddress to)
    {
        if (_closed || to.IsNone)
            return;
        var address = stackalloc byte[PeerAddress.MaxBytes];
        var addressBytes = to.Write(new Span<byte>(address, PeerAddress.MaxBytes));
        try
        {
            fixed (byte* buffer = datagram)
                _ = Linux.SendTo(Handle, buffer, datagram.Length, Linux.DoNotWait, address, addressBytes);
        }
        catch (ObjectDisposedException)
        {
            // Closed between the check and the call: the handle's count kept the descriptor from being someone else's.
        }
    }

    public void Dispose()
    {
        _closed = true;
        _socket.Dispose();
    }
}
