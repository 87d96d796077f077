using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Site;

namespace Patchbay.Server.Tests;

/// <summary>The whole server on free ports of loopback, with a folder of its own.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    internal const string IntegrationKey = "integration-key-of-a-test";
    private readonly string folder;
    private readonly bool keepsFolder;

    private TestServer(Action<IServiceCollection>? configure = null, string? folder = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        keepsFolder = folder is not null;
        this.folder = folder ?? Directory.CreateTempSubdirectory("patchbay-server-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Server:DataFolder"] = this.folder,
            ["Server:IntegrationKey"] = IntegrationKey,
            ["Storage:DataFolder"] = this.folder,
            ["Telephony:SipListen"] = "127.0.0.1:0",
            ["Telephony:BrowserListen"] = "127.0.0.1:0",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        App = PatchbayServer.Build(builder, configure);
    }

    internal WebApplication App { get; }

    internal string Folder => folder;

    internal HttpClient Http { get; private set; } = new();

    /// <param name="configure">Last word on the services; null for none.</param>
    /// <param name="folder">A folder that outlives the server; null for one of its own.</param>
    /// <param name="settings">More settings.</param>
    internal static async Task<TestServer> StartAsync(
        Action<IServiceCollection>? configure = null, string? folder = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var server = new TestServer(configure, folder, settings);
        await server.App.StartAsync();
        server.Http = new() { BaseAddress = new(server.App.Urls.First()) };
        return server;
    }

    internal static TestServer Build(Action<IServiceCollection>? configure = null) => new(configure);

    internal async Task<UserAccount> AddAsync(string name, string password, UserRole role)
    {
        var agent = role is UserRole.Agent ? new AgentId(Guid.CreateVersion7()) : (AgentId?)null;
        var hash = new PasswordHasher<UserAccount>().HashPassword(null!, password);
        var user = new UserAccount(Guid.CreateVersion7(), name, name, role, agent, hash);
        Assert.Null(await App.Services.GetRequiredService<IUserStore>().AddAsync(user, CancellationToken.None));
        return user;
    }

    /// <summary>Signs an agent in, which is what makes a user an agent of the exchange, and opens a panel.</summary>
    internal async Task<HubClient> OpenPanelAsync(UserAccount agent)
    {
        await App.Services.GetRequiredService<AgentRoster>().EnsureAsync(agent, CancellationToken.None);
        var panel = await HubClient.ConnectAsync(this, TokenOf(agent).Parameter!);
        await panel.AskAsync("Hello", "[1]");
        return panel;
    }

    internal AuthenticationHeaderValue TokenOf(UserAccount user) =>
        new("Bearer", App.Services.GetRequiredService<AccessTokens>().Issue(user, TimeProvider.System.GetUtcNow().AddHours(1)));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        if (!keepsFolder) Directory.Delete(folder, recursive: true);
    }
}
