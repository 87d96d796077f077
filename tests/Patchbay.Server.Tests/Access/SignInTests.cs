using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patchbay.Runtime.Users;

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
