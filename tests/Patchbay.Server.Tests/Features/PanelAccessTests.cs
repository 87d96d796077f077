using System.Net;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features;

public sealed class PanelAccessTests
{
    [Theory]
    [InlineData(UserRole.Agent, HttpStatusCode.OK)]
    [InlineData(UserRole.Supervisor, HttpStatusCode.Forbidden)]
    [InlineData(UserRole.Admin, HttpStatusCode.Forbidden)]
    public async Task Whoever_has_no_phone_is_told_before_the_line_opens(UserRole role, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.AddAsync("sue", "correct horse", role);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/hubs/phone/negotiate?negotiateVersion=1", UriKind.Relative));
        request.Headers.Authorization = server.TokenOf(user);

        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }
}
