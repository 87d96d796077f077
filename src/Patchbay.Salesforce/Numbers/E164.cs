namespace Patchbay.Salesforce.Numbers;

/// <summary>Reads telephone numbers as people, trunks and records write them into the one form that can be compared.</summary>
internal static class E164
{
    private const int LongestInput = 80;
    private const int MostDigits = 15;
    private const int FewestDigits = 3;
    private const int LongestLocal = 8;

    /// <summary>Reads a number.</summary>
    /// <param name="text">A number in any usual writing: <c>+46 (0)70-174 06 33</c>, <c>0701740633</c>, <c>tel:+1-202-555-0147;ext=12</c>.</param>
    /// <param name="country">Country of numbers that name none: ISO 3166-1, two capital letters.</param>
    /// <param name="number">The number in E.164 with plus, 3 to 15 digits; empty when the result is false.</param>
    /// <returns>False when the text is no number that could be called from abroad: withheld, a name, garbage. Never throws.</returns>
    /// <remarks>ITU-T E.164 §6, E.123 §2, RFC 3966. An extension is dropped; whether anyone has the number is not checked.</remarks>
    internal static bool TryParse(ReadOnlySpan<char> text, string country, out string number) => TryParse(text, country, out number, out _);

    /// <summary>Reads a number and the extension behind it.</summary>
    /// <param name="text">As above.</param>
    /// <param name="country">As above.</param>
    /// <param name="number">As above.</param>
    /// <param name="extension">Digits that are dialled once the number answers; empty when none.</param>
    /// <returns>As above.</returns>
    internal static bool TryParse(ReadOnlySpan<char> text, string country, out string number, out string extension)
    {
        (number, extension) = ("", "");
        if (text.Length > LongestInput) return false;
        Span<char> room = stackalloc char[LongestInput * 2];
        if (!Dialable.TryRead(text, room, out var dialled)) return false;
        extension = dialled.Extension;
        var full = dialled.IsInternational ? International(dialled.Digits) : National(dialled.Digits, NumberPlans.Find(country));
        if (full is not { Length: > FewestDigits and <= MostDigits + 1 }) return false;
        number = full;
        return true;
    }

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
