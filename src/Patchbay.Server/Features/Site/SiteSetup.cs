using Microsoft.Extensions.Options;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Server.Features.Site;

/// <summary>Gives a site what it begins with, before the first call may come.</summary>
/// <param name="exchange">The door to the exchange.</param>
/// <param name="options">What it begins with.</param>
/// <param name="salesforce">The country of numbers without one.</param>
/// <param name="roster">The agents.</param>
/// <param name="time">The clock.</param>
internal sealed class SiteSetup(IExchange exchange, IOptions<SiteOptions> options, IOptions<SalesforceOptions> salesforce, AgentRoster roster, TimeProvider time)
    : IHostedService
{
    private string Country => salesforce.Value.DefaultCountry;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // A site that began with an older version has the list of that time.
        await DoAsync(new ConfigureSite(SiteSettings.Standard with { Dispositions = SiteQueues.OutcomesOf(options.Value.Outcomes, SiteSettings.Standard.Dispositions, "Site:Outcomes") }), cancellationToken);
        foreach (var name in options.Value.QueueNames) await DoAsync(new ConfigureQueue(SiteQueues.IdOf(name), SiteQueues.SettingsOf(name, options.Value, Country)), cancellationToken);
        var entries = options.Value.EntryPoints.Count > 0
            ? options.Value.EntryPoints
            : [new SiteEntryPoint { Queue = options.Value.QueueNames[0] }];
        foreach (var entry in entries)
        {
            var point = new EntryPoint(
                entry.Dnis, entry.Queue is null ? null : SiteQueues.IdOf(entry.Queue), entry.ForwardTo, entry.Records, WishOf(entry), entry.Flow is null ? null : new FlowId(entry.Flow));
            // What nobody set must not take a number away from the call flow that it was published with.
            await DoAsync(new ConfigureEntryPoint(point, KeepsKnown: options.Value.EntryPoints.Count == 0), cancellationToken);
        }

        await roster.EnsureAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DoAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        if (await exchange.SubmitUntilTakenAsync(command, time, cancellationToken) is { } refusal)
            throw new ServerFault($"The settings under Site are wrong: {refusal.Message}");
    }

    private static RoutingWish? WishOf(SiteEntryPoint entry)
    {
        if (!SkillNeeds.TryRead(entry.Needs, out var needs)) throw new ServerFault($"Site:EntryPoints: “{entry.Needs}” names no skills.");
        return needs.IsEmpty && entry.Priority == 0 ? null : new(needs, entry.Priority);
    }
}
