using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Patchbay.Server.Access;

/// <summary>
/// A Unix socket in the data folder, for the operator's commands. Only the account that runs Patchbay (and root) may open it, and whoever may
/// open it could read the master key beside it: so it needs no token, and its requests have the role admin.
/// </summary>
public static class OperatorSocket
{
    /// <summary>Name of the socket in the data folder.</summary>
    public const string FileName = "patchbay.sock";

    /// <summary>Header in which the operator's command says which account of the machine gave it.</summary>
    public const string AccountHeader = "Patchbay-Account";

    /// <summary>Claim that carries that account.</summary>
    internal const string AccountClaim = "machine-account";

    private const int LongestAccount = 64;

    private const string UnixPrefix = "http://unix:";

    /// <summary>Longest path that the system takes for a socket, in bytes. unix(7): 108 with the zero at its end.</summary>
    private const int LongestPath = 107;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where the socket of a data folder is.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ServerFault">The path is longer than the system takes.</exception>
    public static string PathIn(string dataFolder)
    {
        var path = Path.Combine(Path.GetFullPath(dataFolder), FileName);
        return System.Text.Encoding.UTF8.GetByteCount(path) <= LongestPath
            ? path
            : throw new ServerFault($"The data folder's path is too long: {path} must have at most {LongestPath} bytes to be a socket.");
    }

    /// <summary>Tells an address of the socket from one of the network.</summary>
    /// <param name="url">An address that the server listens on.</param>
    /// <returns>True for the socket.</returns>
    public static bool Is(string url) => url.StartsWith(UnixPrefix, StringComparison.Ordinal);

    internal static void Listen(WebApplicationBuilder builder, string dataFolder)
    {
        var path = PathIn(dataFolder);
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = Bind);
        // Endpoints that stand in the settings replace addresses, but not endpoints that stand in code.
        if (builder.Configuration.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(path));
        else builder.WebHost.UseUrls([.. (builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries), UnixPrefix + path]);
    }

    /// <summary>Tells whether a request came over the socket.</summary>
    internal static bool Carries(HttpContext http) =>
        http.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily is AddressFamily.Unix;

    /// <summary>The account of the machine that gave a command; <c>operator</c> when it does not say.</summary>
    internal static string AccountOf(HttpRequest request)
    {
        var account = request.Headers[AccountHeader].ToString();
        return account.Length is > 0 and <= LongestAccount && account.All(letter => char.IsAsciiLetterOrDigit(letter) || "._-@\\".Contains(letter))
            ? account
            : "operator";
    }

    /// <summary>The operator's name for people. It cannot be what somebody signs in with.</summary>
    internal static string NameOf(string account) => $"{account} (command line)";

    /// <summary>
    /// Binds before anybody may connect: the rights are set between bind and listen. A socket that is left of a process that was killed is
    /// taken away; no other process uses it, since this one holds the lock of the data folder by now.
    /// </summary>
    private static Socket Bind(System.Net.EndPoint endpoint)
    {
        if (endpoint is not UnixDomainSocketEndPoint unix) return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        var path = unix.ToString();
        File.Delete(path);
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerOnly);
        return socket;
    }
}
