using Patchbay.Core.Numbers;

namespace Patchbay.Salesforce.Numbers;

/// <summary>Reads telephone numbers as people, trunks and records write them into the one form that can be compared.</summary>
internal static class E164
{
    private const int LongestInput = 80;

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
        if (InternationalNumber.Read(dialled.Digits, dialled.IsInternational, country) is not { } full) return false;
        number = full;
        return true;
    }
}
