using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Patchbay.Bench.Pop;

/// <summary>A panel without a screen: SignalR's JSON protocol over a WebSocket. It takes each call and hangs up once it was popped.</summary>
internal sealed class BenchPanel : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly Action<string> popped;
    private readonly CancellationTokenSource stop = new();
    private Task reading = Task.CompletedTask;
    private string? offer;
    private string? number;
    private string? asked;

    private BenchPanel(Action<string> popped) => this.popped = popped;

    internal static async Task<BenchPanel> ConnectAsync(Uri hub, Action<string> popped)
    {
        var panel = new BenchPanel(popped);
        await panel.socket.ConnectAsync(hub, CancellationToken.None);
        await panel.SendAsync("""{"protocol":"json","version":1}""");
        panel.reading = Task.WhenAll(panel.ReadAsync(), panel.PingAsync());
        await panel.InvokeAsync("Hello", 1);
        await panel.InvokeAsync("SetPresence", "available", null);
        return panel;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Abort();
        try
        {
            await reading;
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException)
        {
            // That is how a panel is closed.
        }

        socket.Dispose();
        sending.Dispose();
        stop.Dispose();
    }

    private async Task PingAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(PingEvery, TimeProvider.System, stop.Token);
            await SendAsync("""{"type":6}""");
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        while (!stop.IsCancellationRequested)
        {
            var received = await socket.ReceiveAsync(buffer, stop.Token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            if (!received.EndOfMessage) continue;
            foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries)) await HandleAsync(message);
            text.Clear();
        }
    }

    private async Task HandleAsync(string message)
    {
        using var parsed = JsonDocument.Parse(message);
        var root = parsed.RootElement;
        if (!root.TryGetProperty("target", out var target)) return;
        var given = root.GetProperty("arguments")[0];
        if (target.GetString() == "State") await FollowAsync(given);
        else if (target.GetString() == "Pop") await PoppedAsync(given);
    }

    private async Task PoppedAsync(JsonElement pop)
    {
        if (number is not null) popped(number);
        await InvokeAsync("PopShown", pop.GetProperty("popId").GetString()!);
        if (offer is not null) await InvokeAsync("Answer", offer);
    }

    private async Task FollowAsync(JsonElement state)
    {
        if (state.GetProperty("offer") is { ValueKind: JsonValueKind.Object } ringing)
        {
            offer = ringing.GetProperty("offerId").GetString();
            number = ringing.GetProperty("party").GetProperty("number").GetString();
        }
        else if (state.GetProperty("call") is { ValueKind: JsonValueKind.Object } call)
        {
            await OnceAsync("HangUp", call.GetProperty("callId").GetString()!);
        }
        else if (state.GetProperty("wrapUp") is { ValueKind: JsonValueKind.Object } wrapUp)
        {
            await OnceAsync("FinishWrapUp", wrapUp.GetProperty("callId").GetString()!, "Resolved", "");
        }
    }

    private Task OnceAsync(string method, string call, params object?[] more)
    {
        if (asked == method + call) return Task.CompletedTask;
        asked = method + call;
        return InvokeAsync(method, [call, .. more]);
    }

    private Task InvokeAsync(string method, params object?[] arguments) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, target = method, arguments }));

    private async Task SendAsync(string message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, stop.Token);
        }
        finally
        {
            sending.Release();
        }
    }
}
