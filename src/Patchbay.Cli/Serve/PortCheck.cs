using System.Net;
using System.Net.Sockets;
using Patchbay.Server;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Cli.Serve;

/// <summary>
/// Looks whether the ports are free before anything is opened: a start that fails must not have replayed, or even changed, the journal.
/// </summary>
internal static class PortCheck
{
    /// <summary>One port that a setting names.</summary>
    /// <param name="What">Who listens there.</param>
    /// <param name="Setting">The setting.</param>
    /// <param name="At">The address; port 0 for a free one.</param>
    /// <param name="Type">Datagrams or connections.</param>
    internal sealed record Port(string What, string Setting, IPEndPoint At, SocketType Type);

    /// <summary>Refuses what cannot be listened on.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ServerFault">A port is taken, or the address is not this machine's.</exception>
    internal static void Refuse(IConfiguration settings)
    {
        foreach (var port in Of(settings))
        {
            if (Trouble(port) is { } trouble) throw new ServerFault($"{port.What} cannot listen on {port.At}: {trouble} ({port.Setting}).");
        }
    }

    /// <summary>The ports of the settings. What cannot be read is left out; the start itself says what is wrong with it.</summary>
    internal static IEnumerable<Port> Of(IConfiguration settings)
    {
        var telephony = new TelephonyOptions();
        foreach (var address in (settings["Server:Listen"] ?? new ServerOptions().Listen).Split(';'))
        {
            if (Uri.TryCreate(address.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var web))
                yield return new("The web server", "Server:Listen", new(HostOf(web.DnsSafeHost), web.Port), SocketType.Stream);
        }

        if (IPEndPoint.TryParse(settings["Telephony:SipListen"] ?? telephony.SipListen, out var sip))
            yield return new("SIP", "Telephony:SipListen", sip, SocketType.Dgram);
        if (IPEndPoint.TryParse(settings["Telephony:BrowserListen"] ?? telephony.BrowserListen, out var browsers))
            yield return new("The audio of browsers", "Telephony:BrowserListen", browsers, SocketType.Dgram);
    }

    /// <summary>Tries a port.</summary>
    /// <returns>What is in the way; null when it can be listened on.</returns>
    internal static string? Trouble(Port port)
    {
        if (port.At.Port == 0) return null;
        try
        {
            using var socket = new Socket(port.At.AddressFamily, port.Type, port.Type is SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
            if (port.Type is SocketType.Stream) socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(port.At);
            if (port.Type is SocketType.Stream) socket.Listen();
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "address already in use",
                SocketError.AddressNotAvailable => "this machine has no such address",
                SocketError.AccessDenied => "ports below 1024 need the right CAP_NET_BIND_SERVICE, which the systemd unit gives",
                _ => refused.Message,
            };
        }
    }

    private static IPAddress HostOf(string host) =>
        IPAddress.TryParse(host, out var address) ? address : host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
}
