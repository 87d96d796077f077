using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Site;

namespace Patchbay.Server.Tests.Features.Site;

public sealed class StaffTests : IAsyncLifetime
{
    private TestServer server = null!;
    private UserAccount maya = null!;
    private UserAccount kim = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Site:Queues:0"] = "Support",
            ["Site:Queues:1"] = "Billing",
            ["Site:Staff:0:User"] = "jonas",
            ["Site:Staff:0:Skills"] = "billing:2",
            ["Site:Staff:0:Queues:0"] = "Billing",
        });
        maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        kim = await server.AddAsync("kim", "correct horse", UserRole.Supervisor);
        await EnsureAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Skills_and_queues_that_a_supervisor_sets_outlive_a_start()
    {
        var changed = await PutAsync("maya", new("billing:7, swedish", ["billing"]));
        // What every start and sign-in does.
        await EnsureAsync();

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var shown = Assert.Single((await ListAsync()).EnumerateArray());
        Assert.Equal("billing:7, swedish:1", shown.GetProperty("skills").GetString());
        Assert.Equal("Billing", Assert.Single(shown.GetProperty("queues").EnumerateArray()).GetString());
        Assert.False(shown.GetProperty("allQueues").GetBoolean());
    }

    [Fact]
    public async Task All_queues_can_be_given_back()
    {
        await PutAsync("maya", new(Queues: ["Billing"]));
        await PutAsync("maya", new(AllQueues: true));

        var shown = Assert.Single((await ListAsync()).EnumerateArray());
        Assert.Equal(2, shown.GetProperty("queues").GetArrayLength());
        Assert.True(shown.GetProperty("allQueues").GetBoolean());
    }

    [Theory]
    [InlineData("nobody", "billing:7", "agent.unknown")]
    [InlineData("maya", "Billing:11", "skills.bad")]
    public async Task What_cannot_be_is_refused_in_words(string user, string skills, string code)
    {
        var refused = await PutAsync(user, new(skills));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("billing:9", "Billing", HttpStatusCode.Conflict)]
    [InlineData("billing:2", "Support", HttpStatusCode.Conflict)]
    [InlineData("billing:2", "billing", HttpStatusCode.NoContent)]
    public async Task What_the_settings_fix_is_not_changed_by_others(string skills, string queue, HttpStatusCode answer)
    {
        var jonas = await server.AddAsync("jonas", "correct horse", UserRole.Agent);
        await server.App.Services.GetRequiredService<AgentRoster>().EnsureAsync(jonas, Token);

        var said = await PutAsync("jonas", new(skills, [queue]));

        Assert.Equal(answer, said.StatusCode);
        if (answer is HttpStatusCode.Conflict) Assert.Contains("agent.fixed", await said.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var shown = (await ListAsync()).EnumerateArray().Single(one => one.GetProperty("user").GetString() == "jonas");
        Assert.Equal(("billing:2", true), (shown.GetProperty("skills").GetString(), shown.GetProperty("isInSettings").GetBoolean()));
        Assert.Equal("Billing", Assert.Single(shown.GetProperty("queues").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_named()
    {
        var refused = await PutAsync("maya", new(Queues: ["Suport"]));

        Assert.Contains("Suport", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private Task EnsureAsync() => server.App.Services.GetRequiredService<AgentRoster>().EnsureAsync(maya, Token);

    private async Task<JsonElement> ListAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/staff");
        request.Headers.Authorization = server.TokenOf(kim);
        return await (await server.Http.SendAsync(request, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private async Task<HttpResponseMessage> PutAsync(string user, StaffChange body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/staff/" + user) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = server.TokenOf(kim);
        return await server.Http.SendAsync(request, Token);
    }
}
