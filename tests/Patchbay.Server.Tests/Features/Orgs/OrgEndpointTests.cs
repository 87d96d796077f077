using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class OrgEndpointTests
{
    [Fact]
    public async Task A_site_that_was_never_connected_has_the_org_of_its_settings_and_uses_it()
    {
        await using var server = await SignedInAsync(UserRole.Admin);

        var orgs = await server.Http.GetFromJsonAsync<JsonElement>("/api/orgs");

        var org = Assert.Single(orgs.EnumerateArray());
        Assert.Equal("default", org.GetProperty("name").GetString());
        Assert.True(org.GetProperty("isLive").GetBoolean());
        Assert.Equal("off", org.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("..%2F..")]
    public async Task An_org_that_does_not_exist_is_told_by_name(string name)
    {
        await using var server = await SignedInAsync(UserRole.Admin);

        var answer = await server.Http.PostAsync($"/api/orgs/{name}/use", null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no org", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UserRole.Agent)]
    [InlineData(UserRole.Supervisor)]
    public async Task Only_an_administrator_sees_the_orgs(UserRole role)
    {
        await using var server = await SignedInAsync(role);

        var list = await server.Http.GetAsync("/api/orgs");
        var use = await server.Http.PostAsync("/api/orgs/default/use", null);

        Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, use.StatusCode);
    }

    private static async Task<TestServer> SignedInAsync(UserRole role)
    {
        var server = await TestServer.StartAsync();
        server.Http.DefaultRequestHeaders.Authorization = server.TokenOf(await server.AddAsync("kim", "long enough", role));
        return server;
    }
}
