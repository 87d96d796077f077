using System.Text.RegularExpressions;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Has the org, today, what mapping and match rules name, and may the user fill it? An admin may have changed a field since they were saved.</summary>
internal sealed partial class RulesExamination(CallMappings mappings, MappingCheck check, RuleStore rules, IMatchRules desk, ObjectShapes shapes) : IOrgExamination
{
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
        var missing = await desk.CheckAsync(RuleText.Write(set), cancellationToken);
        var found = missing.Select(problem => OrgFinding.Warning("rules.field", problem, FieldsOf(ObjectIn(problem)), "Mend the field there, or change the rules: patchbay org rules.")).ToList();
        if (set.Create is { } create) found.AddRange(await ClosedAsync(create, cancellationToken));
        if (found.Count == 0) found.Add(OrgFinding.Fine("rules", "Every field that the match rules name is there."));
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
