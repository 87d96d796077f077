using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Runtime.Settings;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>Takes new rules: they are put in force only when the org has every object and field that they name.</summary>
internal sealed class RuleDesk(RuleStore rules, SalesforceClient client) : IMatchRules
{
    /// <inheritdoc/>
    public MatchRuleSet Current => rules.Current.Set;

    /// <inheritdoc/>
    public Task<string> ReadTextAsync(CancellationToken cancellationToken) => rules.ReadTextAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> CheckAsync(string text, CancellationToken cancellationToken) =>
        RuleText.TryRead(text, out var set, out var wrong) ? await MissingAsync(set, cancellationToken) : wrong;

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> SaveAsync(string text, CancellationToken cancellationToken)
    {
        if (!RuleText.TryRead(text, out var set, out var wrong)) return wrong;
        var missing = await MissingAsync(set, cancellationToken);
        if (missing.IsEmpty) await rules.WriteAsync(set, text, cancellationToken);
        return missing;
    }

    /// <inheritdoc/>
    public Task ResetAsync(CancellationToken cancellationToken) => rules.WriteAsync(null, cancellationToken);

    private async Task<ImmutableArray<string>> MissingAsync(MatchRuleSet set, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        var standard = Names(StandardRules.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // The standard rules name fields that only some orgs have; they may stay.
        foreach (var fields in Names(set).Where(name => !standard.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase).GroupBy(n => n.Split('.')[0], StringComparer.OrdinalIgnoreCase))
        {
            if (fields.Key == "*") continue;
            var known = await FieldsOfAsync(fields.Key, cancellationToken);
            if (known is null) wrong.Add($"{fields.Key}: the org has no such object, or Patchbay's user may not see it.");
            else wrong.AddRange(fields.Select(f => f.Split('.')[1]).Where(f => f != "*" && !known.Contains(f)).Select(f => Sentence(fields.Key, f, known)));
        }

        return [.. wrong];
    }

    private async Task<HashSet<string>?> FieldsOfAsync(string objectName, CancellationToken cancellationToken)
    {
        try
        {
            var describe = await client.GetAsync($"sobjects/{Uri.EscapeDataString(objectName)}/describe", cancellationToken);
            return describe.Related("fields") is { ValueKind: JsonValueKind.Array } fields
                ? fields.EnumerateArray().Select(f => f.Text("name")).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase)
                : null;
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            return null;
        }
    }

    private static string Sentence(string objectName, string field, HashSet<string> known) =>
        $"{objectName}.{field}: the org has no such field, or Patchbay's user does not see it.{NearestNames.Words(field, known)}";

    private static IEnumerable<string> Names(MatchRuleSet set)
    {
        var steps = set.Search.Concat(set.Inbound.Search).Concat(set.Internal.Search).Concat(set.Outbound.Search).ToArray();
        var pops = new[] { set.Inbound, set.Internal, set.Outbound }.SelectMany(c => new[] { c.None, c.One, c.Many }).Where(p => p.Show is PopShow.NewRecord);
        return steps.Select(s => s.Find)
            .Concat(steps.SelectMany(s => s.Where.Keys.Select(f => $"{s.Find.Split('.')[0]}.{f}")))
            .Concat(pops.SelectMany(p => p.Fields.Keys.Select(f => $"{p.ObjectName}.{f}")))
            .Concat(set.Create is { } create ? create.Fields.Keys.Select(f => $"{create.ObjectName}.{f}") : [])
            .Concat(set.Keys)
            .Concat(set.ByData.Select(step => step.Find))
            .Concat(set.ByData.SelectMany(step => step.Where.Keys.Select(f => $"{step.Find.Split('.')[0]}.{f}")))
            .Concat(set.Visibility.SelectMany(v => v.Where.Keys.Select(f => $"{v.ObjectName}.{f}")));
    }
}
