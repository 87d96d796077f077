using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Recordings;

namespace Patchbay.Server.Tests.Features;

public sealed class RecordingTests
{
    private static readonly InteractionId Call = new(Guid.Parse("01a203a9-c0c0-7f78-888b-67b43b41d93b"));

    [Fact]
    public async Task An_agent_may_not_hear_calls_of_others()
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
    [InlineData(UserRole.Supervisor, false, true)]
    [InlineData(UserRole.Admin, false, true)]
    [InlineData(UserRole.Agent, true, true)]
    [InlineData(UserRole.Agent, false, false)]
    public void Supervisors_hear_all_calls_and_agents_their_own(UserRole role, bool wasInTheCall, bool mayHear)
    {
        var agent = new AgentId(Guid.CreateVersion7());
        var who = new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.Role, AccessTokens.RoleName(role)), new(AccessTokens.AgentClaim, agent.ToString())], "test"));
        var at = new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
        ExchangeEvent[] events =
        [
            new CallArrived(at, Call, new(Call, 1), PersonalText.Of("+46701740633"), PersonalText.Empty, "", PersonalText.Empty, at.AddHours(1)),
            new OfferMade(at, new(Call, 1), agent, new(Guid.CreateVersion7()), at.AddSeconds(20), new("longest idle", TimeSpan.Zero, TimeSpan.Zero, 1)),
            new OfferAccepted(at, new(Call, 2), wasInTheCall ? agent : new AgentId(Guid.CreateVersion7()), new(Call, 2), at.AddSeconds(20)),
        ];

        Assert.Equal(mayHear, RecordingPermission.MayHear(who, () => events));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ticket=any")]
    public async Task A_person_who_opens_the_link_of_the_record_gets_a_page_that_plays_it(string query)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/recordings/{Call}{query}", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");

        using var answer = await server.Http.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Sign in and play", page, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var file in new[] { "recording.js", "recording.css" })
        {
            Assert.Contains($"/recordings/page/{file}", page, StringComparison.Ordinal);
            Assert.NotEmpty(await server.Http.GetStringAsync(new Uri($"/recordings/page/{file}", UriKind.Relative)));
        }
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
