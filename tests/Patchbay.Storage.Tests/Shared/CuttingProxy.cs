using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Patchbay.Storage.Tests.Shared;

/// <summary>Stands between a client and PostgreSQL, and cuts one connection when a certain statement was answered but the answer is not through.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly UnixDomainSocketEndPoint target;
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private volatile string? fatal;

    internal CuttingProxy(string connection)
    {
        NpgsqlConnectionStringBuilder words = new(connection);
        target = new(Path.Combine(words.Host!, ".s.PGSQL.5432"));
        words.Host = folder.Path;
        Connection = words.ToString();
        listener.Bind(new UnixDomainSocketEndPoint(folder.File(".s.PGSQL.5432")));
        listener.Listen();
        accepting = AcceptAsync();
    }

    internal string Connection { get; }

    /// <summary>Cuts the next connection over which a statement goes, once the server has answered it.</summary>
    internal void CutAfter(string statement) => fatal = statement;

    public void Dispose()
    {
        ending.Cancel();
        listener.Dispose();
        accepting.Wait(TimeSpan.FromSeconds(10));
        ending.Dispose();
        folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> carrying = [];
        try
        {
            while (true) carrying.Add(CarryAsync(await listener.AcceptAsync(ending.Token)));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(carrying);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            await server.ConnectAsync(target, ending.Token);
            var dies = false;
            var up = PumpAsync(client, server, sent =>
            {
                if (fatal is not { } statement || !Encoding.UTF8.GetString(sent).Contains(statement, StringComparison.Ordinal)) return true;
                fatal = null;
                return dies = true;
            });
            var down = PumpAsync(server, client, _ => !dies);
            await Task.WhenAny(up, down);
            client.Shutdown(SocketShutdown.Both);
            server.Shutdown(SocketShutdown.Both);
            await Task.WhenAll(up, down);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<byte[], bool> passes)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReceiveAsync(buffer, ending.Token) is > 0 and var count && passes(buffer[..count])) await to.SendAsync(buffer.AsMemory(0, count), ending.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            // One end is gone; the other one is closed by whoever started both.
        }
    }
}
