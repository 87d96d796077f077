using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Patchbay.DemoOrg;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Screens;
using Patchbay.Runtime.Telephony;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Recordings;
using Patchbay.Salesforce.Rest;
using Patchbay.Testing.PhoneDirectory;
using Patchbay.Testing.Records;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>The whole module, registered as a host registers it, against the demo org over HTTP.</summary>
internal sealed class DemoOrgRig : IAsyncDisposable
{
    private const string ControlKey = "examined";
    private static readonly Lazy<Task<string>> filled = new(FillAsync);

    private readonly WebApplication org;
    private readonly string folder;
    private readonly IHost host;

    private DemoOrgRig(WebApplication org, string folder, IHost host, TestSite site)
    {
        (this.org, this.folder, this.host, Site) = (org, folder, host, site);
        Site.Reactors.AddRange(host.Services.GetServices<IReactor>());
    }

    public TestSite Site { get; }

    public RecordedScreens Screens => (RecordedScreens)host.Services.GetRequiredService<IScreens>();

    public InMemoryPhoneDirectory Directory => (InMemoryPhoneDirectory)host.Services.GetRequiredService<IPhoneDirectory>();

    public DemoOrgFaults Faults => org.Services.GetRequiredService<DemoOrgOptions>().Faults;

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <param name="run">True to start the workers; false to drive the parts by hand.</param>
    /// <param name="settings">More settings of section Salesforce.</param>
    /// <param name="options">Another kind of org.</param>
    /// <param name="recordings">Where recordings are; null for nowhere.</param>
    public static async Task<DemoOrgRig> StartAsync(
        bool run, IEnumerable<KeyValuePair<string, string?>>? settings = null, Func<string, DemoOrgOptions>? options = null, IRecordingFiles? recordings = null)
    {
        var folder = await CopyAsync(options is null);
        var org = DemoOrgHost.Build(options?.Invoke(folder) ?? new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, ControlKey = ControlKey });
        await org.StartAsync();
        var site = new TestSite(TimeProvider.System).Staffed();
        var host = Host(site, org.Urls.First(), settings ?? [], recordings);
        var rig = new DemoOrgRig(org, folder, host, site);
        if (run) await host.StartAsync();
        return rig;
    }

    /// <summary>Starts the workers of a rig that was driven by hand so far.</summary>
    public Task RunAsync() => host.StartAsync();

    /// <summary>Waits for something that happens by itself, at most as long as a very slow machine may take.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition()) await Task.Delay(20, patience.Token);
    }

    public async Task<IReadOnlyList<System.Text.Json.JsonElement>> QueryAsync(string soql) => await Get<Soql>().AllAsync(soql, CancellationToken.None);

    public async Task<string> CreateAsync(string type, string json) => (await SendAsync(HttpMethod.Post, $"sobjects/{type}", json)).GetProperty("id").GetString()!;

    public Task<System.Text.Json.JsonElement> SendAsync(HttpMethod method, string path, string json = "{}") =>
        Get<SalesforceClient>().SendAsync(method, path, System.Text.Encoding.UTF8.GetBytes(json), CancellationToken.None);

    /// <summary>Merges two records, as a person does in the org.</summary>
    public async Task MergeAsync(string master, string other)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", ControlKey) } };
        using var answer = await http.PostAsync(new Uri($"{org.Urls.First()}/demo/control/merge?master={master}&other={other}"), null, CancellationToken.None);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await org.StopAsync();
        await org.DisposeAsync();
        System.IO.Directory.Delete(folder, true);
    }

    /// <summary>Filling an org takes longer than a test, so it is done once and copied.</summary>
    private static async Task<string> CopyAsync(bool isFilled)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("patchbay-sf-").FullName;
        if (!isFilled) return folder;
        foreach (var file in System.IO.Directory.GetFiles(await filled.Value)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    private static async Task<string> FillAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("patchbay-sf-filled-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(folder, true);
        await using var org = DemoOrgHost.Build(new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder });
        return folder;
    }

    private static IHost Host(TestSite site, string address, IEnumerable<KeyValuePair<string, string?>> settings, IRecordingFiles? recordings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Salesforce:Enabled"] = "true",
            ["Salesforce:LoginUrl"] = address,
            ["Salesforce:ClientId"] = "patchbay-demo-client",
            ["Salesforce:ClientSecret"] = "patchbay-demo-secret",
            ["Salesforce:DefaultCountry"] = "SE",
            ["Salesforce:PollInterval"] = "00:00:05",
            ["Salesforce:PublicUrl"] = "https://phone.example",
            ["Salesforce:OwnerOfLastResort"] = "maya.okafor@tidewater.example",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IExchange>(site);
        builder.Services.AddSingleton<IJournal>(site.Journal);
        builder.Services.AddSingleton<IRecordLinks, InMemoryRecordLinks>();
        builder.Services.AddSingleton<IPhoneDirectory, InMemoryPhoneDirectory>();
        builder.Services.AddSingleton<IUserStore, People>();
        builder.Services.AddSingleton<ISettingStore, Settings>();
        builder.Services.AddSingleton<IScreens, RecordedScreens>();
        if (recordings is not null) builder.Services.AddSingleton(recordings);
        builder.Services.AddPatchbaySalesforce();
        builder.Services.AddSingleton<RecordingUpload>();
        return builder.Build();
    }
}
