using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Screens;
using Patchbay.Salesforce;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Mapping;
using Patchbay.Storage;

namespace Patchbay.Bench.Writer;

/// <summary>Journal, record links and the whole Salesforce module as in the product; calls come as events, so that nothing else costs time.</summary>
internal sealed class BenchSite : IExchange, IScreens, IAsyncDisposable
{
    private readonly IHost host;
    private readonly IJournal journal;
    private readonly IRecordLinks links;
    private readonly IRecordProjection projection;
    private readonly IReactor[] reactors;
    private readonly Lock access = new();

    internal BenchSite(string folder, string org, TimeProvider time, string writeAt = "Ring")
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataFolder"] = Directory.CreateDirectory(folder).FullName,
            ["Salesforce:Enabled"] = "true",
            ["Salesforce:LoginUrl"] = org,
            ["Salesforce:ClientId"] = "patchbay-demo-client",
            ["Salesforce:ClientSecret"] = "patchbay-demo-secret",
            ["Salesforce:DefaultCountry"] = "SE",
            ["Salesforce:PublicUrl"] = "https://phone.example",
            ["Salesforce:PollInterval"] = "1.00:00:00",
            ["Salesforce:WriteAt"] = writeAt,
            ["Salesforce:ApiPerMinute"] = "100000",
            ["Salesforce:OwnerOfLastResort"] = "maya.okafor@tidewater.example",
        });
        builder.Services.AddSingleton(time);
        builder.Services.AddPatchbayStorage();
        builder.Services.AddSingleton<IExchange>(this);
        builder.Services.AddSingleton<IScreens>(this);
        builder.Services.AddPatchbaySalesforce();
        host = builder.Build();
        journal = host.Services.GetRequiredService<IJournal>();
        links = host.Services.GetRequiredService<IRecordLinks>();
        projection = host.Services.GetRequiredService<IRecordProjection>();
        reactors = [.. host.Services.GetServices<IReactor>()];
    }

    internal long Requests => host.Services.GetRequiredService<ISalesforceHealth>().Current.Usage?.Spent ?? 0;

    internal Task StartAsync() => host.StartAsync();

    internal async Task MapAsync(string json)
    {
        if (await host.Services.GetRequiredService<ICallMappings>().SaveAsync(json, CancellationToken.None) is [var problem, ..]) throw new InvalidOperationException(problem);
    }

    /// <summary>Commits events as the loop does.</summary>
    /// <returns>Sequence of the last mark.</returns>
    internal long Commit(params ExchangeEvent[] events)
    {
        lock (access)
        {
            var first = journal.LastSequence + 1;
            JournalEntry[] entries = [.. events.Select((e, i) => new JournalEntry(first + i, e))];
            RecordMark[] marks =
            [
                .. entries.Select(e => (Record: projection.Dirties(e.Event), e.Sequence)).Where(m => m.Record is not null)
                    .GroupBy(m => m.Record!.Value).Select(g => new RecordMark(g.Key, g.Max(m => m.Sequence))),
            ];
            journal.Append(entries, marks);
            var committed = new Committed([.. entries], [], [], []);
            foreach (var reactor in reactors) reactor.React(committed);
            return marks.Length == 0 ? 0 : marks.Max(m => m.Sequence);
        }
    }

    internal async Task<int> CountAsync(params RecordLinkState[] states)
    {
        var counts = await links.CountAsync(CancellationToken.None);
        return states.Sum(s => counts.GetValueOrDefault(s));
    }

    internal async Task<RecordLink?> LinkAsync(InteractionId call) => await links.FindAsync(call, CancellationToken.None);

    public ValueTask<Refusal?> SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken) => new((Refusal?)null);

    public bool Post(ExchangeCommand command) => true;

    public void Pop(AgentId agent, ScreenPop pop)
    {
    }

    public void Refresh(AgentId agent)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }
}
