using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Figures;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Health;
using Patchbay.Server;
using Patchbay.Server.Access;
using Patchbay.Storage.Journal;
using Patchbay.Telephony.Sdp;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Testing.Journal;

namespace Patchbay.Bench.Pop;

/// <summary>A whole server with agents' panels connected, and a telephone network that calls it.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private const int Page = 2_000;

    // Queues of the settings have ids that come from their names.
    private static readonly Guid QueueOfSettings = new(SHA256.HashData("Support"u8)[..16]);
    private readonly WebApplication app;
    private readonly SipUserAgent network;
    private readonly IPEndPoint exchange;
    private readonly List<BenchPanel> panels = [];
    private readonly ConcurrentDictionary<string, long> invited = [];
    private readonly ConcurrentBag<double> popped = [];
    private readonly ConcurrentBag<double> rang = [];
    private readonly BenchDirectory directory;
    private int next;

    private BenchSite(WebApplication app, IPEndPoint exchange, BenchDirectory directory)
    {
        (this.app, this.exchange, this.directory) = (app, exchange, directory);
        network = new(
            new() { Listen = new(IPAddress.Loopback, 0) },
            new() { Time = TimeProvider.System, IdentityKey = RandomNumberGenerator.GetBytes(32) });
        network.Start();
    }

    internal static async Task<BenchSite> StartAsync(string folder, int agents, TimeSpan commitDelay, BenchDirectory directory)
    {
        var sip = FreeUdpPort();
        var app = PatchbayServer.Build(Settings(folder, sip, directory), services => Delay(services, commitDelay));
        await app.StartAsync();
        await FillDirectoryAsync(app.Services.GetRequiredService<IPhoneDirectory>(), directory.Numbers);
        var site = new BenchSite(app, new(IPAddress.Loopback, sip), directory);
        for (var i = 0; i < agents; i++) site.panels.Add(await site.AddAgentAsync(i));
        return site;
    }

    /// <summary>How long commits took so far.</summary>
    internal DurationCounts Commits => app.Services.GetRequiredService<ExchangeLoop>().Figures.Commits.Read();

    internal async Task<Figures> RunAsync(int rate, TimeSpan length)
    {
        popped.Clear();
        rang.Clear();
        invited.Clear();
        var calls = (int)(rate * length.TotalSeconds);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero) await Task.Delay(due, TimeProvider.System, CancellationToken.None);
            Call();
        }

        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, CancellationToken.None);
        return new(calls, [.. popped.Order()]);
    }

    /// <summary>INVITE to 180 of the calls since the last run began, sorted.</summary>
    internal double[] Rang => [.. rang.Order()];

    /// <summary>True once the whole org is in the directory.</summary>
    internal bool IsFilled => app.Services.GetRequiredService<ISalesforceHealth>().Current.DirectoryFilled;

    public async ValueTask DisposeAsync()
    {
        foreach (var panel in panels) await panel.DisposeAsync();
        network.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static WebApplicationBuilder Settings(string folder, int sip, BenchDirectory directory)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Server:DataFolder"] = folder,
            ["Storage:DataFolder"] = folder,
            ["Telephony:SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{sip}"),
            ["Telephony:BrowserListen"] = "127.0.0.1:0",
            // The directory answers; the org itself does not, which no look-up may wait for.
            ["Salesforce:Enabled"] = "true",
            ["Salesforce:LoginUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{directory.OrgPort}"),
            ["Salesforce:ClientId"] = "patchbay-demo-client",
            ["Salesforce:ClientSecret"] = "patchbay-demo-secret",
            ["Salesforce:DefaultCountry"] = "SE",
        });
        return builder;
    }

    private static void Delay(IServiceCollection services, TimeSpan delay)
    {
        if (delay == TimeSpan.Zero) return;
        services.AddSingleton<IJournal>(provider => new FaultyJournal(provider.GetRequiredService<SqliteJournal>()) { CommitDelay = delay });
    }

    private static async Task FillDirectoryAsync(IPhoneDirectory directory, int numbers)
    {
        await using var load = await directory.BeginLoadAsync(CancellationToken.None);
        for (var from = 0; from < numbers; from += Page)
            await load.PutAsync([.. Enumerable.Range(from, Math.Min(Page, numbers - from)).Select(Customer)], CancellationToken.None);
        await load.CompleteAsync(new Dictionary<string, string>(), CancellationToken.None);
    }

    private static DirectoryRecord Customer(int i) => new(
        new("Contact", string.Create(CultureInfo.InvariantCulture, $"003Dm{i:D10}IAA")), $"Customer {i}", "Account", null, DateTimeOffset.UnixEpoch,
        [new(Number(i), "MobilePhone")]);

    private static string Number(int i) => string.Create(CultureInfo.InvariantCulture, $"+467{i:D8}");

    private static int FreeUdpPort()
    {
        using var socket = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    private async Task<BenchPanel> AddAgentAsync(int i)
    {
        var user = new UserAccount(Guid.CreateVersion7(), $"agent{i}", $"Agent {i}", UserRole.Agent, new AgentId(Guid.CreateVersion7()), "");
        // A token holds for an account that exists.
        await app.Services.GetRequiredService<IUserStore>().AddAsync(user, CancellationToken.None);
        await app.Services.GetRequiredService<Runtime.Loop.IExchange>().SubmitAsync(
            new Core.Agents.AddAgent(user.AgentId!.Value, PersonalText.Of(user.DisplayName), [new(QueueOfSettings)]), CancellationToken.None);
        var token = app.Services.GetRequiredService<AccessTokens>().Issue(user, TimeProvider.System.GetUtcNow().AddHours(1));
        return await BenchPanel.ConnectAsync(new Uri(app.Urls.First().Replace("http", "ws", StringComparison.Ordinal) + $"/hubs/phone?access_token={token}"), Popped);
    }

    private void Call()
    {
        // All over the directory, so that no page of it is warm for being asked a moment ago.
        var number = Number((int)(Interlocked.Increment(ref next) * 7_919L % directory.Numbers));
        var sdp = new AudioNegotiation(new() { Local = new(IPAddress.Loopback, 40_000) }).Offer();
        var invite = new OutgoingInvite
        {
            Target = SipAddress.Of("support", exchange.ToString()),
            NextHop = exchange,
            From = SipAddress.Of(number, network.LocalEndPoint.ToString()),
            Sdp = sdp,
            Seed = DialogSeed.From(Guid.NewGuid()),
        };
        invited[number] = Stopwatch.GetTimestamp();
        network.PlaceCall(invite, new Silent(Stopwatch.GetTimestamp(), rang));
    }

    private void Popped(string number)
    {
        if (invited.TryRemove(number, out var at)) popped.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
    }

    private sealed class Silent(long placed, ConcurrentBag<double> rang) : ISipDialogObserver
    {
        private int rings;

        public void Ringing(SipDialog dialog)
        {
            if (Interlocked.Increment(ref rings) == 1) rang.Add(Stopwatch.GetElapsedTime(placed).TotalMilliseconds);
        }

        public void Progressed(SipDialog dialog, string sdp) { }

        public void Answered(SipDialog dialog, string? sdp) { }

        public void Failed(SipDialog dialog, SipFailure failure) => Console.Error.WriteLine($"A call was refused: {failure.Code} {failure.Reason}");

        public void Ended(SipDialog dialog, SipEnding ending) { }

        public void Offered(SipDialog dialog, SipOffer offer) => offer.Refuse();

        public void OfferAnswered(SipDialog dialog, string sdp) { }

        public void OfferRefused(SipDialog dialog, SipFailure failure) { }

        public void DigitReceived(SipDialog dialog, SipDigit digit) { }
    }
}
