using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;
using Patchbay.Salesforce.Users;
using Patchbay.Testing.PhoneDirectory;
using Patchbay.Testing.Records;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>The record writer between a site and a fake org. A new writer on the same memory is a restart.</summary>
internal sealed class WriterRig : IDisposable
{
    private CallLogWriter writer;

    public WriterRig(IRecordLinks? links = null)
    {
        Site = new TestSite(Time).Staffed();
        Links = links ?? new InMemoryRecordLinks();
        writer = Restart();
    }

    public ManualTime Time { get; } = new();

    public TestSite Site { get; }

    public FakeOrg Org { get; } = new();

    public IRecordLinks Links { get; }

    public InMemoryPhoneDirectory Directory { get; } = new();

    public OrgWatch Watch { get; private set; } = null!;

    public SalesforceClient Client { get; private set; } = null!;

    public SalesforceUsers Users { get; private set; } = null!;

    public CallLogNudge Nudge { get; private set; } = null!;

    public CallLogProgress Progress { get; private set; } = new();

    public SalesforceOptions Options { get; init; } = new()
    {
        Enabled = true,
        LoginUrl = new("https://org.example"),
        ClientId = "app",
        ClientSecret = "secret",
        DefaultCountry = "SE",
        PublicUrl = new("https://phone.example"),
        TimeZone = "Europe/Stockholm",
    };

    public void Dispose() => writer.Dispose();

    public CallLogWriter Restart()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options ?? new());
        var http = new HttpClient(Org, disposeHandler: false);
        var tokens = new TokenSource(new(http, options, Time), Time);
        Watch = new(Time);
        Client = new(http, tokens, new(options), Watch, options, Time);
        var client = Client;
        var names = new CallNames(Site.Journal);
        var gaps = new SchemaGaps(Time);
        var pause = new WriterPause(new Random(7));
        Progress = new();
        Users = new(new People(), new(client), options, Time, NullLogger<SalesforceUsers>.Instance);
        var stories = new CallStories(Site.Journal, new LateLookup(Directory, new NoSearch(), options, Time), Users);
        var pass = new CallLogPass(
            Site.Journal, stories, Links, new(names, Users, options), new(new Collections(client), gaps), pause, Time, NullLogger<CallLogPass>.Instance);
        var key = new KeyCheck(client, Progress, Time, NullLogger<KeyCheck>.Instance);
        Nudge = new(new(), names);
        writer = new(pass, Nudge, Progress, pause, key, Watch, Links, options, Time, NullLogger<CallLogWriter>.Instance);
        return writer;
    }

    /// <summary>One turn of the writer.</summary>
    public Task<TimeSpan> RunAsync() => writer.RunOnceAsync(CancellationToken.None);

    /// <summary>Turns until nothing is due for a long while.</summary>
    public async Task SettleAsync(int most = 200)
    {
        for (var turn = 0; turn < most; turn++)
        {
            await RunAsync();
            var counts = await Links.CountAsync(CancellationToken.None);
            if (counts.GetValueOrDefault(RecordLinkState.Dirty) == 0) return;
            Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public async Task<RecordLink> LinkAsync(InteractionId call) => (await Links.FindAsync(call, CancellationToken.None))!;

    private sealed class NoSearch : ILiveSearch
    {
        public Task<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DirectoryMatch>>([]);
    }
}
