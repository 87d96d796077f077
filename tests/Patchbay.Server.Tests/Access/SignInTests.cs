using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Access;

public sealed class SignInTests
{
    private const string Password = "correct horse";

    [Fact]
    public async Task The_right_password_gives_a_token_that_opens_the_phone()
    {
        await using var server = await TestServer.StartAsync();
        await server.AddAsync("ada", Password, UserRole.Agent);

        using var answer = await SignInAsync(server, "ADA", Password);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        using var phone = await server.Http.PostAsync(new Uri($"/hubs/phone/negotiate?negotiateVersion=1&access_token={token}", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, phone.StatusCode);
    }

    [Theory]
    [InlineData("ada", "wrong")]
    [InlineData("nobody", Password)]
    public async Task A_wrong_name_or_password_is_told_apart_by_nobody(string name, string password)
    {
        await using var server = await TestServer.StartAsync();
        await server.AddAsync("ada", Password, UserRole.Agent);

        using var answer = await SignInAsync(server, name, password);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("The user name or the password is wrong.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_new_password_and_a_disabled_account_end_what_was_signed_in_before()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.AddAsync("ada", Password, UserRole.Supervisor);
        var bob = await server.AddAsync("bob", Password, UserRole.Supervisor);
        var users = server.App.Services.GetRequiredService<IUserStore>();
        Assert.Equal(HttpStatusCode.NotFound, await LinkAsync(server, ada));
        Assert.Equal(HttpStatusCode.NotFound, await LinkAsync(server, bob));

        Assert.True(await users.SetPasswordHashAsync("ada", "another hash", CancellationToken.None));
        Assert.True(await users.SetDisabledAsync("bob", true, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Unauthorized, await LinkAsync(server, ada));
        Assert.Equal(HttpStatusCode.Unauthorized, await LinkAsync(server, bob));
    }

    [Fact]
    public async Task A_colleagues_mistakes_do_not_keep_anybody_from_signing_in()
    {
        await using var server = await TestServer.StartAsync();
        await server.AddAsync("ada", Password, UserRole.Agent);
        for (var i = 0; i < 30; i++)
        {
            using var wrong = await SignInAsync(server, "bob", "guess");
        }

        using var answer = await SignInAsync(server, "ada", Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_request_that_no_sign_in_needs_is_refused_before_it_fills_the_memory()
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await SignInAsync(server, new string('a', 100_000), Password);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task An_agent_serves_a_queue_that_was_added_later()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.AddAsync("ada", Password, UserRole.Agent);
        using var first = await SignInAsync(server, "ada", Password);
        QueueId sales = new(Guid.CreateVersion7());
        Assert.Null(await server.App.Services.GetRequiredService<IExchange>().SubmitAsync(
            new ConfigureQueue(sales, QueueSettings.Standard("Sales")), CancellationToken.None));

        using var again = await SignInAsync(server, "ada", Password);

        Assert.Contains(sales, server.App.Services.GetRequiredService<AgentScreens>().ViewOf(ada.AgentId!.Value)!.Queues);
    }

    private static async Task<HttpStatusCode> LinkAsync(TestServer server, UserAccount user)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/recordings/{Guid.NewGuid():N}/link", UriKind.Relative));
        ask.Headers.Authorization = server.TokenOf(user);
        using var answer = await server.Http.SendAsync(ask);
        return answer.StatusCode;
    }

    [Fact]
    public async Task Guessing_is_slowed_after_five_tries_even_with_the_right_password()
    {
        await using var server = await TestServer.StartAsync();
        await server.AddAsync("ada", Password, UserRole.Agent);
        for (var i = 0; i < 6; i++)
        {
            using var wrong = await SignInAsync(server, "ada", "guess");
        }

        using var slowed = await SignInAsync(server, "ada", Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"userName\":\"ada\"}")]
    public async Task A_broken_request_is_a_problem_and_not_a_crash(string body)
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await server.Http.PostAsync(new Uri("/api/sign-in", UriKind.Relative), new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("rubbish")]
    public async Task Nobody_reaches_the_phone_without_a_token(string? token)
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await server.Http.PostAsync(new Uri($"/hubs/phone/negotiate?negotiateVersion=1&access_token={token}", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> SignInAsync(TestServer server, string userName, string password) =>
        server.Http.PostAsJsonAsync(new Uri("/api/sign-in", UriKind.Relative), new { userName, password });
}
