using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Voicemail;

public sealed class MessageEndpointTests : IAsyncLifetime
{
    private static readonly string Path = $"/api/messages/{MessageScene.Message}";
    private MessageScene scene = null!;
    private UserAccount kim = null!;

    public async ValueTask InitializeAsync()
    {
        scene = await MessageScene.StartAsync();
        kim = await scene.Server.AddAsync("kim", "correct horse", UserRole.Supervisor);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task A_supervisor_sees_whose_a_message_is_and_marks_it_as_heard_by_name()
    {
        var before = await OnlyMessageAsync();
        using var marked = await scene.AskAsync(HttpMethod.Post, Path + "/heard", kim, new { heard = true });

        Assert.Equal(("Support", "Astrid", "", 12), (Text(before, "for"), Text(before, "name"), Text(before, "heardBy"), before.GetProperty("seconds").GetInt32()));
        Assert.Equal(HttpStatusCode.NoContent, marked.StatusCode);
        Assert.Equal("kim", Text(await OnlyMessageAsync(), "heardBy"));
    }

    [Fact]
    public async Task A_message_that_is_given_to_an_agent_waits_anew_and_reaches_that_panel()
    {
        var maya = await scene.Server.AddAsync("maya", "correct horse", UserRole.Agent);
        using var panel = await scene.Server.OpenPanelAsync(maya);
        using var marked = await scene.AskAsync(HttpMethod.Post, Path + "/heard", kim, new { heard = true });

        using var moved = await scene.AskAsync(HttpMethod.Post, Path + "/move", kim, new { agentId = maya.AgentId.ToString() });

        Assert.Equal(HttpStatusCode.NoContent, moved.StatusCode);
        var message = await OnlyMessageAsync();
        Assert.Equal(("maya", ""), (Text(message, "for"), Text(message, "heardBy")));
        await panel.HearAsync("State", state => state.GetProperty("messages").GetArrayLength() == 1);
    }

    [Fact]
    public async Task What_was_said_is_played_in_parts_by_the_link()
    {
        var url = await LinkAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new(44, 143) } };

        using var part = await scene.Server.Http.SendAsync(request, MessageScene.Token);
        using var whole = await scene.Server.Http.GetAsync(new Uri(url, UriKind.Relative), MessageScene.Token);

        Assert.Equal((HttpStatusCode.PartialContent, 100, MessageScene.Bytes), (part.StatusCode, part.Content.Headers.ContentLength, part.Content.Headers.ContentRange!.Length));
        Assert.Equal(MessageScene.Bytes, (await whole.Content.ReadAsByteArrayAsync(MessageScene.Token)).Length);
        Assert.Equal("no-store", whole.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_link_to_one_message_opens_no_other_and_none_that_was_deleted()
    {
        var url = await LinkAsync();
        var other = url.Replace(MessageScene.Message.ToString(), new MessageId(MessageScene.Message.Call, 2).ToString(), StringComparison.Ordinal);

        using var wrong = await scene.Server.Http.GetAsync(new Uri(other, UriKind.Relative), MessageScene.Token);
        using var deleted = await scene.AskAsync(HttpMethod.Delete, Path, kim);
        using var gone = await scene.Server.Http.GetAsync(new Uri(url, UriKind.Relative), MessageScene.Token);
        using var link = await scene.AskAsync(HttpMethod.Post, Path + "/link", kim);

        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (wrong.StatusCode, deleted.StatusCode, gone.StatusCode, link.StatusCode));
        Assert.False(File.Exists(scene.FilePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ticket=")]
    [InlineData("?ticket=CfDJ8anything")]
    public async Task Without_a_ticket_nothing_is_played(string query)
    {
        using var reply = await scene.Server.Http.GetAsync(new Uri($"/messages/{MessageScene.Message}{query}", UriKind.Relative), MessageScene.Token);

        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/heard")]
    [InlineData("POST", "/move")]
    [InlineData("DELETE", "")]
    public async Task Agents_look_after_messages_in_their_panel_alone(string method, string what)
    {
        var maya = await scene.Server.AddAsync("maya", "correct horse", UserRole.Agent);

        using var reply = await scene.AskAsync(new(method), method == "GET" ? "/api/messages" : Path + what, maya, method == "POST" ? new { heard = true } : null);

        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
    }

    [Fact]
    public async Task An_agent_gets_a_link_to_messages_of_own_queues_and_to_no_others()
    {
        var maya = await scene.Server.AddAsync("maya", "correct horse", UserRole.Agent);
        var ben = await scene.Server.AddAsync("ben", "correct horse", UserRole.Agent);
        using var panel = await scene.Server.OpenPanelAsync(maya);
        using var bens = await scene.Server.OpenPanelAsync(ben);

        using var before = await scene.AskAsync(HttpMethod.Post, Path + "/link", maya);
        using var moved = await scene.AskAsync(HttpMethod.Post, Path + "/move", kim, new { agentId = ben.AgentId.ToString() });
        using var after = await scene.AskAsync(HttpMethod.Post, Path + "/link", maya);
        using var his = await scene.AskAsync(HttpMethod.Post, Path + "/link", ben);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK), (before.StatusCode, after.StatusCode, his.StatusCode));
    }

    [Fact]
    public async Task A_person_who_opens_the_address_gets_a_page_that_asks_who_it_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/messages/{MessageScene.Message}") { Headers = { { "Accept", "text/html" } } };

        using var reply = await scene.Server.Http.SendAsync(request, MessageScene.Token);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (reply.StatusCode, reply.Content.Headers.ContentType!.MediaType));
        Assert.Contains("sign-in", await reply.Content.ReadAsStringAsync(MessageScene.Token), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement line, string field) => line.GetProperty(field).GetString();

    private async Task<JsonElement> OnlyMessageAsync() => Assert.Single((await scene.ReadAsync("/api/messages", kim)).EnumerateArray());

    private async Task<string> LinkAsync()
    {
        using var reply = await scene.AskAsync(HttpMethod.Post, Path + "/link", kim);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return (await reply.Content.ReadFromJsonAsync<JsonElement>(MessageScene.Token)).GetProperty("url").GetString()!;
    }
}
