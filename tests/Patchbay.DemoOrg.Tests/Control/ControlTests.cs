using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Control;

public sealed class ControlTests : OrgTests
{
    [Fact]
    public async Task Troubles_are_switched_from_outside_and_an_empty_document_heals_the_org()
    {
        var sick = await AskAsync(HttpMethod.Put, "troubles",
            """{"away":true,"clockSkewSeconds":90,"missing":["Lead"],"plan":{"seed":3,"chances":{"CutAfter":0.5},"script":[{"fault":"ServerError","after":2}]}}""");
        var away = (await Org.GetAsync("limits")).Status;
        await AskAsync(HttpMethod.Put, "troubles", "{}");

        Assert.Equal(90, sick!["clockSkewSeconds"]!.GetValue<double>());
        Assert.Equal(0.5, sick["plan"]!["chances"]!["CutAfter"]!.GetValue<double>());
        Assert.Equal(503, away);
        Assert.Equal(200, (await Org.GetAsync("limits")).Status);
    }

    [Fact]
    public async Task The_ledger_keeps_every_write_in_order_with_the_fields_that_changed()
    {
        var id = await Org.CreateAsync("Task", """{"Subject":"a","CallDurationInSeconds":5}""");
        await Org.PatchAsync($"sobjects/Task/{id}", """{"Subject":"b"}""");
        await Org.SendAsync(HttpMethod.Delete, $"sobjects/Task/{id}");

        var ledger = (await AskAsync(HttpMethod.Get, "ledger?after=0&sobject=Task"))!.AsArray();

        Assert.Equal(["insert", "update", "delete"], ledger.Select(entry => entry!["kind"]!.GetValue<string>()));
        Assert.Equal(5, ledger[0]!["fields"]!["CallDurationInSeconds"]!.GetValue<int>());
        Assert.Equal(("b", null), (ledger[1]!["fields"]!["Subject"]!.GetValue<string>(), ledger[1]!["fields"]!["CallDurationInSeconds"]));
        Assert.All(ledger, entry => Assert.Equal(id, entry!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_write_that_was_rolled_back_is_not_in_the_ledger()
    {
        await Org.PostAsync("composite/sobjects",
            """{"allOrNone":true,"records":[{"attributes":{"type":"Task"},"Subject":"a"},{"attributes":{"type":"Task"},"WhoId":"nobody"}]}""");

        Assert.Empty((await AskAsync(HttpMethod.Get, "ledger"))!.AsArray());
    }

    [Fact]
    public async Task Control_needs_its_key()
    {
        using var answer = await Org.Client.GetAsync(new Uri("/demo/control/ledger", UriKind.Relative), Org.Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"away":true,"plan":{"chances":{"Earthquake":1}}}""")]
    [InlineData("""{"away":true,"plan":{"chances":{"CutAfter":7}}}""")]
    [InlineData("""{"away":true,"dayly":1}""")]
    [InlineData("""{"away":true,"delayMs":-1}""")]
    [InlineData("""{"away":true,"missing":null}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"away":true,"missing":["Task.Nope__c"]}""")]
    [InlineData("""{"away":true,"hidden":["Nope__c"]}""")]
    [InlineData("""{"away":true,"rules":[{"sObject":"Task","field":"Nope__c","message":"No."}]}""")]
    [InlineData("""{"away":true,"rules":[{"sObject":"Task","operation":"upsert","message":"No."}]}""")]
    public async Task A_document_that_means_nothing_in_one_place_changes_nothing(string document)
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(HttpMethod.Put, "troubles", document));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        Assert.False((await AskAsync(HttpMethod.Get, "troubles"))!["away"]!.GetValue<bool>());
    }

    protected override Func<string, DemoOrgOptions> Configure() => folder =>
        new DemoOrgOptions { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, ControlKey = "k" };

    private async Task<JsonNode?> AskAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("/demo/control/" + path, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", "k");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Org.Client.SendAsync(request, Org.Cancelled);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Org.Cancelled));
    }
}
