using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Patchbay.Server.Tests;

/// <summary>A panel that says what it likes: SignalR's JSON protocol over a WebSocket, a message at a time.</summary>
internal sealed class HubClient : IDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ClientWebSocket socket = new();
    private readonly Queue<string> received = [];
    private int number;

    private HubClient()
    {
    }

    internal static async Task<HubClient> ConnectAsync(TestServer server, string token)
    {
        var client = new HubClient();
        var address = new UriBuilder(server.App.Urls.First()) { Scheme = "ws", Path = "/hubs/phone", Query = $"access_token={token}" };
        await client.socket.ConnectAsync(address.Uri, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        using var patience = new CancellationTokenSource(Patience);
        await client.NextAsync(patience.Token);
        return client;
    }

    /// <summary>Calls a method with arguments as they are.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="arguments">A JSON array.</param>
    /// <returns>The completion: <c>result</c> or <c>error</c>.</returns>
    internal async Task<JsonElement> AskAsync(string method, string arguments)
    {
        var id = $"{++number}";
        using var patience = new CancellationTokenSource(Patience);
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":{{arguments}}}""");
        while (true)
        {
            using var message = JsonDocument.Parse(await NextAsync(patience.Token));
            if (message.RootElement.TryGetProperty("invocationId", out var answered) && answered.GetString() == id) return message.RootElement.Clone();
        }
    }

    /// <summary>Waits for a message of the server that fits; others are passed over.</summary>
    /// <returns>Its first argument.</returns>
    internal async Task<JsonElement> HearAsync(string target, Func<JsonElement, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var message = JsonDocument.Parse(await NextAsync(patience.Token));
            if (message.RootElement.TryGetProperty("target", out var name) && name.GetString() == target && message.RootElement.GetProperty("arguments")[0] is var told
                && fits(told)) return told.Clone();
        }
    }

    /// <summary>Waits until the server closes the connection.</summary>
    internal async Task ClosedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while ((await socket.ReceiveAsync(new byte[64 * 1024], patience.Token)).MessageType is not WebSocketMessageType.Close)
            {
                // What was under way before it closed does not matter.
            }
        }
        catch (WebSocketException)
        {
            // Cut without a farewell, which closes it as well.
        }
    }

    public void Dispose() => socket.Dispose();

    private Task SendAsync(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<string> NextAsync(CancellationToken patience)
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        while (received.Count == 0)
        {
            var part = await socket.ReceiveAsync(buffer, patience);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (!part.EndOfMessage) continue;
            foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries)) received.Enqueue(message);
            text.Clear();
        }

        return received.Dequeue();
    }
}
