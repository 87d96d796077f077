using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Pages;

public sealed class PageTests : IAsyncLifetime
{
    private FakePatchbay _patchbay = null!;
    private Org _org = null!;
    private HttpClient _page = null!;

    public async ValueTask InitializeAsync()
    {
        _patchbay = await FakePatchbay.StartAsync();
        _org = await Org.StartAsync(folder => new DemoOrgOptions
        {
            ListenUrl = "http://127.0.0.1:0",
            DataFolder = folder,
            SoftphoneUrl = new Uri("http://127.0.0.1:8090/panel?x=1"),
            PatchbayUrl = _patchbay.Address,
            PatchbayApiKey = "key",
            CallMeUrl = new Uri(_patchbay.Address, "/call-me"),
            PanelToken = "for-the-panel",
        });
        _page = new HttpClient { BaseAddress = _org.Address };
        var session = await PostAsync("session");
        _page.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Body!["token"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        _page.Dispose();
        await _org.DisposeAsync();
        await _patchbay.DisposeAsync();
    }

    [Theory]
    [InlineData("/lightning/page/home")]
    [InlineData("/lightning/r/Contact/003Dm0000000001IAA/view")]
    public async Task The_page_lets_only_the_panel_be_framed_and_use_the_microphone(string path)
    {
        using var answer = await _page.GetAsync(new Uri(path, UriKind.Relative), Org.Cancelled);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-src http://127.0.0.1:8090;", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("microphone=(self \"http://127.0.0.1:8090\")", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Contains("\"origin\":\"http://127.0.0.1:8090\"", await answer.Content.ReadAsStringAsync(Org.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_the_page_asks_for_is_there()
    {
        var html = await _page.GetStringAsync(new Uri("/lightning/page/home", UriKind.Relative), Org.Cancelled);
        var pending = new Queue<string>(Between(html, "\"/assets/", "\"").Select(name => "/assets/" + name));
        var seen = new HashSet<string>();

        while (pending.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            using var answer = await _page.GetAsync(new Uri(path, UriKind.Relative), Org.Cancelled);
            Assert.True(answer.IsSuccessStatusCode, path);
            if (path.EndsWith(".js", StringComparison.Ordinal))
            {
                foreach (var import in Between(await answer.Content.ReadAsStringAsync(Org.Cancelled), "from './", "'"))
                    pending.Enqueue("/assets/" + import);
            }
        }

        Assert.Contains("/assets/hostMessages.js", seen);
    }

    [Fact]
    public async Task Another_site_gets_no_session()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/demo/session", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await _page.SendAsync(request, Org.Cancelled);

        Assert.Equal(403, (int)answer.StatusCode);
    }

    [Fact]
    public async Task What_is_meant_for_the_page_is_not_for_the_integration_user()
    {
        _page.DefaultRequestHeaders.Authorization = _org.Client.DefaultRequestHeaders.Authorization;

        Assert.Equal(401, (await PostAsync("panel-token")).Status);
    }

    [Fact]
    public async Task The_panel_gets_its_token_through_the_page()
    {
        Assert.Equal("for-the-panel", (await PostAsync("panel-token")).Body!["token"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_person_in_the_page_uses_up_no_api_calls()
    {
        using var answer = await _page.GetAsync(new Uri("/services/data/v67.0/limits", UriKind.Relative), Org.Cancelled);

        Assert.Equal(["api-usage=0/100000"], answer.Headers.GetValues("Sforce-Limit-Info"));
    }

    [Fact]
    public async Task Call_me_asks_the_telephone_network_for_the_customer()
    {
        var answer = await PostAsync("call-me", """{"customer":"twoMatches"}""");

        Assert.Equal(202, answer.Status);
        Assert.Equal("""/call-me {"customer":"twoMatches"}""", Assert.Single(_patchbay.Asked));
    }

    [Fact]
    public async Task A_customer_who_does_not_exist_cannot_call()
    {
        Assert.Equal(400, (await PostAsync("call-me", """{"customer":"everyone"}""")).Status);
        Assert.Empty(_patchbay.Asked);
    }

    [Fact]
    public async Task A_recording_is_played_through_a_link_asked_for_at_that_moment()
    {
        var task = await _org.CreateAsync("Task", """{"Subject":"x","Patchbay_Recording__c":"https://patchbay.example/recordings/rec-1"}""");

        var answer = await PostAsync($"recordings/{task}");

        Assert.Equal(new Uri(_patchbay.Address, "/media/rec-1?ticket=t").ToString(), answer.Body!["url"]!.GetValue<string>());
        Assert.Equal("/api/recordings/rec-1/link Bearer key ", Assert.Single(_patchbay.Asked));
    }

    [Theory]
    [InlineData("gone", 503, "not there any more")]
    [InlineData("odd", 503, "cannot be read")]
    [InlineData("broken", 503, "answer 500")]
    [InlineData("../../secret?x=1", 503, "answer 500")]
    [InlineData("a b", 404, "cannot be read")]
    [InlineData(null, 404, "was not recorded")]
    public async Task A_recording_that_cannot_be_played_says_why(string? recording, int status, string words)
    {
        var body = new JsonObject { ["Subject"] = "x", ["Patchbay_Recording__c"] = recording };
        var task = await _org.CreateAsync("Task", body.ToJsonString());

        var answer = await PostAsync($"recordings/{task}");

        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Body!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(_patchbay.Asked, asked => Assert.StartsWith("/api/recordings/", asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_patchbay_is_away_the_page_says_so()
    {
        var task = await _org.CreateAsync("Task", """{"Subject":"x","Patchbay_Recording__c":"rec-1"}""");
        await _patchbay.DisposeAsync();

        var answer = await PostAsync($"recordings/{task}");

        Assert.Equal(503, answer.Status);
        Assert.Equal("Patchbay does not answer. Is it running?", answer.Body!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_open_page_hears_of_a_logged_call_and_whose_it_is()
    {
        var ada = await _org.IdOfAsync("SELECT Id FROM Contact WHERE Name = 'Ada Lindqvist'");
        using var stream = await _page.GetStreamAsync(new Uri("/demo/changes", UriKind.Relative), Org.Cancelled);
        using var reader = new StreamReader(stream);
        Assert.Equal(": open", await reader.ReadLineAsync(Org.Cancelled));

        var task = await _org.CreateAsync("Task", $$"""{"Subject":"Call","WhoId":"{{ada}}"}""");
        string? line;
        do
        {
            line = await reader.ReadLineAsync(Org.Cancelled);
        }
        while (line is "");

        var change = JsonNode.Parse(line!["data: ".Length..])!;
        Assert.Equal(("Task", task, "created"), (change["sObject"]!.GetValue<string>(), change["id"]!.GetValue<string>(), change["kind"]!.GetValue<string>()));
        Assert.Contains(ada, change["related"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    private static IEnumerable<string> Between(string text, string before, string after) =>
        text.Split(before).Skip(1).Select(part => part[..part.IndexOf(after, StringComparison.Ordinal)]);

    private async Task<Answer> PostAsync(string path, string json = "{}")
    {
        using var content = new StringContent(json, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await _page.PostAsync(new Uri($"/demo/{path}", UriKind.Relative), content, Org.Cancelled);
        var text = await response.Content.ReadAsStringAsync(Org.Cancelled);
        return new Answer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
