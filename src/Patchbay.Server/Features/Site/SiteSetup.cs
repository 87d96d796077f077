using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Spoken;
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
        CheckNames();
        // A site that began with an older version has the list of that time.
        await DoAsync(new ConfigureSite(SiteSettings.Standard with { Dispositions = OutcomesOf(options.Value.Outcomes, SiteSettings.Standard.Dispositions, "Site:Outcomes") }), cancellationToken);
        foreach (var name in options.Value.QueueNames) await DoAsync(new ConfigureQueue(IdOf(name), SettingsOf(name)), cancellationToken);
        var entries = options.Value.EntryPoints.Count > 0
            ? options.Value.EntryPoints
            : [new SiteEntryPoint { Queue = options.Value.QueueNames[0] }];
        foreach (var entry in entries)
        {
            var point = new EntryPoint(
                entry.Dnis, entry.Queue is null ? null : IdOf(entry.Queue), entry.ForwardTo, entry.Records, WishOf(entry), entry.Flow is null ? null : new FlowId(entry.Flow));
            // What nobody set must not take a number away from the call flow that it was published with.
            await DoAsync(new ConfigureEntryPoint(point, KeepsKnown: options.Value.EntryPoints.Count == 0), cancellationToken);
        }

        await roster.EnsureAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A queue that is misspelt in a rule would quietly do nothing.</summary>
    private void CheckNames()
    {
        var site = options.Value;
        var named = site.QueueRules.Select(rules => rules.Queue)
            .Concat(site.QueueRules.SelectMany(rules => rules.Steps).SelectMany(step => step.AlsoQueues.Append(step.MoveTo)).OfType<string>())
            .Concat(site.Staff.SelectMany(person => person.Queues));
        if (named.FirstOrDefault(name => !site.QueueNames.Contains(name)) is { } unknown)
            throw new ServerFault($"The settings under Site name the queue “{unknown}”, which is not in Site:Queues.");
    }

    private async Task DoAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        if (await exchange.SubmitUntilTakenAsync(command, time, cancellationToken) is { } refusal)
            throw new ServerFault($"The settings under Site are wrong: {refusal.Message}");
    }

    private QueueSettings SettingsOf(string name)
    {
        var standard = QueueSettings.Standard(name) with { Callbacks = CallbackRules.Standard with { Country = Country } };
        if (options.Value.QueueRules.FirstOrDefault(rules => rules.Queue == name) is not { } rules) return standard;
        return standard with
        {
            Choice = rules.Choice,
            RingMost = rules.Choice is AgentChoice.RingAll ? rules.RingMost : null,
            RingTimeout = rules.RingTimeout,
            WrapUpLimit = rules.WrapUpLimit,
            WaitLimit = rules.WaitLimit,
            Dispositions = OutcomesOf(rules.Outcomes, standard.Dispositions, $"Outcomes of {rules.Queue}"),
            Records = rules.Records,
            Credit = rules.Credit,
            PreferredFor = rules.PreferredFor,
            Plan = [.. rules.Steps.Select(StepOf)],
            Announcements = rules.Announcements is { } a ? new(a.First, a.Every, a.Position, a.Wait, LanguageOf(a, rules), [.. a.Texts]) : null,
            Customers = rules.Customers is { } c ? new(c.For, c.OwnerFirst, c.LastAgentWithin, [.. c.Tiers.Select(TierOf)], c.MatchWait) : null,
            Callbacks = new(
                rules.CallbackAttempts, rules.CallbackPause, rules.CallbackExpireAfter, ZoneOf(rules), rules.CallbackFrom, rules.CallbackTo)
            {
                Country = Country,
                DialsPremium = rules.CallbackPremium,
            },
        };
    }

    /// <summary>Salesforce keeps a result of a call as long as this.</summary>
    private const int LongestOutcome = 255;

    private static ImmutableArray<string> OutcomesOf(IReadOnlyList<string> listed, ImmutableArray<string> standard, string setting)
    {
        if (listed.Count == 0) return standard;
        return listed.FirstOrDefault(one => one.Trim().Length is 0 or > LongestOutcome) is { } wrong
            ? throw new ServerFault($"{setting}: an outcome has 1 to {LongestOutcome} characters, not “{wrong}”.")
            : [.. listed.Select(one => one.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string? ZoneOf(SiteQueueRules rules) => rules.CallbackZone is null || TimeZoneInfo.TryFindSystemTimeZoneById(rules.CallbackZone, out _)
        ? rules.CallbackZone
        : throw new ServerFault($"Site:QueueRules: there is no time zone {rules.CallbackZone} (CallbackZone of {rules.Queue}).");

    private static string LanguageOf(SiteAnnouncements announcements, SiteQueueRules rules) => PromptSet.Has(announcements.Language)
        ? announcements.Language
        : throw new ServerFault($"Site:QueueRules: announcements are spoken in {string.Join(" or ", PromptSet.Languages)}, not in “{announcements.Language}” ({rules.Queue}).");

    private static PlanStep StepOf(SitePlanStep step) => new(
        step.After, step.LowerBy, [.. step.Drop], [.. step.AlsoQueues.Select(IdOf)], step.MoveTo is null ? null : IdOf(step.MoveTo), step.Exit);

    private static TierRule TierOf(SiteTier tier) => SkillNeeds.TryRead(tier.Needs, out var needs)
        ? new(tier.Tier, tier.Priority, needs)
        : throw new ServerFault($"Site:QueueRules: “{tier.Needs}” of tier “{tier.Tier}” names no skills.");

    private static RoutingWish? WishOf(SiteEntryPoint entry)
    {
        if (!SkillNeeds.TryRead(entry.Needs, out var needs)) throw new ServerFault($"Site:EntryPoints: “{entry.Needs}” names no skills.");
        return needs.IsEmpty && entry.Priority == 0 ? null : new(needs, entry.Priority);
    }

    /// <summary>A queue of the settings has the same id at each start: it comes from its name.</summary>
    internal static QueueId IdOf(string name) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]));
}
