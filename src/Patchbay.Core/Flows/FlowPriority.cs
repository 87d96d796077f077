using System.Buffers;
using System.Globalization;

namespace Patchbay.Core.Flows;

/// <summary>Points of priority as a flow writes them: a number, or several with plus and minus between them.</summary>
public static class FlowPriority
{
    private const int LongestText = 200;
    private const double Most = 1_000_000;
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.");

    /// <summary>Works out the points.</summary>
    /// <param name="text">The text with values in the place of variables: <c>3</c>, <c>2.0 + 1</c>, <c> - 1</c>. A variable that is empty counts as 0: it is unknown.</param>
    /// <param name="points">Their sum, rounded to whole points, whatever its range; 0 when the result is false.</param>
    /// <returns>False when a part is no number, or the text is longer than any sum.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out int points)
    {
        points = 0;
        if (text.Length > LongestText) return false;
        var (sum, sign, mayBegin) = (0d, 1, true);
        for (var rest = text.TrimStart(); rest.Length > 0; rest = rest.TrimStart())
        {
            var length = rest.IndexOfAnyExcept(Figures) is var end and >= 0 ? end : rest.Length;
            if (length > 0)
            {
                if (!mayBegin || !double.TryParse(rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return false;
                (sum, sign, mayBegin) = (sum + (sign * value), 1, false);
            }
            else if (rest[0] is '+' or '-')
            {
                // "3 - -2": the value of a variable may be negative itself.
                (length, sign, mayBegin) = (1, rest[0] == '-' ? -sign : sign, true);
            }
            else
            {
                return false;
            }

            rest = rest[length..];
        }

        points = (int)Math.Round(Math.Clamp(sum, -Most, Most), MidpointRounding.AwayFromZero);
        return true;
    }
}
