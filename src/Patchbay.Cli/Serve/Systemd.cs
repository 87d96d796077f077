using System.Net.Sockets;
using System.Text;
using Patchbay.Runtime.Loop;

namespace Patchbay.Cli.Serve;

/// <summary>
/// Tells systemd that the server is ready, that it stops, and that it still works (sd_notify(3)). Without systemd it tells nobody. The sign of
/// life comes from the exchange itself: a process whose loop hangs is started again.
/// </summary>
/// <param name="loop">Whose turns count as life.</param>
/// <param name="time">The clock.</param>
internal sealed class Systemd(ExchangeLoop loop, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan longestTurn = TimeSpan.FromSeconds(10);
    private readonly string? address = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");
    private ITimer? watchdog;

    /// <summary>Tells that calls are taken.</summary>
    internal void Ready()
    {
        Tell("READY=1");
        if (!long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), out var limit) || limit <= 0) return;
        var period = TimeSpan.FromMicroseconds(limit / 3.0);
        watchdog = time.CreateTimer(_ => TellAlive(), null, period, period);
    }

    /// <summary>Tells that it stops, which may take some seconds.</summary>
    internal void Stopping() => Tell("STOPPING=1");

    /// <inheritdoc/>
    public void Dispose() => watchdog?.Dispose();

    private void TellAlive()
    {
        if (loop.Figures.SinceLastTurn < longestTurn) Tell("WATCHDOG=1");
    }

    private void Tell(string state)
    {
        if (address is not { Length: > 1 }) return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // A leading @ stands for the abstract namespace, unix(7).
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(address[0] == '@' ? '\0' + address[1..] : address));
        }
        catch (SocketException)
        {
            // Whoever wanted to be told is gone; the server runs on.
        }
    }
}
