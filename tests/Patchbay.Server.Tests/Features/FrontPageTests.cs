using System.Net;

namespace Patchbay.Server.Tests.Features;

public sealed class FrontPageTests
{
    [Fact]
    public async Task The_servers_own_address_leads_to_the_panel_and_to_the_desk()
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await server.Http.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("href=\"/softphone/\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/desk/\"", page, StringComparison.Ordinal);
    }
}
