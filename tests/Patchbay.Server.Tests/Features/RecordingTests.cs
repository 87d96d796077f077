using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Recordings;

namespace Patchbay.Server.Tests.Features;

public sealed class RecordingTests
{
    private static readonly InteractionId Call = new(Guid.Parse("01a203a9-c0c0-7f78-888b-67b43b41d93b"));

    [Fact]
    public async Task An_agent_may_not_ask_for_links_to_recordings()
    {
        await using var server = await TestServer.StartAsync();
        var agent = await server.AddAsync("ada", "correct horse", UserRole.Agent);

        using var answer = await AskAsync(server, server.TokenOf(agent));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_call_without_a_recording_has_no_link()
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await AskAsync(server, new("Bearer", TestServer.IntegrationKey));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("No recording", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ticket=made-up")]
    public async Task A_link_without_a_good_ticket_plays_nothing(string query)
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await server.Http.GetAsync(new Uri($"/recordings/{Call}{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_ticket_opens_the_recording_it_was_made_for_and_no_other()
    {
        await using var server = await TestServer.StartAsync();
        var links = server.App.Services.GetRequiredService<RecordingLinks>();
        var (url, _) = links.Make(Call);
        var ticket = url[(url.IndexOf("ticket=", StringComparison.Ordinal) + 7)..];

        Assert.True(links.IsGood(Call, ticket));
        Assert.False(links.IsGood(new(Guid.CreateVersion7()), ticket));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestServer server, AuthenticationHeaderValue authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/recordings/{Call}/link", UriKind.Relative));
        request.Headers.Authorization = authorization;
        return await server.Http.SendAsync(request);
    }
}
