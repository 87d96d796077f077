namespace Patchbay.Core.Numbers;

/// <summary>
/// Tells whether two numbers are one, however trunks and people write them: <c>+46701740633</c>, <c>+46 (0)70-174 06 33</c>, <c>0046701740633</c>,
/// <c>46701740633</c> and, in Sweden, <c>0701740633</c>. What is dialled stays as it was written.
/// </summary>
/// <remarks>ITU-T E.164 §6; the prefixes are those of <see cref="NumberPlans"/>.</remarks>
public static class NumberWritings
{
    /// <summary>Shorter ones are extensions, local numbers and those of emergency services.</summary>
    private const int FewestDigits = 7;

    /// <summary>Numbers of emergency services and of the operator are not longer in any country.</summary>
    private const int LongestService = 3;

    /// <summary>Tells whether two numbers are one.</summary>
    /// <param name="one">A number as it was dialled: digits, <c>*</c> and <c>#</c>, a plus in front.</param>
    /// <param name="other">Another.</param>
    /// <param name="country">The country in which they were written, ISO 3166-1; null when nobody knows.</param>
    public static bool AreSame(string one, string other, string? country) => one == other || International(one, country) == International(other, country);

    /// <summary>Writes a number as it is dialled from anywhere.</summary>
    /// <param name="number">As above.</param>
    /// <param name="country">As above.</param>
    /// <returns>With a plus; the number as it is where nothing tells its country.</returns>
    public static string International(string number, string? country)
    {
        if (number.AsSpan().ContainsAny('*', '#')) return number;
        if (number.StartsWith('+')) return InternationalNumber.Read(number.AsSpan(1), isInternational: true, country) ?? number;
        if (number.Length < FewestDigits || (NumberPlans.Find(country) is { } plan && InternationalNumber.IsLocal(number, plan))) return number;
        return InternationalNumber.Read(number, isInternational: false, country) ?? number;
    }

    /// <summary>The ways in which a number may have been written.</summary>
    /// <param name="number">As above.</param>
    /// <param name="country">As above.</param>
    /// <returns>Itself first; each once.</returns>
    public static IEnumerable<string> Of(string number, string? country)
    {
        var international = International(number, country);
        if (!international.StartsWith('+')) return [number];
        var digits = international[1..];
        var home = NumberPlans.Find(country);
        string[] written = [international, $"{home?.International ?? "00"}{digits}", $"00{digits}", digits, OnLetterhead(digits), .. AtHome(digits, home)];
        return written.Where(one => International(one, country) == international).Prepend(number).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Tells whether a number is one of three digits or fewer, as those of emergency services are, whatever is written before it.</summary>
    /// <param name="number">As above.</param>
    /// <param name="country">As above.</param>
    public static bool IsService(string number, string? country)
    {
        var isInternational = number.StartsWith('+');
        var digits = isInternational ? number[1..] : number;
        var full = InternationalNumber.Read(digits, isInternational, country);
        if (full is null || !NumberPlans.TryFindCode(full.AsSpan(1), out var code, out var plan)) return digits.TrimStart('0').Length <= LongestService;
        var national = full.AsSpan(1 + code.Length);
        var trunk = plan?.Trunk ?? "";
        return national.Length <= LongestService || (national.StartsWith(trunk, StringComparison.Ordinal) && national.Length - trunk.Length <= LongestService);
    }

    /// <summary>+46 (0)70: with the 0 that is not dialled from abroad.</summary>
    private static string OnLetterhead(string digits) =>
        NumberPlans.TryFindCode(digits, out var code, out var plan) ? $"+{code}{plan?.Trunk}{digits.AsSpan(code.Length)}" : digits;

    /// <summary>With what is dialled before a national number, and without.</summary>
    private static string[] AtHome(string digits, NumberPlan? home) => home is not null && digits.StartsWith(home.CallingCode, StringComparison.Ordinal)
        && digits[home.CallingCode.Length..] is var national
            ? [home.Trunk + national, national]
            : [];
}
