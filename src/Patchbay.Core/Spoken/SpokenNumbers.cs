using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Patchbay.Core.Spoken;

/// <summary>Says numbers by a language's rules.</summary>
internal static class SpokenNumbers
{
    /// <summary>The first number that no rule reaches.</summary>
    internal const long TooGreat = 1_000_000_000;

    private const int Recorded = 100;

    internal static Utterance Say(Tongue tongue, long number) => number is < 0 or >= TooGreat
        ? new(number.ToString(CultureInfo.InvariantCulture), [])
        : new(Words(tongue, number, joined: false), Pieces(tongue, number));

    /// <summary>The number as something follows it: <c>ein Uhr</c>.</summary>
    internal static Utterance SayJoined(Tongue tongue, long number) => number == 1 ? Say(tongue, 1) with { Text = tongue.JoinedOne } : Say(tongue, number);

    private static NumberRule RuleOf(Tongue tongue, long number) => tongue.Numbers.Last(rule => rule.From <= number);

    private static string Words(Tongue tongue, long number, bool joined)
    {
        if (joined && number == 1) return tongue.JoinedOne;
        var rule = RuleOf(tongue, number);
        if (rule.From == 0) return rule.Words;
        var (times, rest) = Math.DivRem(number, rule.From);
        var said = new StringBuilder();
        var left = false;
        foreach (var letter in times == 1 && rule.One is { } one ? one : rule.Words)
        {
            if (letter is '[' or ']') left = letter == '[' && rest == 0;
            else if (!left) said.Append(letter switch
            {
                '<' => Words(tongue, times, joined: true),
                '>' => Words(tongue, rest, joined: false),
                '»' => Words(tongue, rest, joined: true),
                _ => letter.ToString(),
            });
        }

        return said.ToString();
    }

    private static ImmutableArray<string> Pieces(Tongue tongue, long number)
    {
        if (number < Recorded) return [string.Create(CultureInfo.InvariantCulture, $"number-{number}")];
        var rule = RuleOf(tongue, number);
        var (times, rest) = Math.DivRem(number, rule.From);
        return [.. Pieces(tongue, times), rule.Piece!, .. rest == 0 ? [] : Pieces(tongue, rest)];
    }
}
