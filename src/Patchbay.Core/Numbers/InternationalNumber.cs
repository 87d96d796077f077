namespace Patchbay.Core.Numbers;

/// <summary>Reads the digits of a number as people and trunks write them into the one form that can be compared.</summary>
/// <remarks>ITU-T E.164 §6. Whether anyone has the number is not checked.</remarks>
public static class InternationalNumber
{
    private const int MostDigits = 15;
    private const int FewestDigits = 3;
    private const int LongestLocal = 8;

    /// <summary>Reads a number.</summary>
    /// <param name="digits">ASCII digits, without plus and what is for people only.</param>
    /// <param name="isInternational">True when a plus stood before them.</param>
    /// <param name="country">Country of numbers that name none: ISO 3166-1, two capital letters; null when nobody knows.</param>
    /// <returns>The number in E.164 with plus, 3 to 15 digits; null for one that cannot be called from abroad. Never throws.</returns>
    public static string? Read(ReadOnlySpan<char> digits, bool isInternational, string? country)
    {
        var full = isInternational ? International(digits) : National(digits, NumberPlans.Find(country));
        return full is { Length: > FewestDigits and <= MostDigits + 1 } ? full : null;
    }

    /// <summary>Tells whether a number stands in one country as a whole, with nothing left out that is dialled before it.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="plan">The country.</param>
    internal static bool IsWhole(ReadOnlySpan<char> digits, NumberPlan plan) =>
        digits.StartsWith(plan.Trunk, StringComparison.Ordinal) || digits.StartsWith(plan.International ?? "00", StringComparison.Ordinal)
        || digits.StartsWith("00", StringComparison.Ordinal) || plan.Trunk == "1" || LacksPlus(digits, plan);

    /// <summary>True for one that may be dialled within a town alone.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="plan">The country.</param>
    internal static bool IsLocal(ReadOnlySpan<char> digits, NumberPlan plan) =>
        plan.Trunk.Length > 0 && !digits.StartsWith(plan.Trunk, StringComparison.Ordinal) && digits.Length <= LongestLocal;

    private static string? National(ReadOnlySpan<char> digits, NumberPlan? plan)
    {
        if (plan is { International: { } own } && After(digits, own) is { } abroad) return abroad;
        if (After(digits, "00") is { } rest) return rest;
        if (plan is null) return null;
        if (LacksPlus(digits, plan)) return International(digits);
        var national = NationalHabits.Read(plan.Country, WithoutTrunk(digits, plan));
        // Two numbers in one field are longer than any number of the country.
        return national.Length >= 2 && national.Length <= plan.Longest ? string.Concat("+", plan.CallingCode, national) : null;
    }

    /// <summary>
    /// Trunks often send 46701740633. Where national numbers begin with 0, one without it is a local number, and those are shorter;
    /// elsewhere only the length tells.
    /// </summary>
    private static bool LacksPlus(ReadOnlySpan<char> digits, NumberPlan plan) =>
        digits.StartsWith(plan.CallingCode, StringComparison.Ordinal)
        && (digits.Length > plan.Longest || (plan.Trunk == "0" && digits.Length - plan.CallingCode.Length >= LongestLocal));

    /// <summary>Reads what follows an international prefix; null when it is none here, since no country code follows.</summary>
    private static string? After(ReadOnlySpan<char> digits, string prefix) =>
        digits.Length > prefix.Length + FewestDigits && digits.StartsWith(prefix, StringComparison.Ordinal) ? International(digits[prefix.Length..]) : null;

    private static string? International(ReadOnlySpan<char> digits)
    {
        if (!NumberPlans.TryFindCode(digits, out var code, out var plan)) return null;
        var national = digits[code.Length..];
        // People write +46 (0)70 although the 0 is not dialled from abroad.
        if (plan is not null && (plan.Trunk == "0" || national.Length > plan.Longest)) national = WithoutTrunk(national, plan);
        return national.Length >= 2 && (plan is null || national.Length <= plan.Longest) ? string.Concat("+", code, national) : null;
    }

    private static ReadOnlySpan<char> WithoutTrunk(ReadOnlySpan<char> digits, NumberPlan plan)
    {
        var trunk = plan.Trunk;
        if (trunk.Length == 0 || !digits.StartsWith(trunk, StringComparison.Ordinal)) return digits;
        // Where the trunk prefix is 0 no national number begins with 0. Others, such as 8 in Russia, may also be its first digit.
        var isPrefix = trunk == "0" || digits.Length > plan.Longest || digits.Length - trunk.Length >= plan.Shortest;
        return isPrefix ? digits[trunk.Length..] : digits;
    }
}
