using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Patchbay.Testing.Ports;

/// <summary>
/// Ports that nobody uses at the moment, over UDP or TCP. They lie below those that the system gives away by itself (from 32768 on under
/// Linux): one of these may be the local end of somebody's connection a moment after it was found free.
/// </summary>
public static class FreePorts
{
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>A port that is free over UDP and over TCP.</summary>
    public static int Any()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port, SocketType.Dgram, ProtocolType.Udp) && IsFree(port, SocketType.Stream, ProtocolType.Tcp)) return port;
        }
    }

    private static bool IsFree(int port, SocketType type, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
