using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class WhoTests
{
    [Fact]
    public async Task Who_a_caller_would_be_is_told_with_every_rule()
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var answer = await GetAsync(server, "who?number=%2B46%20(0)70-174%2006%2033");

        Assert.Equal("+46701740633", answer.GetProperty("number").GetString());
        Assert.Equal(["003000000000001AAA", "00Q000000000001AAA"], answer.GetProperty("matches").EnumerateArray().Select(m => m.GetProperty("record").GetProperty("id").GetString()!));
        Assert.Contains("the agent picks one of 2", answer.GetProperty("opens").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("logHangsOn").ValueKind);
        Assert.Contains(answer.GetProperty("rules").EnumerateArray(), r => r.GetProperty("find").GetString() == "Lead.MobilePhone" && r.GetProperty("found").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_case_is_found_by_its_number()
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var answer = await GetAsync(server, "who?number=Case.CaseNumber%3D00001042");

        Assert.Equal("500000000000001AAA", answer.GetProperty("matches")[0].GetProperty("record").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("number=Case.CaseNumbr%3D1042", "Records are not found by Case.CaseNumbr: keys of the match rules are Case.CaseNumber")]
    [InlineData("number=x%3D1", "No match rule looks at a variable x; byData names case")]
    [InlineData("number=Case.*%3D1", "must name an object and a field")]
    [InlineData("number=204&agent=admn", "There is no user admn. Nearest: admin.")]
    public async Task A_question_about_what_does_not_exist_is_refused(string query, string words)
    {
        await using var server = await StartAsync();

        using var refused = await server.Http.GetAsync($"/api/orgs/default/who?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith(words, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.Replace("Case.* ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_number_may_be_asked_without_its_zeros()
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var answer = await GetAsync(server, "who?number=Case.CaseNumber%3D1042");

        Assert.Equal("500000000000001AAA", answer.GetProperty("matches")[0].GetProperty("record").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Rules_with_a_mistake_are_refused_with_its_place_and_the_old_ones_stay()
    {
        await using var server = await StartAsync();

        using var refused = await server.Http.PutAsync("/api/orgs/default/rules", new StringContent("""{"serach":[]}""", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("serach", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("Contact.MobilePhone", (await GetAsync(server, "rules")).GetProperty("search")[0].GetProperty("find").GetString());
    }

    [Fact]
    public async Task A_softphone_layout_becomes_rules_that_do_the_same()
    {
        await using var server = await StartAsync();
        const string layout = """
            {"Inbound":{"objects":{"Account":[{"apiName":"Name"}],"Contact":[]},"screenPopSettings":{"screenPopsOpenWithin":"ExistingWindow",
            "NoMatch":{"screenPopType":"PopToEntity","screenPopData":"Case"},"SingleMatch":{"screenPopType":"PopToEntity","screenPopData":""},"MultipleMatches":{"screenPopType":"PopToSearch"}}},
            "Internal":{"objects":{"User":[]}},"Outbound":{"objects":{"Contact":[]}}}
            """;

        using var answer = await server.Http.PostAsync("/api/orgs/default/rules/from-layout", new StringContent(layout, Encoding.UTF8, "application/json"));

        var inbound = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("inbound");
        Assert.Equal(["Account.*", "Contact.*"], inbound.GetProperty("search").EnumerateArray().Select(s => s.GetProperty("find").GetString()!));
        Assert.Equal(("newRecord", "Case", "detail"), (Text(inbound, "none", "show"), Text(inbound, "none", "object"), Text(inbound, "none", "open")));
        Assert.Equal(("record", "search"), (Text(inbound, "one", "show"), Text(inbound, "many", "show")));
    }

    [Fact]
    public async Task The_published_schema_is_served()
    {
        await using var server = await StartAsync();

        Assert.Equal("Patchbay match rules", (await GetAsync(server, "rules/schema")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_agent_may_not_ask()
    {
        await using var server = await StartAsync();
        server.Http.DefaultRequestHeaders.Authorization = server.TokenOf(await server.AddAsync("sam", "a long password", UserRole.Agent));

        using var refused = await server.Http.GetAsync("/api/orgs/default/who?number=1");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync();
        server.Http.DefaultRequestHeaders.Authorization = server.TokenOf(await server.AddAsync("admin", "a long password", UserRole.Admin));
        return server;
    }

    private static async Task FillAsync(TestServer server) => await server.App.Services.GetRequiredService<IPhoneDirectory>().PutAsync(
        [
            new(new("Contact", "003000000000001AAA"), "Ada Lindqvist", "Nordic Trams AB", null, DateTimeOffset.UnixEpoch, [new("+46701740633", "MobilePhone")]),
            new(new("Lead", "00Q000000000001AAA"), "A. Lind", "Trams & Co", null, DateTimeOffset.UnixEpoch, [new("+46701740633", "Phone")]),
            new(new("Case", "500000000000001AAA"), "00001042", "Doors", null, DateTimeOffset.UnixEpoch, []) { Keys = [new("Case.CaseNumber", "00001042")] },
        ],
        CancellationToken.None);

    private static async Task<JsonElement> GetAsync(TestServer server, string path) => await server.Http.GetFromJsonAsync<JsonElement>($"/api/orgs/default/{path}");

    private static string? Text(JsonElement rules, string pop, string field) => rules.GetProperty(pop).GetProperty(field).GetString();
}
