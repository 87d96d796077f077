using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features;

public sealed class RecordingPauseTests : IAsyncLifetime
{
    private static readonly InteractionId Call = new(new Guid("0195a000-0000-7000-8000-0000000000ab"));
    private TestServer server = null!;
    private UserAccount maya = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_program_pauses_the_recording_while_a_card_number_is_said_and_the_agent_goes_on_with_it()
    {
        using var panel = await TalkAsync();

        var paused = await PostAsync("pause", new("Bearer", TestServer.IntegrationKey), new { reason = "Card number" });
        var shown = await panel.HearAsync("State", IsPaused);
        await panel.AskAsync("PauseRecording", $"[\"{Call}\",false]");
        await panel.HearAsync("State", state => !IsPaused(state));

        Assert.Equal((HttpStatusCode.NoContent, true), (paused.StatusCode, shown.GetProperty("call").GetProperty("recording").GetBoolean()));
    }

    [Fact]
    public async Task The_agent_pauses_it_and_a_program_goes_on_with_it()
    {
        using var panel = await TalkAsync();

        await panel.AskAsync("PauseRecording", $"[\"{Call}\",true]");
        await panel.HearAsync("State", IsPaused);
        var resumed = await PostAsync("resume", server.TokenOf(maya), null);
        await panel.HearAsync("State", state => !IsPaused(state));

        Assert.Equal(HttpStatusCode.NoContent, resumed.StatusCode);
    }

    [Fact]
    public async Task Nobody_pauses_what_is_not_there_or_belongs_to_somebody_else()
    {
        var ben = await server.AddAsync("ben", "battery staple", UserRole.Agent);
        using var panel = await TalkAsync();

        var strange = await PostAsync("pause", server.TokenOf(ben), new { });
        var unread = await PostAsync("pause", new("Bearer", TestServer.IntegrationKey), new { reason = new string('x', 81) });
        var unknown = await PostAsync("pause", new("Bearer", TestServer.IntegrationKey), new { }, new(Guid.CreateVersion7()));
        var anonymous = await PostAsync("pause", null, new { });

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized],
            [strange.StatusCode, unread.StatusCode, unknown.StatusCode, anonymous.StatusCode]);
    }

    private static bool IsPaused(JsonElement state) =>
        state.GetProperty("call") is { ValueKind: JsonValueKind.Object } call && call.GetProperty("recordingResumesAt").ValueKind is JsonValueKind.String;

    private async Task<HubClient> TalkAsync()
    {
        var panel = await server.OpenPanelAsync(maya);
        await panel.AskAsync("SetPresence", "[\"available\",null]");
        var arrival = new ArriveCall(Call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog"));
        Assert.Null(await server.App.Services.GetRequiredService<IExchange>().SubmitAsync(arrival, Token));
        await panel.AskAsync("Answer", $"[\"{new OfferId(Call, 1)}\"]");
        return panel;
    }

    private async Task<HttpResponseMessage> PostAsync(string what, AuthenticationHeaderValue? who, object? body, InteractionId? call = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/calls/{call ?? Call}/recording/{what}");
        request.Headers.Authorization = who;
        if (body is not null) request.Content = JsonContent.Create(body);
        return await server.Http.SendAsync(request, Token);
    }
}
