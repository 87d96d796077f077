using System.Collections.Immutable;

namespace Patchbay.Salesforce.Mapping;

/// <summary>What a mapping may be made of, for those who write one.</summary>
public static class MappingVocabulary
{
    private static readonly Dictionary<string, string> functions = new(StringComparer.Ordinal)
    {
        ["coalesce"] = "coalesce(call.disposition, 'None'): the first that is not empty",
        ["concat"] = "concat(call.direction, ': ', call.queue): texts, one behind the other",
        ["date"] = "date(call.startedAt): the day alone, in the org's time zone",
        ["equals"] = "equals(call.queue, 'Sales'): true when both are the same",
        ["if"] = "if(call.missed, 'Missed', 'Taken'): one of two values",
        ["left"] = "left(call.notes, 80): the first characters",
        ["lower"] = "lower(agent.name): in small letters",
        ["map"] = "map(call.disposition, 'Resolved', 'Done', 'Open'): pairs, then what holds for all else",
        ["minutes"] = "minutes(call.duration): begun minutes of seconds",
        ["not"] = "not(call.missed): the opposite",
        ["number"] = "number(data.helped): a text of digits as a number, nothing for any other",
        ["trim"] = "trim(call.notes): without spaces around it",
        ["upper"] = "upper(call.queue): in capitals",
    };

    /// <summary>What is known of a call: name, and what it gives. <c>data.NAME</c> stands for any name that a call carries.</summary>
    public static ImmutableArray<(string Name, string Words)> AllFacts =>
        [.. Facts.Known.Select(f => (f.Key, f.Value)).Append(("data.NAME", "what the call carries under that name, such as data.consent; nothing when it carries none")).OrderBy(f => f.Item1, StringComparer.Ordinal)];

    /// <summary>What can be done with it: name, and an example with what it gives.</summary>
    public static ImmutableArray<(string Name, string Words)> AllFunctions =>
        [.. MappingFunction.Known.Keys.Order(StringComparer.Ordinal).Select(name => (name, functions.GetValueOrDefault(name, "")))];
}
