using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Orgs;

/// <summary>What an admin asks about the records of an org, while the org cannot be asked.</summary>
public sealed class RecordCareTests
{
    private const string Call = "019ab000000070008000000000000001";

    [Fact]
    public async Task Nothing_is_parked_or_noticed_at_first()
    {
        await using var server = await SignedInAsync(UserRole.Admin);

        Assert.Empty((await server.Http.GetFromJsonAsync<JsonElement>("/api/orgs/default/parked")).EnumerateArray());
        Assert.Empty((await server.Http.GetFromJsonAsync<JsonElement>("/api/orgs/default/notices")).EnumerateArray());
        Assert.Equal(JsonValueKind.Null, (await server.Http.GetFromJsonAsync<JsonElement>("/api/orgs/default/mapping")).ValueKind);
    }

    [Theory]
    [InlineData("GET", Call)]
    [InlineData("POST", Call + "/retry")]
    [InlineData("DELETE", Call)]
    [InlineData("GET", "nonsense")]
    public async Task A_record_that_is_not_parked_is_told_as_such(string method, string path)
    {
        await using var server = await SignedInAsync(UserRole.Admin);

        using var request = new HttpRequestMessage(new(method), $"/api/orgs/default/parked/{path}");
        var answer = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("parked.unknown", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_that_is_not_understood_is_refused_with_each_problem()
    {
        await using var server = await SignedInAsync(UserRole.Admin);

        var answer = await server.Http.PutAsJsonAsync("/api/orgs/default/mapping", new { task = new[] { new { field = "Type", value = "call.que" } } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems").EnumerateArray());
        Assert.Contains("Nearest: call.queue", problem.GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2027-03-02&to=2027-03-01")]
    [InlineData("from=2027-03-01&to=tomorrow")]
    [InlineData("from=2020-01-01&to=2027-03-01")]
    [InlineData("from=2027-03-01&to=2027-03-01&mode=burn")]
    public async Task A_comparison_of_days_that_make_no_sense_is_refused(string query)
    {
        await using var server = await SignedInAsync(UserRole.Admin);

        var answer = await server.Http.PostAsync($"/api/orgs/default/reconcile?{query}", null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(UserRole.Agent)]
    [InlineData(UserRole.Supervisor)]
    public async Task Only_an_administrator_sees_parked_records(UserRole role)
    {
        await using var server = await SignedInAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await server.Http.GetAsync("/api/orgs/default/parked")).StatusCode);
    }

    private static async Task<TestServer> SignedInAsync(UserRole role)
    {
        var server = await TestServer.StartAsync();
        server.Http.DefaultRequestHeaders.Authorization = server.TokenOf(await server.AddAsync("kim", "long enough", role));
        return server;
    }
}
