using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Tests;

/// <summary>A demo org on a free port, with a client that is signed in.</summary>
public sealed class Org : IAsyncDisposable
{
    // Filling an org takes longer than most tests, so it is done once and copied.
    private static readonly Lazy<string> _filled = new(Fill);

    private readonly WebApplication _app;
    private readonly string _folder;

    private Org(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    /// <summary>Signed in as the integration user.</summary>
    public HttpClient Client { get; }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Org> StartAsync(Func<string, DemoOrgOptions>? options = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), "patchbay-org-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        File.Copy(_filled.Value, Path.Combine(folder, "demo-org.db"));
        var app = DemoOrgHost.Build(options?.Invoke(folder) ?? Options(folder));
        await app.StartAsync(Cancelled);
        var org = new Org(app, folder);
        org.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await org.SignInAsync());
        return org;
    }

    public static DemoOrgOptions Options(string folder) => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder };

    public async Task<string> SignInAsync()
    {
        using var answer = await Client.PostAsync(new Uri("/services/oauth2/token", UriKind.Relative), new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "patchbay-demo-client"), new("client_secret", "patchbay-demo-secret"),
        ]), Cancelled);
        return (await JsonOf(answer))!["access_token"]!.GetValue<string>();
    }

    /// <summary>Sends a request below <c>/services/data/v67.0/</c>.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, Target(path));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request, Cancelled);
        return new Answer((int)response.StatusCode, await JsonOf(response));
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<Answer> QueryAsync(string soql) => GetAsync("query?q=" + Uri.EscapeDataString(soql));

    /// <summary>Creates a record and returns its id.</summary>
    public async Task<string> CreateAsync(string type, string json)
    {
        var answer = await PostAsync($"sobjects/{type}", json);
        Assert.Equal(201, answer.Status);
        return answer.Body!["id"]!.GetValue<string>();
    }

    /// <summary>Id of the one record a query finds.</summary>
    public async Task<string> IdOfAsync(string soql)
    {
        var answer = await QueryAsync(soql);
        return Assert.Single(answer.Body!["records"]!.AsArray())!["Id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        _app.Services.GetRequiredService<OrgDatabase>().Close();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Fill()
    {
        var folder = Path.Combine(Path.GetTempPath(), "patchbay-org-" + Guid.NewGuid().ToString("N"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var app = DemoOrgHost.Build(Options(folder));
        app.Services.GetRequiredService<OrgDatabase>().Close();
        return Path.Combine(folder, "demo-org.db");
    }

    // Escapes of the caller must reach the server unchanged.
    private Uri Target(string path) => path.StartsWith('/')
        ? new Uri(Address, path)
        : new Uri($"{Address.GetLeftPart(UriPartial.Authority)}/services/data/v67.0/{path}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static async Task<JsonNode?> JsonOf(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        return text.Length == 0 || text[0] is not ('{' or '[') ? null : JsonNode.Parse(text);
    }
}

public sealed record Answer(int Status, JsonNode? Body)
{
    public string? ErrorCode => Body?[0]?["errorCode"]?.GetValue<string>();

    public string? Message => Body?[0]?["message"]?.GetValue<string>();

    public string[] Fields => [.. Body![0]!["fields"]!.AsArray().Select(name => name!.GetValue<string>())];

    public JsonArray Records => Body!["records"]!.AsArray();
}
