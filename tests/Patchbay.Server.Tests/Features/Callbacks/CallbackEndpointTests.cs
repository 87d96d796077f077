using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Callbacks;

public sealed class CallbackEndpointTests : IAsyncLifetime
{
    private const string Key = "a-key-of-a-page-that-is-long-enough";
    private TestServer server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync(settings: [new("Callbacks:WebKey", Key), new("Salesforce:DefaultCountry", "SE")]);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_page_asks_once_for_each_number_and_a_supervisor_sees_and_cancels_it()
    {
        var kim = await server.AddAsync("kim", "correct horse", UserRole.Supervisor);

        var first = await AskAsync(Key, "+46701740633");
        var again = await AskAsync(Key, "+46701740633");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode));
        var shown = Assert.Single((await SendAsync(HttpMethod.Get, "", kim)).GetProperty("waiting").EnumerateArray());
        Assert.Equal(("Support", "+46701740633", "waiting"), (Text(shown, "queue"), Text(shown, "number"), Text(shown, "phase")));
        await SendAsync(HttpMethod.Delete, "/" + Text(shown, "id"), kim);
        Assert.Empty((await SendAsync(HttpMethod.Get, "", kim)).GetProperty("waiting").EnumerateArray());
    }

    [Theory]
    [InlineData("0701740633")]
    [InlineData("0046701740633")]
    [InlineData("46701740633")]
    [InlineData("+46 (0)70-174 06 33")]
    public async Task A_number_asks_once_in_whichever_writing(string written)
    {
        var first = await AskAsync(Key, "+46701740633");

        var again = await AskAsync(Key, written);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode));
        Assert.Contains("callback.known", await again.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another-key-that-is-long-enough-too", "+46701740633", HttpStatusCode.Unauthorized)]
    [InlineData(Key, "nobody", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Key, "112", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Key, "+46112", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Key, "0046112", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Key, "0112", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Key, "*21*0701740633#", HttpStatusCode.UnprocessableEntity)]
    public async Task A_wrong_key_or_number_is_refused(string key, string number, HttpStatusCode status)
    {
        var reply = await AskAsync(key, number);

        Assert.Equal(status, reply.StatusCode);
    }

    [Fact]
    public async Task Agents_do_not_see_the_list()
    {
        var maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/callbacks");
        request.Headers.Authorization = server.TokenOf(maya);

        Assert.Equal(HttpStatusCode.Forbidden, (await server.Http.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task A_supervisor_gives_one_up_with_a_reason_that_the_list_keeps()
    {
        var kim = await server.AddAsync("kim", "correct horse", UserRole.Supervisor);
        await AskAsync(Key, "+46701740633");
        var id = Text(Assert.Single((await SendAsync(HttpMethod.Get, "", kim)).GetProperty("waiting").EnumerateArray()), "id");

        await SendAsync(HttpMethod.Post, $"/{id}/give-up", kim, new { reason = " Settled by mail. " });

        var list = await SendAsync(HttpMethod.Get, "", kim);
        var lost = Assert.Single(list.GetProperty("lost").EnumerateArray());
        Assert.Empty(list.GetProperty("waiting").EnumerateArray());
        Assert.Equal(("callbackCancelled", "Settled by mail.", "kim"), (Text(lost, "cause"), Text(lost, "reason"), Text(lost, "givenUpBy")));
    }

    private static string? Text(JsonElement line, string field) => line.GetProperty(field).GetString();

    private async Task<HttpResponseMessage> AskAsync(string key, string number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/callbacks/ask") { Content = JsonContent.Create(new { queue = "Support", number, name = "Astrid" }) };
        request.Headers.Add("X-Callback-Key", key);
        return await server.Http.SendAsync(request, Token);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, UserAccount who, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/api/callbacks" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = server.TokenOf(who);
        var reply = await server.Http.SendAsync(request, Token);
        Assert.True(reply.IsSuccessStatusCode, $"{method} {path}: {reply.StatusCode}");
        return reply.StatusCode is HttpStatusCode.NoContent ? default : await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
    }
}
