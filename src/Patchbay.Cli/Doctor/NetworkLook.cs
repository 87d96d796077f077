using System.Globalization;
using System.Net.Sockets;
using Patchbay.Cli.Serve;
using Patchbay.Server;
using Patchbay.Server.Access;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Cli.Doctor;

/// <summary>Looks at ports and at the way in.</summary>
internal static class NetworkLook
{
    private static readonly TimeSpan soon = TimeSpan.FromDays(14);

    internal static IEnumerable<Finding> At(string folder, IConfiguration settings)
    {
        var runs = Runs(folder);
        foreach (var port in PortCheck.Of(settings))
        {
            yield return PortCheck.Trouble(port) switch
            {
                null => new(Verdict.Ok, "ports", $"{port.What} can listen on {port.At}."),
                _ when runs => new(Verdict.Ok, "ports", $"{port.What} listens on {port.At}: Patchbay runs on this folder."),
                var trouble => new(Verdict.Wrong, "ports", $"{port.What} cannot listen on {port.At}: {trouble}.", $"Set another {port.Setting}, or stop what is there (ss -lnptu)."),
            };
        }

        yield return Range(settings);
        yield return Way(settings);
        if (settings["Server:CertificateFile"] is { } file) yield return Certificate(file, settings["Server:CertificateKeyFile"]);
    }

    private static bool Runs(string folder)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(OperatorSocket.PathIn(folder)));
            return true;
        }
        catch (Exception no) when (no is SocketException or ServerFault)
        {
            return false;
        }
    }

    /// <summary>Ports that the system gives to outgoing connections may be taken when a call needs them.</summary>
    private static Finding Range(IConfiguration settings)
    {
        TelephonyOptions defaults = new();
        var first = settings.GetValue("Telephony:FirstRtpPort", defaults.FirstRtpPort);
        var last = settings.GetValue("Telephony:LastRtpPort", defaults.LastRtpPort);
        const string file = "/proc/sys/net/ipv4/ip_local_port_range";
        var system = File.Exists(file) ? File.ReadAllText(file).Split((char[])['\t', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries) : [];
        var words = $"RTP ports {first} to {last}: {(last - first + 1) / 2} legs.";
        if (system.Length != 2 || last < int.Parse(system[0], CultureInfo.InvariantCulture) || first > int.Parse(system[1], CultureInfo.InvariantCulture))
            return new(Verdict.Ok, "rtp", words);
        return new(Verdict.Look, "rtp", $"{words} The system gives {system[0]} to {system[1]} to others.", "Choose a range outside of that (Telephony:FirstRtpPort, LastRtpPort).");
    }

    private static Finding Way(IConfiguration settings)
    {
        var address = settings["Server:PublicUrl"] ?? new ServerOptions().PublicUrl;
        var isSecure = Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback);
        return isSecure
            ? new(Verdict.Ok, "https", $"Panels are opened at {address}.")
            : new(Verdict.Wrong, "https", $"Server:PublicUrl is {address}, and browsers give no microphone to such pages.", "Use https: a reverse proxy, or Server:CertificateFile.");
    }

    private static Finding Certificate(string file, string? key)
    {
        try
        {
            var expires = ServerCertificate.Check(file, key);
            var left = expires - TimeProvider.System.GetUtcNow();
            return left < TimeSpan.Zero ? new(Verdict.Wrong, "certificate", $"{file} expired at {expires:u}.", "Renew it.")
                : left < soon ? new(Verdict.Look, "certificate", $"{file} expires at {expires:u}.", "Renew it; no restart is needed.")
                : new(Verdict.Ok, "certificate", $"{file} holds until {expires:u}.");
        }
        catch (ServerFault fault)
        {
            return new(Verdict.Wrong, "certificate", fault.Message, "Put a PEM certificate and its key in place.");
        }
    }
}
