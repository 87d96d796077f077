using Microsoft.Extensions.Options;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>
/// Holds the rules in force. They are stored with the org's settings; look-ups see the rules before or after a change, never a mixture.
/// </summary>
/// <param name="options">For the order and the fields that stand in the settings file.</param>
/// <param name="settings">Where they are stored; a host without settings has the standard rules.</param>
/// <param name="held">What the directory holds of records; null for all that the rules ask for.</param>
internal sealed class RuleStore(IOptions<SalesforceOptions> options, IEnumerable<ISettingStore> settings, HeldFields? held = null) : IWantedFields
{
    /// <summary>Name of the setting.</summary>
    internal const string Setting = "match-rules";

    private readonly ISettingStore? store = settings.LastOrDefault();
    private volatile Snapshot snapshot = new(StandardRules.Ordered(options.Value.MatchOrder), options.Value, held);

    /// <summary>The rules in force.</summary>
    internal MatchRules Current => snapshot.Rules;

    /// <inheritdoc/>
    public WantedFields Wanted => snapshot.Wanted;

    /// <summary>Reads what was stored. Called once before the first look-up.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is wrong with the stored rules; empty when nothing is, or none are stored. The standard rules hold then.</returns>
    internal async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        if (store is null || await store.ReadAsync(Setting, cancellationToken) is not { } text) return [];
        if (!RuleText.TryRead(text, out var set, out var wrong)) return wrong;
        snapshot = new(set, options.Value, held);
        return [];
    }

    /// <summary>Reads what was stored, as it was written: with its comments.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The text; the standard rules where none is stored.</returns>
    internal async Task<string> ReadTextAsync(CancellationToken cancellationToken) =>
        (store is null ? null : await store.ReadAsync(Setting, cancellationToken)) ?? RuleText.Write(Current.Set);

    /// <summary>Puts other rules in force, written anew.</summary>
    /// <param name="set">The rules, checked; null for the standard ones.</param>
    /// <param name="cancellationToken">Stops before they are stored.</param>
    /// <returns>When they are stored and in force.</returns>
    internal Task WriteAsync(MatchRuleSet? set, CancellationToken cancellationToken) => WriteAsync(set, null, cancellationToken);

    /// <summary>Puts other rules in force.</summary>
    /// <param name="set">The rules, checked; null for the standard ones.</param>
    /// <param name="text">How somebody wrote them; null to write them anew.</param>
    /// <param name="cancellationToken">Stops before they are stored.</param>
    /// <returns>When they are stored and in force.</returns>
    internal async Task WriteAsync(MatchRuleSet? set, string? text, CancellationToken cancellationToken)
    {
        if (store is not null) await store.WriteAsync(Setting, set is null ? null : text ?? RuleText.Write(set), cancellationToken);
        snapshot = new(set ?? StandardRules.Ordered(options.Value.MatchOrder), options.Value, held);
    }

    private sealed class Snapshot(MatchRuleSet set, SalesforceOptions options, HeldFields? held)
    {
        public MatchRules Rules { get; } = new(set, held);

        public WantedFields Wanted { get; } = new([.. options.PhoneFields], [.. Keys(set)], [.. Facts(set).Concat(StandingFields.Of(options)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);

        /// <summary>Records are found by their ids without a key.</summary>
        private static IEnumerable<string> Keys(MatchRuleSet set) =>
            set.Keys.Concat(set.ByData.Select(s => s.Find).Where(f => !f.EndsWith(".Id", StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.OrdinalIgnoreCase);

        private static IEnumerable<string> Facts(MatchRuleSet set)
        {
            var steps = set.Search.Concat(set.Inbound.Search).Concat(set.Internal.Search).Concat(set.Outbound.Search);
            return steps.SelectMany(s => s.Where.Keys.Select(field => $"{s.Find.Split('.')[0]}.{field}"))
                .Concat(set.ByData.SelectMany(s => s.Where.Keys.Select(field => $"{s.Find.Split('.')[0]}.{field}")))
                .Concat(set.Visibility.SelectMany(v => v.Where.Keys.Select(field => $"{v.ObjectName}.{field}")));
        }
    }
}
