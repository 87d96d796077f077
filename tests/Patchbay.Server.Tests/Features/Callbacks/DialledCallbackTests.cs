using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Patchbay.Runtime.Users;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.Callbacks;

/// <summary>Customers who are called back by SIP, at a telephone that others wrote.</summary>
public sealed class DialledCallbackTests : IAsyncLifetime
{
    private const string Key = "a-key-of-a-page-that-is-long-enough";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly int port = FreePorts.Any();
    private TestServer server = null!;
    private UserAccount kim = null!;
    private HubClient panel = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(settings:
            [new("Callbacks:WebKey", Key), new("Salesforce:DefaultCountry", "SE"), new("Telephony:OutboundTrunk", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"))]);
        kim = await server.AddAsync("kim", "correct horse", UserRole.Supervisor);
        panel = await server.OpenPanelAsync(await server.AddAsync("maya", "correct horse", UserRole.Agent));
        await panel.AskAsync("SetPresence", "[\"available\",null]");
    }

    public async ValueTask DisposeAsync()
    {
        panel.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_customer_who_answers_talks_with_the_agent_and_the_callback_is_done()
    {
        Assert.SkipWhen(SippCallee.Missing.Length > 0, SippCallee.Missing);
        using var customer = new SippCallee("callee_answers", port);
        await TakeAsync();

        var call = (await HearAsync(state => Phase(state) == "connected")).GetProperty("call");
        await panel.AskAsync("HangUp", Argument(call.GetProperty("callId").GetString()!));

        await customer.EndsAsync(Token);
        await HearAsync(state => state.GetProperty("wrapUp").ValueKind is JsonValueKind.Object);
        var list = await ListAsync();
        Assert.Equal((0, 0), (list.GetProperty("waiting").GetArrayLength(), list.GetProperty("lost").GetArrayLength()));
    }

    [Fact]
    public async Task The_customer_s_own_number_is_refused_in_a_transfer_in_whichever_writing()
    {
        Assert.SkipWhen(SippCallee.Missing.Length > 0, SippCallee.Missing);
        using var customer = new SippCallee("callee_answers", port);
        await TakeAsync();
        var call = (await HearAsync(state => Phase(state) == "connected")).GetProperty("call").GetProperty("callId").GetString()!;

        foreach (var written in (string[])["+46701740633", "0701740633", "0046701740633", "+46 (0)70-174 06 33"])
        {
            foreach (var consults in (bool[])[false, true])
            {
                var reply = await panel.AskAsync("Transfer", JsonSerializer.Serialize(new object[] { call, "number", written, consults }));
                Assert.Equal("transfer.customer", reply.GetProperty("result").GetProperty("code").GetString());
            }
        }

        await panel.AskAsync("HangUp", Argument(call));
        await customer.EndsAsync(Token);
    }

    [Fact]
    public async Task A_customer_who_is_busy_is_called_again_later_and_the_agent_is_free()
    {
        Assert.SkipWhen(SippCallee.Missing.Length > 0, SippCallee.Missing);
        using var customer = new SippCallee("callee_is_busy", port);
        await TakeAsync();

        await customer.EndsAsync(Token);

        await FreeAsync();
        Assert.Equal(("scheduled", 1, "busy"), await StandingAsync());
    }

    [Fact]
    public async Task A_customer_whose_phone_rings_in_vain_is_let_go_and_called_again_later()
    {
        Assert.SkipWhen(SippCallee.Missing.Length > 0, SippCallee.Missing);
        using var customer = new SippCallee("callee_does_not_answer", port);
        await TakeAsync();

        var call = (await HearAsync(state => Phase(state) == "ringing")).GetProperty("call");
        await panel.AskAsync("HangUp", Argument(call.GetProperty("callId").GetString()!));

        await customer.EndsAsync(Token);
        await FreeAsync();
        Assert.Equal(("scheduled", 1, "agentHungUp"), await StandingAsync());
    }

    private static string Argument(string only) => JsonSerializer.Serialize(new[] { only });

    private static string? Phase(JsonElement state) =>
        state.GetProperty("call") is { ValueKind: JsonValueKind.Object } call ? call.GetProperty("phase").GetString() : null;

    /// <summary>A page asks, and the agent takes the callback.</summary>
    private async Task TakeAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/callbacks/ask") { Content = JsonContent.Create(new { queue = "Support", number = "+46701740633" }) };
        request.Headers.Add("X-Callback-Key", Key);
        Assert.True((await server.Http.SendAsync(request, Token)).IsSuccessStatusCode);
        var offer = (await HearAsync(state => state.GetProperty("offer").ValueKind is JsonValueKind.Object)).GetProperty("offer");
        await panel.AskAsync("Answer", Argument(offer.GetProperty("offerId").GetString()!));
    }

    private Task<JsonElement> FreeAsync() => HearAsync(state => state.GetProperty("call").ValueKind is JsonValueKind.Null && state.GetProperty("offer").ValueKind is JsonValueKind.Null);

    /// <summary>A panel hears something all the time: without an end of its own a call that fails would be waited for without end.</summary>
    private Task<JsonElement> HearAsync(Func<JsonElement, bool> fits) => panel.HearAsync("State", fits).WaitAsync(Patience, TimeProvider.System, Token);

    /// <summary>Where the only callback stands, how often it was dialled and why in vain.</summary>
    private async Task<(string? Phase, int Attempts, string? Cause)> StandingAsync()
    {
        var one = Assert.Single((await ListAsync()).GetProperty("waiting").EnumerateArray());
        return (one.GetProperty("phase").GetString(), one.GetProperty("attempts").GetInt32(), one.GetProperty("lastCause").GetString());
    }

    private async Task<JsonElement> ListAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/callbacks");
        request.Headers.Authorization = server.TokenOf(kim);
        return await (await server.Http.SendAsync(request, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
    }
}
