using System.Collections.Immutable;
using Patchbay.Core.Flows;

namespace Patchbay.Flows.Reading;

/// <summary>Reads conditions as people write them: <c>tier is Gold and caller starts with +46</c>.</summary>
internal static class ConditionReader
{
    /// <summary>Longer words first: "is" begins "is not".</summary>
    private static readonly ImmutableArray<(string Words, FlowTest Test, bool NeedsValue)> tests =
    [
        ("is not set", FlowTest.IsEmpty, false),
        ("is empty", FlowTest.IsEmpty, false),
        ("is set", FlowTest.IsSet, false),
        ("is not", FlowTest.IsNot, true),
        ("is at least", FlowTest.AtLeast, true),
        ("is at most", FlowTest.AtMost, true),
        ("at least", FlowTest.AtLeast, true),
        ("at most", FlowTest.AtMost, true),
        ("starts with", FlowTest.StartsWith, true),
        ("contains", FlowTest.Contains, true),
        ("is", FlowTest.Is, true),
    ];

    /// <summary>Reads one text.</summary>
    /// <param name="text">The conditions, joined by "and".</param>
    /// <param name="conditions">What it says.</param>
    /// <returns>False when a part is no condition.</returns>
    internal static bool TryRead(string text, out ImmutableArray<FlowCondition> conditions)
    {
        var read = text.Split(" and ", StringSplitOptions.TrimEntries).Select(One).ToList();
        conditions = [.. read.OfType<FlowCondition>()];
        return read.TrueForAll(one => one is not null);
    }

    private static FlowCondition? One(string text)
    {
        var isFigure = IsFigure(text);
        for (var blank = text.IndexOf(' ', StringComparison.Ordinal); blank >= 0; blank = text.IndexOf(' ', blank + 1))
        {
            // The name of a queue may have blanks; any other variable is one word.
            if ((!isFigure || IsFigure(text[..blank])) && Test(text[..blank], text[(blank + 1)..].Trim()) is { } read) return read;
            if (!isFigure) return null;
        }

        return null;
    }

    private static bool IsFigure(string text) => QueueFigure.Read(text) is { Queue: not null };

    private static FlowCondition? Test(string variable, string rest)
    {
        foreach (var (words, test, needsValue) in tests)
        {
            if (!rest.StartsWith(words, StringComparison.OrdinalIgnoreCase)) continue;
            var value = rest[words.Length..];
            if (needsValue ? value.Trim().Length > 0 && value[0] == ' ' : value.Trim().Length == 0) return new(variable, test, value.Trim().Trim('"', '\''));
        }

        return null;
    }
}
