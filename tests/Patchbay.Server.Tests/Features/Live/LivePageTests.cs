using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Live;

public sealed class LivePageTests : IAsyncLifetime
{
    private static readonly InteractionId Call = new(new Guid("0195a000-0000-7000-8000-0000000000aa"));
    private TestServer server = null!;
    private UserAccount maya = null!;
    private UserAccount kim = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        kim = await server.AddAsync("kim", "correct horse", UserRole.Supervisor);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_waiting_caller_is_shown_with_the_reasons_and_can_be_moved()
    {
        using var panel = await server.OpenPanelAsync(maya);
        await ArriveAsync();

        var page = await GetAsync("");
        var shown = Assert.Single(page.GetProperty("calls").EnumerateArray());
        var story = await GetAsync($"/calls/{Call}");
        var wait = story.GetProperty("wait");
        var queue = shown.GetProperty("queueId").GetString();
        var moved = await PostAsync($"/calls/{Call}/move", new { queueId = queue, priority = 5, agentId = (string?)null });

        Assert.Equal("waiting", shown.GetProperty("phase").GetString());
        var named = page.GetProperty("queues").EnumerateArray().Single(one => one.GetProperty("id").GetString() == queue).GetProperty("name").GetString();
        Assert.Equal(named, Assert.Single(story.GetProperty("segments").EnumerateArray()).GetProperty("queue").GetString());
        Assert.Equal("offline", Assert.Single(wait.GetProperty("agents").EnumerateArray()).GetProperty("standing").GetString());
        Assert.Equal(HttpStatusCode.NoContent, moved.StatusCode);
        var detail = await GetAsync($"/calls/{Call}");
        Assert.Equal(5, detail.GetProperty("call").GetProperty("priority").GetInt32());
        var part = Assert.Single(detail.GetProperty("priority").EnumerateArray());
        Assert.Equal(("supervisor", 5), (part.GetProperty("source").GetString(), part.GetProperty("points").GetInt32()));
    }

    [Fact]
    public async Task A_forced_state_reaches_the_panel_and_an_offer_tells_why()
    {
        using var panel = await server.OpenPanelAsync(maya);
        var forced = await PostAsync($"/agents/{maya.AgentId}/presence", new { presence = "available", reason = (string?)null });
        await panel.HearAsync("State", state => state.GetProperty("agent").GetProperty("presence").GetString() == "available");
        await ArriveAsync();

        var offer = Assert.Single((await GetAsync($"/calls/{Call}")).GetProperty("offers").EnumerateArray());

        Assert.Equal(HttpStatusCode.NoContent, forced.StatusCode);
        Assert.Equal(("maya", "longest-idle", "rings"), (offer.GetProperty("agent").GetString(), offer.GetProperty("rule").GetString(), offer.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task What_the_rules_refuse_is_told_in_words()
    {
        await ArriveAsync();

        var gone = await PostAsync($"/calls/{new InteractionId(Guid.CreateVersion7())}/move", new { queueId = Guid.NewGuid().ToString("N"), priority = 0 });
        var unknown = await PostAsync($"/agents/{Guid.NewGuid():N}/presence", new { presence = "offline" });

        Assert.Equal("call.gone", await CodeOf(gone));
        Assert.Equal("agent.unknown", await CodeOf(unknown));
    }

    [Fact]
    public async Task The_name_of_a_record_that_others_alone_may_see_is_not_shown()
    {
        await ArriveAsync();
        var match = new CallerMatch(
            new("Contact", "003000000000001AAA"), PersonalText.Of("Secret Name"), PersonalText.Empty, "rule", Audience: new(["admin"], []));
        Assert.Null(await server.App.Services.GetRequiredService<IExchange>().SubmitAsync(new AttachMatches(Call, [match]), Token));

        var shown = Assert.Single((await GetAsync("")).GetProperty("calls").EnumerateArray());

        Assert.Equal("Astrid", shown.GetProperty("customer").GetString());
    }

    [Fact]
    public async Task A_parked_caller_is_shown_as_parked_and_with_nobody()
    {
        using var panel = await server.OpenPanelAsync(maya);
        await TakeAsync(panel);

        await panel.AskAsync("Park", $"[\"{Call}\"]");
        var shown = Assert.Single((await GetAsync("")).GetProperty("calls").EnumerateArray());

        Assert.Equal(("parked", null), (shown.GetProperty("phase").GetString(), shown.GetProperty("agentId").GetString()));
    }

    [Fact]
    public async Task Three_who_talk_are_shown_as_a_conference()
    {
        using var panel = await server.OpenPanelAsync(maya);
        await TakeAsync(panel);
        var ben = await server.AddAsync("ben", "battery staple", UserRole.Agent);
        using var bens = await server.OpenPanelAsync(ben);
        await bens.AskAsync("SetPresence", "[\"available\",null]");

        await panel.AskAsync("Transfer", $"[\"{Call}\",\"agent\",\"{ben.AgentId}\",true]");
        await bens.AskAsync("Answer", $"[\"{new OfferId(Call, 2)}\"]");
        await panel.AskAsync("Consult", $"[\"{Call}\",\"conference\"]");

        Assert.Equal("conference", Assert.Single((await GetAsync("")).GetProperty("calls").EnumerateArray()).GetProperty("phase").GetString());
    }

    [Fact]
    public async Task An_agent_sees_nothing_of_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/live");
        request.Headers.Authorization = server.TokenOf(maya);

        Assert.Equal(HttpStatusCode.Forbidden, (await server.Http.SendAsync(request, Token)).StatusCode);
    }

    private async Task TakeAsync(HubClient panel)
    {
        await panel.AskAsync("SetPresence", "[\"available\",null]");
        await ArriveAsync();
        await panel.AskAsync("Answer", $"[\"{new OfferId(Call, 1)}\"]");
    }

    private async Task ArriveAsync()
    {
        var command = new ArriveCall(Call, PersonalText.Of("+46701740633"), PersonalText.Of("Astrid"), "100", PersonalText.Of("dialog"));
        Assert.Null(await server.App.Services.GetRequiredService<IExchange>().SubmitAsync(command, Token));
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/live" + path);
        request.Headers.Authorization = server.TokenOf(kim);
        var reply = await server.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/live" + path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = server.TokenOf(kim);
        return await server.Http.SendAsync(request, Token);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage reply) =>
        (await reply.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("title").GetString();
}
