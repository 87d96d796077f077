using System.Net;
using System.Net.Sockets;

namespace Patchbay.Server.Tests.Mail;

/// <summary>A mail server in the clear that answers as a test says.</summary>
/// <param name="answer">Given a command, the answer without its end; null hangs up.</param>
internal sealed class ScriptedMailServer(Func<string, string?> answer) : IDisposable
{
    private readonly TcpListener listener = Listen();

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What was said to it.</summary>
    internal List<string> Heard { get; } = [];

    public void Dispose() => listener.Dispose();

    /// <summary>Serves one connection to its end.</summary>
    internal async Task ServeAsync(CancellationToken cancellationToken)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellationToken);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220-Welcome\r\n220 mail.example ESMTP");
        var isData = false;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            Heard.Add(line);
            if (isData && line != ".") continue;
            if (answer(line) is not { } reply) return;
            isData = reply.StartsWith("354", StringComparison.Ordinal);
            await writer.WriteLineAsync(reply);
        }
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
