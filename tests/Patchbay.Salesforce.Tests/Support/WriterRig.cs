using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.CallLog.Pace;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Notices;
using Patchbay.Salesforce.PhoneDirectory;
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
    private Launcher launcher = null!;

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

    public OwnerRules Owners { get; private set; } = null!;

    public TaskBuilder Builder { get; private set; } = null!;

    public Settings Stored { get; } = new();

    public CallMappings Mappings { get; private set; } = null!;

    public SchemaGaps Gaps { get; private set; } = null!;

    public OrgChecks Checks { get; private set; } = null!;

    public FieldReturns Returns { get; private set; } = null!;

    public OrgNotices Notices { get; private set; } = null!;

    public SalesforceHealth Health { get; private set; } = null!;

    public CallLogNudge Nudge { get; private set; } = null!;

    public CallLogProgress Progress { get; private set; } = new();

    public SalesforceOptions Options
    {
        get;
        init
        {
            field = value;
            Restart();
        }
    } = Settings();

    /// <summary>What a usual org has set.</summary>
    public static SalesforceOptions Settings(LogMoment writeAt = LogMoment.Ring, string? lastResort = null, int apiPerMinute = 600, double apiShare = 0.5) => new()
    {
        WriteAt = writeAt,
        OwnerOfLastResort = lastResort,
        ApiPerMinute = apiPerMinute,
        ApiShare = apiShare,
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
        var budget = new ApiBudget(options, Time);
        Client = new(http, tokens, budget, Watch, options, Time);
        var names = new CallNames(Site.Journal);
        Gaps = new(Time);
        var pause = new WriterPause(new Random(7));
        Progress = new();
        Users = new(new People(), new(Client), options, Time, NullLogger<SalesforceUsers>.Instance);
        Owners = new(Users, options, Time, NullLogger<OwnerRules>.Instance);
        var shapes = new ObjectShapes(Client, Time);
        Mappings = new(Stored, new(shapes), NullLogger<CallMappings>.Instance);
        Builder = new(names, Owners, Mappings, options);
        var recent = new RecentMarks();
        var late = new LateLookup(Directory, new(), new NoSearch(), new(options, []), options, Time);
        var stories = new CallStories(Site.Journal, late, Users);
        var pass = new CallLogPass(
            Site.Journal, stories, Links, new(Builder, Mappings, Gaps, options), recent, pause, Time, NullLogger<CallLogPass>.Instance);
        var sender = new RowSender(new Collections(Client), Gaps, new(Gaps, Owners), new(new(Client), late), new(new(Client), Gaps));
        launcher = new Launcher(pass, sender, recent, new(budget), budget, Time, NullLogger<Launcher>.Instance);
        Checks = new(Client, budget, Progress, Time, NullLogger<OrgChecks>.Instance);
        Nudge = new(new(), names);
        Returns = new(Links, Gaps, shapes, Nudge, budget, Time, NullLogger<FieldReturns>.Instance);
        Notices = new(Gaps, Owners, Users, Progress);
        Health = new(Watch, Progress, new(), budget, options, Time);
        writer = new(pass, launcher, Nudge, Progress, pause, Checks, Returns, Watch, Links, options, Time, NullLogger<CallLogWriter>.Instance);
        return writer;
    }

    /// <summary>The writer goes on until nothing is due at this instant.</summary>
    public async Task<TimeSpan> RunAsync()
    {
        var wait = await writer.RunOnceAsync(CancellationToken.None);
        await Checks.Looking;
        await Returns.Looking;
        return wait;
    }

    /// <summary>The same, and what the writer puts off for a moment so that more can travel with it.</summary>
    public async Task<TimeSpan> WriteAsync()
    {
        await RunAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        return await RunAsync();
    }

    /// <summary>The process is gone: nothing of it acts any more.</summary>
    public async Task CrashAsync()
    {
        while (launcher.Flights.Landing is { } landing)
        {
            await landing;
            launcher.Flights.TakeLanded();
        }

        Restart();
    }

    /// <summary>Turns until nothing is due for a long while.</summary>
    public async Task SettleAsync(int most = 200)
    {
        for (var turn = 0; turn < most; turn++)
        {
            await WriteAsync();
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

        public Task<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DirectoryMatch>>([]);
    }
}
