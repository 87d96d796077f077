using System.Globalization;
using System.Text;

namespace Patchbay.Salesforce.Numbers;

/// <summary>Takes the digits out of a writing of a number.</summary>
internal static class Dialable
{
    /// <summary>More digits behind a comma are another number.</summary>
    private const int LongestExtension = 7;

    private static readonly string[] extensionWords = ["ext", "extn", "extension", "x", "anknytning", "ankn", "durchwahl", "poste", "int", "#"];

    /// <summary>Reads digits.</summary>
    /// <param name="text">The writing; at most a line.</param>
    /// <param name="digits">ASCII digits without plus and extension; empty when the result is false.</param>
    /// <param name="isInternational">True when they begin with a country code.</param>
    /// <param name="extension">Digits that are dialled once the number answers; empty when none.</param>
    /// <returns>False when the text is no number. Never throws.</returns>
    internal static bool TryRead(string text, out string digits, out bool isInternational, out string extension)
    {
        isInternational = false;
        digits = "";
        if (!TryTakeScheme(text, out var body, out var context, out extension)) return false;
        var kept = new StringBuilder(body.Length);
        var at = 0;
        foreach (var rune in body.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber) kept.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (rune.Value is '+' or 0xFF0B) { if (kept.Length > 0 || isInternational) return false; isInternational = true; }
            else if (!IsPunctuation(rune)) { if (kept.Length == 0 || !IsExtension(body.AsSpan(at), out extension)) return false; break; }
            at += rune.Utf16SequenceLength;
        }

        // RFC 3966 §5.1.5: a local number with a global context.
        if (context.Length > 0 && !isInternational) { kept.Insert(0, context); isInternational = true; }
        digits = kept.ToString();
        return digits.Length > 0;
    }

    /// <summary>Cuts <c>tel:</c> and the parameters behind it. What follows a semicolon and is no parameter is another number.</summary>
    private static bool TryTakeScheme(string text, out string body, out string context, out string extension)
    {
        (context, extension) = ("", "");
        body = text.Trim();
        if (body.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) body = body[4..];
        var parts = body.Split(';');
        body = parts[0];
        foreach (var part in parts.AsSpan(1))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var at)) return string.IsNullOrWhiteSpace(part);
            var value = part[(at + 1)..];
            if (part.StartsWith("phone-context=+", StringComparison.OrdinalIgnoreCase)) context = string.Concat(value.Where(char.IsAsciiDigit));
            else if (part.StartsWith("ext=", StringComparison.OrdinalIgnoreCase)) extension = string.Concat(value.Where(char.IsAsciiDigit));
        }

        return true;
    }

    /// <summary>Spaces, dashes, dots, slashes and brackets, and the invisible marks that come along when a number is copied.</summary>
    private static bool IsPunctuation(Rune rune) => rune.Value is '.' or '/' or '(' or ')' or '[' or ']' or '-' or '~' or '\t'
        or 0x2212 or 0x30FC or 0xFF0D or 0xFF0E or 0xFF0F or 0xFF08 or 0xFF09 or 0x2060
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    /// <summary>Tells whether the rest of a number is an extension: a word for it, or commas that make a phone wait, and digits.</summary>
    private static bool IsExtension(ReadOnlySpan<char> rest, out string extension)
    {
        var word = rest[..WordLength(rest)];
        var behind = rest[word.Length..].TrimStart(".:#, ").TrimEnd("#. )");
        extension = behind.ToString();
        return behind.Length is > 0 and <= LongestExtension && behind.IndexOfAnyExceptInRange('0', '9') < 0 && (rest[0] == ',' || IsWord(word));
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (var known in extensionWords)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static int WordLength(ReadOnlySpan<char> rest)
    {
        if (rest[0] is '#' or ',') return 1;
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length])) length++;
        return length;
    }
}
