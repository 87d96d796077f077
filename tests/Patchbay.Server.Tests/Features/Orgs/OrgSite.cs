using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.DemoOrg;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Features.Orgs;

/// <summary>A server that an administrator has signed in to, beside a demo org; both on free ports, with a data folder that outlives restarts.</summary>
internal sealed class OrgSite : IAsyncDisposable
{
    internal const string Secret = "a-consumer-secret-nobody-may-see";

    // Filling an org takes longer than most tests, so it is done once and copied.
    private static readonly Lazy<Task<string>> filled = new(FillAsync);
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-orgs-").FullName;
    private readonly List<WebApplication> orgs = [];
    private TestServer? server;

    internal string DataFolder => Path.Combine(folder, "data");

    internal string CertificateFile => Path.Combine(folder, "app.crt");

    internal DemoOrgFaults Faults { get; } = new();

    internal LogLines Logs { get; } = new();

    internal TestServer Server => server!;

    internal Uri Login => new(orgs[0].Urls.First());

    internal static async Task<OrgSite> StartAsync(bool keyIsUnique = true)
    {
        var site = new OrgSite();
        await site.AddOrgAsync(1, keyIsUnique);
        await site.StartServerAsync(null);
        return site;
    }

    /// <summary>Starts one more demo org.</summary>
    internal async Task<Uri> AddOrgAsync(int number, bool keyIsUnique = true)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, $"org-{number}")).FullName;
        foreach (var file in Directory.GetFiles(await filled.Value)) File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        var org = DemoOrgHost.Build(new()
        {
            ListenUrl = "http://127.0.0.1:0",
            DataFolder = data,
            ClientSecret = Secret,
            ClientCertificateFile = CertificateFile,
            OrganizationNumber = number,
            InteractionKeyIsUnique = keyIsUnique,
            Faults = Faults,
        });
        await org.StartAsync();
        orgs.Add(org);
        return new(org.Urls.First());
    }

    internal async Task RestartAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        await Server.DisposeAsync();
        await StartServerAsync(settings);
    }

    internal async Task StopServerAsync()
    {
        await Server.DisposeAsync();
        server = null;
    }

    internal OrgConnection Credentials(string name, Uri? login = null, string secret = Secret) =>
        new(name, (login ?? Login).ToString(), "patchbay-demo-client", secret, null, null, null);

    internal Task<HttpResponseMessage> PostAsync(string path, object body) => Server.Http.PostAsJsonAsync(path, body, json);

    internal async Task<T> AskAsync<T>(string path, object body)
    {
        var answer = await PostAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(json))!;
    }

    internal async Task<T> GetAsync<T>(string path) => (await Server.Http.GetFromJsonAsync<T>(path, json))!;

    /// <summary>Sends something that must be refused.</summary>
    /// <returns>The words.</returns>
    internal async Task<string> RefusedAsync(string path, object body)
    {
        var answer = await PostAsync(path, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
    }

    internal async Task<OrgLine> OrgAsync(string name) => (await GetAsync<OrgLine[]>("/api/orgs")).Single(org => org.Name == name);

    /// <summary>Agrees, or not, as a person in a browser does.</summary>
    /// <returns>The address that the browser is sent back to.</returns>
    internal static async Task<Uri> DecideAsync(string authorizeUrl, string decision)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var asked = new Uri(authorizeUrl);
        var fields = asked.Query[1..].Split('&').Select(part => part.Split('=')).Select(part => new KeyValuePair<string, string>(part[0], Uri.UnescapeDataString(part[1])));
        using var page = await browser.GetAsync(asked);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var form = new FormUrlEncodedContent([.. fields, new("decision", decision)]);
        using var answer = await browser.PostAsync(new Uri(asked, asked.AbsolutePath), form);
        return answer.Headers.Location!;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        foreach (var org in orgs)
        {
            await org.StopAsync();
            await org.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartServerAsync(IEnumerable<KeyValuePair<string, string?>>? settings)
    {
        server = await TestServer.StartAsync(services => services.AddSingleton<ILoggerProvider>(Logs).Configure<LoggerFilterOptions>(o => o.MinLevel = LogLevel.Trace), DataFolder, settings);
        var users = server.App.Services.GetRequiredService<IUserStore>();
        var admin = await users.FindAsync("boss", CancellationToken.None) ?? await server.AddAsync("boss", "long enough", UserRole.Admin);
        server.Http.DefaultRequestHeaders.Authorization = server.TokenOf(admin);
    }

    private static async Task<string> FillAsync()
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-orgs-filled-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var org = DemoOrgHost.Build(new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder });
        return folder;
    }
}
