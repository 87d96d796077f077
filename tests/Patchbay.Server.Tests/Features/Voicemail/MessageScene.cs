using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Voicemail;

/// <summary>A server on which a caller has left a message for a queue; what was said lies on its shelf.</summary>
internal sealed class MessageScene : IAsyncDisposable
{
    internal const int Bytes = 8044;
    private static readonly InteractionId Call = new(new Guid("0195a000-0000-7000-8000-0000000000aa"));
    private readonly TestServer server;

    private MessageScene(TestServer server) => this.server = server;

    internal static MessageId Message { get; } = new(Call, 1);

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    internal TestServer Server => server;

    internal string FilePath => Path.Combine(server.Folder, "recordings", "aa", $"{Call}.message1.wav");

    /// <param name="configure">Last word on the services; null for none.</param>
    /// <param name="settings">More settings.</param>
    internal static async Task<MessageScene> StartAsync(
        Action<IServiceCollection>? configure = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var scene = new MessageScene(await TestServer.StartAsync(configure, settings: settings));
        await scene.LeaveAsync();
        return scene;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Asks the API, with the token of a user.</summary>
    internal async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, UserAccount who, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = server.TokenOf(who);
        return await server.Http.SendAsync(request, Token);
    }

    internal async Task<JsonElement> ReadAsync(string path, UserAccount who)
    {
        using var reply = await AskAsync(HttpMethod.Get, path, who);
        Assert.True(reply.IsSuccessStatusCode, $"{path}: {reply.StatusCode}");
        return await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private async Task LeaveAsync()
    {
        var queue = Assert.Single(server.App.Services.GetRequiredService<Patchbay.Server.Features.Live.LiveSite>().Queues).Queue;
        var step = new VoicemailStep(
            "message", new([new(null, [new("en", "Leave a message.")])]), new(queue), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(6), "#", null);
        await SubmitAsync(new PublishFlow(new(new("night"), "Night", "en", queue, step.Name, ["4000"], [step]), "night"));
        await SubmitAsync(new ArriveCall(Call, PersonalText.Of("+46701740633"), PersonalText.Of("Astrid"), "4000", PersonalText.Of("dialog")));
        await SubmitAsync(new ReportPromptFinished(new(Call, 1), 1));
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllBytesAsync(FilePath, new byte[Bytes], Token);
        await SubmitAsync(new ReportMessageFinished(Message, TimeSpan.FromSeconds(12), "00", HasVoice: true));
        await SubmitAsync(new ReportLegEnded(new(Call, 1), EndCause.CustomerHungUp, null));
    }

    private async Task SubmitAsync(ExchangeCommand command) =>
        Assert.Null(await server.App.Services.GetRequiredService<IExchange>().SubmitAsync(command, Token));
}
