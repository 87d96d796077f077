using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Storage;

namespace Patchbay.Cli.Demo;

/// <summary>Patchbay, the demo org and the simulated customers, all on loopback.</summary>
internal sealed class DemoSite : IAsyncDisposable
{
    internal const string AgentName = "maya";
    internal const string AgentPassword = "patchbay-demo";
    internal const string AdminName = "ada";
    private const string AgentDisplayName = "Maya Okafor";
    private const string AdminDisplayName = "Ada Lindqvist";

    private readonly List<ChildProcess> children = [];
    private readonly DemoPorts ports;
    private readonly string folder;

    private DemoSite(DemoPorts ports, string folder)
    {
        (this.ports, this.folder) = (ports, folder);
        Customers = new(ports.Sip);
    }

    /// <summary>The page to open.</summary>
    internal string PageUrl => OrgUrl + "/";

    /// <summary>The demo org. Another site than <see cref="ServerUrl"/>, as Salesforce is.</summary>
    internal string OrgUrl => $"http://localhost:{Text(ports.Org)}";

    /// <summary>Patchbay.</summary>
    internal string ServerUrl => $"http://127.0.0.1:{Text(ports.Server)}";

    /// <summary>The page of administrators.</summary>
    internal string DeskUrl => $"{ServerUrl}/desk/";

    /// <summary>Who can call.</summary>
    internal SimulatedCustomers Customers { get; }

    /// <summary>Process id of the server, for drills.</summary>
    internal int ServerProcess => children[^1].Id;

    /// <summary>Secret with which Patchbay signs in to the org; made anew for each demo.</summary>
    internal string ClientSecret { get; } = NewSecret();

    internal static async Task<DemoSite> StartAsync(string folder, bool anyPorts, CancellationToken cancellationToken)
    {
        var site = new DemoSite(DemoPorts.Choose(anyPorts), folder);
        try
        {
            await site.StartAsync(cancellationToken);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which parts ended by themselves, which they should not, in words.</summary>
    internal IReadOnlyList<string> Ended => [.. children.Where(child => child.HasEnded).Select(child => $"{child.Name} has ended by itself; its last words are in {child.LogFile}")];

    /// <summary>Completes when a part ends by itself, which it should not, or when it is cancelled.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken) => Task.WhenAny(children.Select(child => child.WaitAsync(cancellationToken)));

    public async ValueTask DisposeAsync()
    {
        await Customers.DisposeAsync();
        for (var i = children.Count - 1; i >= 0; i--) await children[i].DisposeAsync();
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Key with which the org's server side asks for links to recordings.</summary>
    internal string IntegrationKey { get; } = NewSecret();

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var data = Path.Combine(folder, "patchbay");
        Directory.CreateDirectory(data);
        await AddPeopleAsync(data, cancellationToken);
        await Customers.StartAsync(cancellationToken);
        string[] org =
        [
            "demo-org", "--data", Path.Combine(folder, "org"), "--listen", OrgUrl, "--softphone", $"{ServerUrl}/softphone/?host={Uri.EscapeDataString(OrgUrl)}",
            "--patchbay", ServerUrl, "--call-me", Customers.CallMeUrl,
        ];
        var orgStart = ChildProcess.StartAsync(
            "the demo org", org, new Dictionary<string, string> { ["DEMO_PATCHBAY_KEY"] = IntegrationKey, ["DEMO_CLIENT_SECRET"] = ClientSecret }, Path.Combine(folder, "org.log"), cancellationToken);
        children.Add(await orgStart);
        children.Add(await ChildProcess.StartAsync(
            "the server", ["serve", "--data", data, "--stop-with-input"], ServerSettings(), Path.Combine(folder, "server.log"), cancellationToken));
    }

    private Dictionary<string, string> ServerSettings() => new()
    {
        ["Server__Listen"] = ServerUrl,
        ["Server__PublicUrl"] = ServerUrl,
        ["Server__HostOrigins__0"] = OrgUrl,
        ["Server__IntegrationKey"] = IntegrationKey,
        ["Telephony__SipListen"] = $"127.0.0.1:{Text(ports.Sip)}",
        ["Telephony__BrowserListen"] = $"127.0.0.1:{Text(ports.Browser)}",
        ["Telephony__OutboundTrunk"] = Customers.Trunk,
        ["Salesforce__Enabled"] = "true",
        ["Salesforce__LoginUrl"] = OrgUrl,
        ["Salesforce__ClientId"] = "patchbay-demo-client",
        ["Salesforce__ClientSecret"] = ClientSecret,
        ["Salesforce__PublicUrl"] = ServerUrl,
        ["Salesforce__DefaultCountry"] = "SE",
        // Whoever switches the org off wants to see the trouble line soon, and it go soon.
        ["Salesforce__PollInterval"] = "00:00:05",
    };

    private static async Task AddPeopleAsync(string data, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddPatchbayStorage(new StorageOptions { DataFolder = data });
        await using var provider = services.BuildServiceProvider();
        var users = provider.GetRequiredService<IUserStore>();
        var hash = new PasswordHasher<UserAccount>().HashPassword(null!, AgentPassword);
        // A kept folder has the accounts already; that refusal is welcome.
        await users.AddAsync(
            new(Guid.CreateVersion7(), AgentName, AgentDisplayName, UserRole.Agent, new AgentId(Guid.CreateVersion7()), hash), cancellationToken);
        await users.AddAsync(new(Guid.CreateVersion7(), AdminName, AdminDisplayName, UserRole.Admin, null, hash), cancellationToken);
    }
}
