using System.Text.Json;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features;

/// <summary>Whoever has a token can send the hub what they like. It must not reach further than that.</summary>
public sealed class HostilePanelTests
{
    private static readonly string[] Values =
    [
        "null", "\"\"", "\"x\"", "\"\\ud800\"", "0", "-1", "true", "{}", "[]", "[null]", "{\"objectName\":null,\"id\":null}",
        "{\"objectName\":\"Contact\",\"id\":\"\",\"name\":null,\"detail\":null}", "\"0195a000-0000-7000-8000-000000000001\"", "\"+46701740633\"",
        "\"sip:evil@127.0.0.7:5999\"", "\"" + new string('9', 20_000) + "\"", "{\"objectName\":\"" + new string('A', 20_000) + "\",\"id\":\"003000000000001\"}",
    ];

    private static readonly (string Method, int Arguments)[] Methods =
    [
        ("Hello", 1), ("SetPresence", 2), ("Answer", 1), ("Decline", 1), ("HangUp", 1), ("Hold", 2), ("Mute", 2), ("SendDigits", 2), ("Dial", 3),
        ("PickRecord", 2), ("WriteNotes", 2), ("FinishWrapUp", 3), ("PopShown", 1), ("TakeAudio", 0), ("ConnectAudio", 1),
        ("FindRecords", 2), ("MoveLog", 2),
    ];

    [Fact]
    public async Task Whatever_a_panel_sends_the_site_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.AddAsync("ada", "correct horse", UserRole.Agent);
        await SignInAsync(server);
        using var panel = await HubClient.ConnectAsync(server, server.TokenOf(ada).Parameter!);
        await panel.AskAsync("Hello", "[1]");
        var random = new Random(7);

        foreach (var (method, arguments) in Methods)
        {
            for (var i = 0; i < 60; i++)
            {
                var values = Enumerable.Range(0, arguments).Select(_ => Values[random.Next(Values.Length)]);
                await panel.AskAsync(method, $"[{string.Join(',', values)}]");
            }
        }

        Assert.False(((ExchangeThreads)server.App.Services.GetService(typeof(ExchangeThreads))!).Failed);
        Assert.Equal("available", (await PresenceAsync(panel)).GetString());
    }

    [Theory]
    [InlineData("PickRecord", "[\"0195a00000007000800000000000000a\",null]", "call.gone")]
    [InlineData("MoveLog", "[\"0195a00000007000800000000000000a\",{\"objectName\":\"Contact\",\"id\":\"003000000000001\"}]", "call.gone")]
    [InlineData("Dial", "[\"0195a00000007000800000000000000a\",\"+46701740633\",{}]", "record.bad")]
    [InlineData("Dial", "[\"rubbish\",\"+46701740633\",null]", "request.bad")]
    public async Task A_wish_that_means_nothing_is_refused_with_a_code(string method, string arguments, string code)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.AddAsync("ada", "correct horse", UserRole.Agent);
        await SignInAsync(server);
        using var panel = await HubClient.ConnectAsync(server, server.TokenOf(ada).Parameter!);
        await panel.AskAsync("Hello", "[1]");

        var answer = await panel.AskAsync(method, arguments);

        Assert.Equal(code, answer.GetProperty("result").GetProperty("code").GetString());
    }

    /// <summary>Signing in is what makes a user an agent of the exchange.</summary>
    private static async Task SignInAsync(TestServer server)
    {
        using var answer = await server.Http.PostAsync(
            new Uri("/api/sign-in", UriKind.Relative), new StringContent("""{"userName":"ada","password":"correct horse"}""", null, "application/json"));
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> PresenceAsync(HubClient panel)
    {
        await panel.AskAsync("SetPresence", "[\"available\",null]");
        return (await panel.AskAsync("Hello", "[1]")).GetProperty("result").GetProperty("agent").GetProperty("presence");
    }
}
