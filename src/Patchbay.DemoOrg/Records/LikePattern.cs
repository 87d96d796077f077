namespace Patchbay.DemoOrg.Records;

/// <summary>LIKE as the query language has it: <c>%</c> any text, <c>_</c> one character, a backslash makes the next one literal.</summary>
internal static class LikePattern
{
    /// <summary>True when the whole value fits, ignoring case. Null fits nothing.</summary>
    /// <remarks>Remembers only the last <c>%</c>, so a hostile pattern costs length times length at most.</remarks>
    public static bool IsMatch(string? value, string pattern)
    {
        if (value is null)
            return false;
        var (at, next, restartValue, restartPattern) = (0, 0, -1, -1);
        while (at < value.Length)
        {
            if (next < pattern.Length && pattern[next] == '%')
            {
                (restartPattern, restartValue) = (++next, at);
            }
            else if (next < pattern.Length && Fits(value[at], pattern, next, out var width))
            {
                (at, next) = (at + 1, next + width);
            }
            else if (restartPattern >= 0)
            {
                (at, next) = (++restartValue, restartPattern);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(next).TrimStart('%').IsEmpty;
    }

    private static bool Fits(char value, string pattern, int at, out int width)
    {
        var escaped = pattern[at] == '\\' && at + 1 < pattern.Length;
        width = escaped ? 2 : 1;
        var wanted = pattern[at + width - 1];
        return (!escaped && wanted == '_') || char.ToUpperInvariant(value) == char.ToUpperInvariant(wanted);
    }
}
