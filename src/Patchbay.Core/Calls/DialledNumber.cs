namespace Patchbay.Core.Calls;

/// <summary>What people dial: a number for the trunk, never an address of their own choice.</summary>
public static class DialledNumber
{
    private const int Longest = 64;

    /// <summary>Reads a number as people write it.</summary>
    /// <param name="text">Digits, <c>*</c> and <c>#</c>, a plus in front, and between them blanks, dots, dashes, slashes and brackets.</param>
    /// <param name="number">Without what is for people only: <c>+4684650040</c>. Empty when the result is false.</param>
    /// <returns>False when it is longer than 64 characters, has no digit, or any other character, as an address has. Never throws.</returns>
    public static bool TryRead(string? text, out string number)
    {
        number = "";
        if (text is not { Length: > 0 and <= Longest }) return false;
        var kept = text.Where(c => !IsSeparator(c)).ToArray();
        var isNumber = kept.Any(char.IsAsciiDigit)
            && kept.Select((c, i) => char.IsAsciiDigit(c) || c is '*' or '#' || (c == '+' && i == 0)).All(fits => fits);
        if (isNumber) number = new(kept);
        return isNumber;
    }

    /// <summary>Tells whether a customer may be behind a number. So short ones are those of emergency services, and none of these is rung by itself.</summary>
    /// <param name="number">A number that was read.</param>
    /// <returns>True for one of more than three digits that is no code.</returns>
    public static bool IsCustomers(string number) => !IsCode(number) && number.Count(char.IsAsciiDigit) > 3;

    /// <summary>Tells whether a number asks the carrier for a service: <c>*21*...#</c> sends calls on, for one. Who dials it may mean that; nobody is behind it.</summary>
    /// <param name="number">A number that was read.</param>
    /// <returns>True for one with <c>*</c> or <c>#</c>.</returns>
    public static bool IsCode(string number) => number.AsSpan().ContainsAny('*', '#');

    /// <summary>The no-break space and the invisible marks of direction come with numbers that are copied from pages.</summary>
    private static bool IsSeparator(char c) => c is ' ' or '.' or '-' or '/' or '(' or ')' or '\u00a0' or (>= '\u202a' and <= '\u202e') or '\u2011';
}
