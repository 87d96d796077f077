using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Spoken;

namespace Patchbay.Server.Features.Site;

/// <summary>Reads the queues of the settings.</summary>
internal static class SiteQueues
{
    /// <summary>A queue of the settings has the same id at each start: it comes from its name.</summary>
    internal static QueueId IdOf(string name) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]));

    /// <summary>Reads the settings of one queue.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="site">The settings.</param>
    /// <param name="country">The country of numbers without one.</param>
    /// <exception cref="ServerFault">A rule names what does not exist.</exception>
    internal static QueueSettings SettingsOf(string name, SiteOptions site, string country)
    {
        var standard = QueueSettings.Standard(name) with { Callbacks = CallbackRules.Standard with { Country = country } };
        if (site.QueueRules.FirstOrDefault(rules => rules.Queue == name) is not { } rules) return standard;
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
                Country = country,
                DialsPremium = rules.CallbackPremium,
            },
        };
    }

    /// <summary>Salesforce keeps a result of a call as long as this.</summary>
    private const int LongestOutcome = 255;

    internal static ImmutableArray<string> OutcomesOf(IReadOnlyList<string> listed, ImmutableArray<string> standard, string setting)
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
}
