using Patchbay.Runtime.Settings;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Mapping;

/// <summary>Says whether a field takes what is mapped to it, as far as that can be told before there is a call.</summary>
internal static class FieldFit
{
    private static readonly string[] ids = ["record.id", "record.contact", "record.lead", "record.account", "agent.user"];

    /// <summary>Fields of a Task that a mapping would break, and who decides about them.</summary>
    private static readonly Dictionary<string, string> closed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["OwnerId"] = "whose a call is follows its agent: name users under Salesforce:Users, and one for all others under Salesforce:OwnerOfLastResort.",
        ["TaskSubtype"] = "it tells Salesforce that the Task is a call, and can be set only once.",
    };

    /// <summary>Judges a rule.</summary>
    /// <param name="shape">The object.</param>
    /// <param name="field">The field.</param>
    /// <param name="rule">What is mapped to it.</param>
    /// <returns>A sentence; null when nothing is wrong that can be known.</returns>
    internal static string? Problem(ObjectShape shape, FieldShape field, FieldRule rule)
    {
        var name = $"{shape.Name}.{field.Name}";
        if (shape.Name == "Task" && closed.TryGetValue(field.Name, out var why)) return $"{name} cannot be mapped: {why}";
        if (!field.IsCreateable && !field.IsUpdateable) return $"{name} is read-only for Patchbay's user.";
        return field.Type switch
        {
            "reference" => NoId(name, rule.Value),
            _ when field.Choices is { IsRestricted: true } choices => NoChoice(name, choices, rule.Value),
            _ => WrongKind(name, field.Type, rule.Value),
        };
    }

    private static string? WrongKind(string name, string type, Expression value)
    {
        foreach (var outcome in Outcomes(value))
        {
            if (ValueKinds.Of(outcome) is { } kind && ValueKinds.Wrong(type, kind) is { } wanted)
                return $"{name} takes {wanted}, and {NameOf(outcome)} is {ValueKinds.Words(kind)}.";
        }

        return null;
    }

    private static string NameOf(Expression outcome) => outcome switch
    {
        Expression.Fact { Name: var fact } => fact,
        Expression.Call { Function.Name: var function } => $"{function}(…)",
        Expression.Constant { Value: var value } => MappingFunction.Text(value) ?? "null",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Finds a value that an open picklist does not list: the org takes it, and it may be a slip.</summary>
    /// <returns>A sentence; null when there is none.</returns>
    internal static string? Doubt(ObjectShape shape, FieldShape field, FieldRule rule) =>
        field.Choices is { IsRestricted: false, Values.Count: > 0 } choices && Unlisted(choices, rule.Value) is { } value
            ? $"{shape.Name}.{field.Name} does not list {value}; the org takes it all the same.{NearestNames.Words(value, choices.Values)}"
            : null;

    private static string? NoId(string name, Expression value)
    {
        foreach (var outcome in Outcomes(value))
        {
            var given = outcome switch
            {
                Expression.Constant { Value: null } => null,
                Expression.Constant { Value: string text } when RecordIds.IsId(text) => null,
                Expression.Constant { Value: var constant } => constant.ToString(),
                Expression.Fact { Name: var fact } => ids.Contains(fact, StringComparer.Ordinal) ? null : fact,
                Expression.Call call => call.Function.Name,
                _ => null,
            };
            if (given is not null) return $"{name} takes the id of a record, and {given} gives none. Ids are {string.Join(", ", ids)}, or one in quotes.";
        }

        return null;
    }

    private static string? NoChoice(string name, PicklistShape choices, Expression value) => Unlisted(choices, value) is { } given
        ? $"{name} is a restricted picklist without the value {given}.{NearestNames.Words(given, choices.Values)}"
        : null;

    private static string? Unlisted(PicklistShape choices, Expression value) => Outcomes(value).OfType<Expression.Constant>().Select(c => c.Value).OfType<string>()
        .SelectMany(text => choices.TakesSeveral ? text.Split(';', StringSplitOptions.TrimEntries) : [text])
        .FirstOrDefault(text => text.Length > 0 && !choices.Values.Contains(text, StringComparer.Ordinal));

    /// <summary>What may come out of an expression: facts, constants, and functions of which more cannot be told.</summary>
    private static IEnumerable<Expression> Outcomes(Expression value) => value switch
    {
        Expression.Call { Function.Name: "if", Arguments: var a } => a.Skip(1).SelectMany(Outcomes),
        Expression.Call { Function.Name: "coalesce", Arguments: var a } => a.SelectMany(Outcomes),
        Expression.Call { Function.Name: "map", Arguments: var a } => a.Where((_, i) => i > 0 && (i % 2 == 0 || (i == a.Count - 1 && a.Count % 2 == 0))).SelectMany(Outcomes),
        _ => [value],
    };
}
