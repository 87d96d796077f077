using System.Text.RegularExpressions;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Has the org, today, what mapping and match rules name, and may the user fill it? An admin may have changed a field since they were saved.</summary>
internal sealed partial class RulesExamination(CallMappings mappings, MappingCheck check, RuleStore rules, IMatchRules desk, ObjectShapes shapes) : IOrgExamination
{
    /// <summary>Fields of the standard rules that every org has.</summary>
    private static readonly string[] everywhere =
    [
        "Contact.MobilePhone", "Contact.HomePhone", "Contact.Phone", "Contact.AssistantPhone", "Lead.MobilePhone", "Lead.Phone", "Case.CaseNumber", "Account.AccountNumber",
        "User.Extension",
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        await mappings.LoadAsync(cancellationToken);
        var found = new List<OrgFinding>();
        found.AddRange(await MappedAsync(mappings.Current, cancellationToken));
        found.AddRange(await MatchedAsync(cancellationToken));
        return found;
    }

    private async Task<IEnumerable<OrgFinding>> MappedAsync(CallMapping mapping, CancellationToken cancellationToken)
    {
        var count = mapping.Task.Count + (mapping.Companion?.Fields.Count ?? 0);
        if (count == 0 && mapping.Companion is null) return [];
        var problems = await check.FindProblemsAsync(mapping, cancellationToken);
        var doubts = await check.FindDoubtsAsync(mapping, cancellationToken);
        return problems.Count + doubts.Count == 0
            ? [OrgFinding.Fine("mapping", $"All {count} mapped fields are there, writable and take what is mapped.")]
            : problems.Select(problem => OrgFinding.Warning("mapping.field", problem, FieldsOf(ObjectIn(problem)), "Mend the field or its field-level security there, or change the mapping: patchbay org mapping.") with { Field = FieldIn(problem) })
                .Concat(doubts.Select(words => OrgFinding.Note("mapping.doubt", words, FieldsOf(ObjectIn(words)), "Change the field there, or the mapping: patchbay org mapping. left(…) chooses what of a long text is kept.")));
    }

    private async Task<IEnumerable<OrgFinding>> MatchedAsync(CancellationToken cancellationToken)
    {
        var set = rules.Current.Set;
        var text = RuleText.Write(set);
        var missing = await desk.CheckAsync(text, cancellationToken);
        var found = missing.Select(problem => OrgFinding.Warning("rules.field", problem, FieldsOf(ObjectIn(problem)), "Mend the field there, or change the rules: patchbay org rules.")).ToList();
        found.AddRange((await desk.FindDoubtsAsync(text, cancellationToken)).Select(words => OrgFinding.Note("rules.agent", words, "patchbay user list", "Change the rules if somebody else is meant: patchbay org rules.")));
        found.AddRange(await UnseenAsync(set, cancellationToken));
        if (set.Create is { } create) found.AddRange(await ClosedAsync(create, cancellationToken));
        if (found.Count == 0) found.Add(OrgFinding.Fine("rules", "Every field that the match rules name is there."));
        return found;
    }

    /// <summary>
    /// The standard rules may name fields that only some orgs have, so nothing is said of those when rules are saved. Fields that every org has
    /// are hidden from the user when they are not there.
    /// </summary>
    private async Task<IEnumerable<OrgFinding>> UnseenAsync(MatchRuleSet set, CancellationToken cancellationToken)
    {
        var found = new List<OrgFinding>();
        var steps = set.Search.Concat(set.Inbound.Search).Concat(set.Internal.Search).Concat(set.Outbound.Search).Select(step => step.Find);
        foreach (var name in steps.Concat(set.ByData.Select(step => step.Find)).Concat(set.Keys).Intersect(everywhere, StringComparer.OrdinalIgnoreCase))
        {
            if (!FieldPattern.TryParse(name, out var named) || await shapes.FindAsync(named.ObjectName, cancellationToken) is not { } shape || shape.Fields.ContainsKey(named.Field)) continue;
            found.Add(OrgFinding.Warning(
                "rules.unseen", $"The user cannot read {name}, by which the match rules find callers.", FieldsOf(shape.Name),
                $"{named.Field} › Set Field-Level Security: visible for the user's profile, or Read Access in its permission set.")
            with
            { Field = name });
        }

        return found;
    }

    /// <summary>What is made of an unknown caller must be writable; a form that a person fills has that person's rights.</summary>
    private async Task<IEnumerable<OrgFinding>> ClosedAsync(NewRecord create, CancellationToken cancellationToken)
    {
        if (await shapes.FindAsync(create.ObjectName, cancellationToken) is not { } shape) return [];
        return create.Fields.Keys.Where(name => shape.Fields.TryGetValue(name, out var field) && !field.IsCreateable).Select(name => OrgFinding.Warning(
            "rules.closed", $"The user may not write {shape.Name}.{name}: unknown callers do not become records.", FieldsOf(shape.Name),
            $"{name} › Set Field-Level Security: visible and not read-only for the user's profile, or Edit Access in its permission set."));
    }

    /// <summary>Sentences begin with the object that they are about, or end its name with a dot or a colon.</summary>
    private static string ObjectIn(string sentence) => sentence.StartsWith("The org has no object ", StringComparison.Ordinal)
        ? ""
        : new string([.. sentence.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_')]);

    /// <summary>Only what holds for a field whatever is mapped to it: two rules may be wrong in two ways.</summary>
    private static string? FieldIn(string problem) => Subject().Match(problem) is { Success: true } found ? $"{found.Groups[1].Value}.{found.Groups[2].Value}" : null;

    [GeneratedRegex(@"^(\w+)(?: has no field |\.)(\w+)(?:, or| is read-only)", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    private static string FieldsOf(string objectName) => objectName switch
    {
        "" => "Setup › Object Manager",
        "Task" => "Setup › Object Manager › Activity › Fields & Relationships",
        _ => $"Setup › Object Manager › {objectName} › Fields & Relationships",
    };
}
