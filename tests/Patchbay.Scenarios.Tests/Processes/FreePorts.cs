using System.Net;
using System.Net.Sockets;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary>Ports that nobody uses at the moment.</summary>
internal static class FreePorts
{
    internal static int Udp() => Bind(SocketType.Dgram, ProtocolType.Udp);

    internal static int Tcp() => Bind(SocketType.Stream, ProtocolType.Tcp);

    private static int Bind(SocketType type, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
