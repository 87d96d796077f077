using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Flows;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Live;

namespace Patchbay.Server.Tests.Features.Live;

public sealed class EmergencySwitchTests : IAsyncLifetime
{
    private TestServer server = null!;
    private UserAccount kim = null!;
    private UserAccount maya = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        kim = await server.AddAsync("kim", "correct horse", UserRole.Supervisor);
        maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        var queue = Assert.Single(server.App.Services.GetRequiredService<LiveSite>().Queues).Queue;
        var hours = new HoursStep("hours", new("UTC", [], [], []), "open", "closed", null, null);
        var flow = new FlowDefinition(new("main"), "Main line", "en", queue, hours.Name, ["4000"], [hours, new HangUpStep("closed", new([]), false), new HangUpStep("open", new([]), false)]);
        Assert.Null(await server.App.Services.GetRequiredService<IExchange>().SubmitAsync(new PublishFlow(flow, "main"), Token));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_supervisor_closes_a_line_and_all_see_who_did_and_since_when()
    {
        var before = await LineAsync();

        using var closed = await SwitchAsync(kim);

        var after = await LineAsync();
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Equal((JsonValueKind.Null, "closed"), (before.GetProperty("closedSince").ValueKind, Assert.Single(before.GetProperty("leadTo").EnumerateArray()).GetString()));
        Assert.Equal((JsonValueKind.String, "kim"), (after.GetProperty("closedSince").ValueKind, after.GetProperty("closedBy").GetString()));
    }

    [Fact]
    public async Task An_agent_cannot_close_a_line()
    {
        using var refused = await SwitchAsync(maya);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await LineAsync()).GetProperty("closedSince").ValueKind);
    }

    private async Task<JsonElement> LineAsync()
    {
        using var reply = await AskAsync(HttpMethod.Get, "/api/live/lines", kim, null);
        return Assert.Single((await reply.Content.ReadFromJsonAsync<JsonElement>(Token)).EnumerateArray());
    }

    private Task<HttpResponseMessage> SwitchAsync(UserAccount who) => AskAsync(HttpMethod.Put, "/api/flows/main/emergency", who, new { isOn = true });

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, UserAccount who, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = server.TokenOf(who);
        return await server.Http.SendAsync(request, Token);
    }
}
