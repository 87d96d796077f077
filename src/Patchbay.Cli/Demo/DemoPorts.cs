using System.Net;
using System.Net.Sockets;

namespace Patchbay.Cli.Demo;

/// <summary>The ports of a demo.</summary>
/// <param name="Server">Patchbay's web side.</param>
/// <param name="Org">The demo org.</param>
/// <param name="Sip">Patchbay's SIP.</param>
/// <param name="Browser">Patchbay's port for browsers.</param>
internal sealed record DemoPorts(int Server, int Org, int Sip, int Browser)
{
    private const int UsualServer = 8088;
    private const int UsualOrg = 8091;

    /// <summary>The usual ports for a person, as far as they are free; any free ones for a check.</summary>
    internal static DemoPorts Choose(bool anyFree) => new(
        !anyFree && IsFree(UsualServer) ? UsualServer : Free(ProtocolType.Tcp),
        !anyFree && IsFree(UsualOrg) ? UsualOrg : Free(ProtocolType.Tcp),
        Free(ProtocolType.Udp),
        Free(ProtocolType.Udp));

    private static int Free(ProtocolType protocol) => Bind(0, protocol) ?? throw new IOException("No port is free on this machine.");

    private static bool IsFree(int port) => Bind(port, ProtocolType.Tcp) is not null;

    private static int? Bind(int port, ProtocolType protocol)
    {
        using var socket = new Socket(
            AddressFamily.InterNetwork, protocol is ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
