using System.Collections.Immutable;
using Patchbay.Runtime.Settings;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>Takes new rules: they are put in force only when the org has every object and field that they name.</summary>
internal sealed class RuleDesk(RuleStore rules, ObjectShapes shapes, IUserStore users) : IMatchRules
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

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> FindDoubtsAsync(string text, CancellationToken cancellationToken)
    {
        if (!RuleText.TryRead(text, out var set, out _)) return [];
        string[] known = [.. (await users.ListAsync(cancellationToken)).Select(user => user.UserName)];
        return
        [
            .. set.Visibility.SelectMany(rule => rule.Agents).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                .Select(name => $"visibility: nobody signs in as {name}.{NearestNames.Words(name, known)}"),
        ];
    }

    private async Task<ImmutableArray<string>> MissingAsync(MatchRuleSet set, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        var standard = Names(StandardRules.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Who saves rules may have made the field a moment ago.
        shapes.Forget();
        // The standard rules name fields that only some orgs have; they may stay.
        foreach (var fields in Names(set).Where(name => !standard.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase).GroupBy(n => n.Split('.')[0], StringComparer.OrdinalIgnoreCase))
        {
            if (fields.Key == "*") continue;
            if (await shapes.FindAsync(fields.Key, cancellationToken) is { } shape)
                wrong.AddRange(fields.Select(f => f.Split('.')[1]).Where(f => f != "*" && !shape.Fields.ContainsKey(f)).Select(f => Sentence(shape, f)));
            else
                wrong.Add($"{fields.Key}: the org has no such object, or Patchbay's user may not see it.{NearestNames.Words(fields.Key, await shapes.NamesAsync(cancellationToken))}");
        }

        return [.. wrong];
    }

    private static string Sentence(ObjectShape shape, string field) =>
        $"{shape.Name}.{field}: the org has no such field, or Patchbay's user does not see it.{NearestNames.Words(field, shape.Fields.Keys)}";

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
            // A rule about an object that is not there would hide nothing, whether it names fields or not.
            .Concat(set.Visibility.SelectMany(v => v.Where.Keys.Append("*").Select(f => $"{v.ObjectName}.{f}")));
    }
}
