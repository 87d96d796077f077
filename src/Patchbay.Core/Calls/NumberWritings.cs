namespace Patchbay.Core.Calls;

/// <summary>
/// Tells whether two numbers are one, however trunks and people write them: <c>+46701740633</c>, <c>0046701740633</c>, <c>46701740633</c> and, in
/// Sweden, <c>0701740633</c>. What is dialled stays as it was written.
/// </summary>
/// <remarks>ITU-T E.164 §6; the prefixes are those of <see cref="PremiumNumbers"/>.</remarks>
public static class NumberWritings
{
    /// <summary>Shorter ones are extensions, local numbers and those of emergency services.</summary>
    private const int FewestDigits = 7;

    /// <summary>Digits that must follow a country code to take it for one.</summary>
    private const int FewestAfterCode = 8;

    /// <summary>Tells whether two numbers are one.</summary>
    /// <param name="one">A number as <see cref="DialledNumber"/> reads it.</param>
    /// <param name="other">Another.</param>
    /// <param name="country">The country in which they were written, ISO 3166-1; null when nobody knows.</param>
    public static bool AreSame(string one, string other, string? country) => one == other || International(one, country) == International(other, country);

    /// <summary>Writes a number as it is dialled from anywhere.</summary>
    /// <param name="number">A number as <see cref="DialledNumber"/> reads it.</param>
    /// <param name="country">As above.</param>
    /// <returns>With a plus; the number as it is where nothing tells its country.</returns>
    public static string International(string number, string? country)
    {
        if (number.StartsWith('+') || number.AsSpan().ContainsAny('*', '#')) return number;
        var home = PremiumNumbers.PlanOf(country);
        var exit = home?.Trunk == "1" ? "011" : "00";
        if (number.Length >= exit.Length + FewestDigits && number.StartsWith(exit, StringComparison.Ordinal)) return $"+{number[exit.Length..]}";
        if (home is not var (code, trunk) || number.Length < FewestDigits) return number;
        if (trunk == "1") return number.Length == 10 ? $"+1{number}" : number.Length == 11 && number[0] == '1' ? $"+{number}" : number;
        if (trunk.Length > 0 && number.StartsWith(trunk, StringComparison.Ordinal)) return $"+{code}{number[trunk.Length..]}";
        if (number.Length >= code.Length + FewestAfterCode && number.StartsWith(code, StringComparison.Ordinal)) return $"+{number}";
        // Where every number is written whole, there is nothing else that it could be.
        return trunk.Length == 0 ? $"+{code}{number}" : number;
    }

    /// <summary>The ways in which a number may have been written.</summary>
    /// <param name="number">As above.</param>
    /// <param name="country">As above.</param>
    /// <returns>Itself first; each once.</returns>
    public static IEnumerable<string> Of(string number, string? country)
    {
        var international = International(number, country);
        if (!international.StartsWith('+')) return [number];
        var home = PremiumNumbers.PlanOf(country);
        var national = home is var (code, trunk) && international.AsSpan(1).StartsWith(code, StringComparison.Ordinal) ? trunk + international[(1 + code.Length)..] : null;
        var abroad = (home?.Trunk == "1" ? "011" : "00") + international[1..];
        return new[] { number, international, abroad, international[1..], national, national is not null && home?.Trunk == "1" ? national[1..] : null }.OfType<string>().Distinct(StringComparer.Ordinal);
    }
}
