using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>Checks what rules need of each other; whether the org has the fields is asked elsewhere.</summary>
internal static class RuleShape
{
    private const int MostSteps = 200;
    private static readonly string[] roles = ["agent", "supervisor", "admin"];

    /// <summary>Checks rules.</summary>
    /// <returns>What is wrong, each in a sentence with its place; empty when nothing is.</returns>
    internal static ImmutableArray<string> Check(MatchRuleSet set)
    {
        var wrong = new List<string>();
        if (set.Version != 1) wrong.Add($"version: {set.Version} is not known here; 1 is.");
        if (set.Search.IsDefaultOrEmpty) wrong.Add("search: at least one rule must say where a number is looked for.");
        CheckSteps("search", set.Search, wrong);
        foreach (var (name, rules) in new[] { ("inbound", set.Inbound), ("internal", set.Internal), ("outbound", set.Outbound) }) CheckCall(name, rules, wrong);
        if (set.Create is { } create && !create.Fields.ContainsValue("{number}"))
            wrong.Add("create.fields: one field must hold {number} alone, or the same caller would be made again and again.");
        foreach (var key in set.Keys.Where(k => !FieldPattern.TryParse(k, out var p) || p.Field == "*" || p.ObjectName == "*"))
            wrong.Add($"keys: {key} must name an object and a field, as in Case.CaseNumber.");
        CheckData(set.ByData, wrong);
        CheckVisibility(set.Visibility, wrong);
        return [.. wrong];
    }

    private static void CheckSteps(string place, ImmutableArray<SearchStep> steps, List<string> wrong)
    {
        if (steps.IsDefault) return;
        if (steps.Length > MostSteps) wrong.Add($"{place}: more than {MostSteps} rules.");
        foreach (var step in steps.Where(s => !FieldPattern.TryParse(s.Find, out _)))
            wrong.Add($"{place}: {step.Find} must name an object and a field, as in Contact.MobilePhone or Lead.*.");
    }

    private static void CheckData(ImmutableArray<DataStep> steps, List<string> wrong)
    {
        if (steps.Length > MostSteps) wrong.Add($"byData: more than {MostSteps} rules.");
        foreach (var step in steps)
        {
            if (!new CallVariable(step.Variable, PersonalText.Empty).IsWellFormed)
                wrong.Add($"byData: {step.Variable} is no name of a variable: at most 40 letters, digits, dashes, dots and underscores.");
            if (!FieldPattern.TryParse(step.Find, out var pattern) || pattern.Field == "*" || pattern.ObjectName == "*")
                wrong.Add($"byData: {step.Find} must name an object and a field, as in Case.CaseNumber.");
        }
    }

    private static void CheckCall(string place, CallRules rules, List<string> wrong)
    {
        CheckSteps($"{place}.search", rules.Search, wrong);
        CheckPop($"{place}.none", rules.None, hasRecord: false, wrong);
        CheckPop($"{place}.one", rules.One, hasRecord: true, wrong);
        CheckPop($"{place}.many", rules.Many, hasRecord: false, wrong);
    }

    private static void CheckPop(string place, PopRule pop, bool hasRecord, List<string> wrong)
    {
        var sentence = pop.Show switch
        {
            PopShow.Record when !hasRecord => "show: record needs exactly one match.",
            PopShow.NewRecord when string.IsNullOrWhiteSpace(pop.ObjectName) => "object: which object is the new record of?",
            PopShow.Flow when string.IsNullOrWhiteSpace(pop.Flow) => "flow: which flow?",
            PopShow.Url when pop.Url is not ['/', not '/', ..] => "url: must begin with one slash; pages outside the org are not opened.",
            _ => null,
        };
        if (sentence is not null) wrong.Add($"{place}.{sentence}");
    }

    private static void CheckVisibility(ImmutableArray<VisibilityRule> visibility, List<string> wrong)
    {
        foreach (var rule in visibility)
        {
            if (string.IsNullOrWhiteSpace(rule.ObjectName)) wrong.Add("visibility: a rule names no object; * is any.");
            // Both would have to hold, and the rule would hide nothing.
            foreach (var twins in rule.Where.Keys.GroupBy(field => field, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
                wrong.Add($"visibility: {string.Join(" and ", twins)} are one field of {rule.ObjectName}; put the values of both into one list.");
            foreach (var role in rule.Roles.Where(role => !roles.Contains(role, StringComparer.OrdinalIgnoreCase)))
                wrong.Add($"visibility: there is no role {role}; there are {string.Join(", ", roles)}.");
        }
    }
}
