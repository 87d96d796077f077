using System.Globalization;
using System.Text;

namespace Patchbay.Salesforce.Numbers;

/// <summary>Takes the digits out of a writing of a number.</summary>
internal static class Dialable
{
    private static readonly string[] extensionWords = ["ext", "extn", "extension", "x", "anknytning", "ankn", "durchwahl", "poste", "int", "#"];

    /// <summary>Reads digits.</summary>
    /// <param name="text">The writing; at most a line.</param>
    /// <param name="digits">ASCII digits without plus and extension; empty when the result is false.</param>
    /// <param name="isInternational">True when they begin with a country code.</param>
    /// <returns>False when the text is no number. Never throws.</returns>
    internal static bool TryRead(string text, out string digits, out bool isInternational)
    {
        var body = WithoutScheme(text, out var context);
        var kept = new StringBuilder(body.Length);
        isInternational = false;
        digits = "";
        var at = 0;
        foreach (var rune in body.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber) kept.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (rune.Value is '+' or 0xFF0B) { if (kept.Length > 0 || isInternational) return false; isInternational = true; }
            else if (!IsPunctuation(rune)) { if (kept.Length == 0 || !IsExtension(body.AsSpan(at))) return false; break; }
            at += rune.Utf16SequenceLength;
        }

        // RFC 3966 §5.1.5: a local number with a global context.
        if (context.Length > 0 && !isInternational) { kept.Insert(0, context); isInternational = true; }
        digits = kept.ToString();
        return digits.Length > 0;
    }

    /// <summary>Cuts <c>tel:</c> and the parameters behind it.</summary>
    private static string WithoutScheme(string text, out string context)
    {
        context = "";
        var body = text.Trim();
        if (body.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) body = body[4..];
        var parameters = body.IndexOf(';', StringComparison.Ordinal);
        if (parameters < 0) return body;
        const string name = ";phone-context=+";
        var start = body.IndexOf(name, parameters, StringComparison.OrdinalIgnoreCase);
        if (start >= 0) context = string.Concat(body.Skip(start + name.Length).TakeWhile(c => c != ';').Where(char.IsAsciiDigit));
        return body[..parameters];
    }

    /// <summary>Spaces, dashes, dots, slashes and brackets, and the invisible marks that come along when a number is copied.</summary>
    private static bool IsPunctuation(Rune rune) => rune.Value is '.' or '/' or '(' or ')' or '[' or ']' or '-' or '~' or '\t'
        or 0x2212 or 0x30FC or 0xFF0D or 0xFF0E or 0xFF0F or 0xFF08 or 0xFF09 or 0x2060
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    /// <summary>Tells whether the rest of a number is an extension: a word for it, or a comma, and digits.</summary>
    private static bool IsExtension(ReadOnlySpan<char> rest)
    {
        if (rest[0] == ',') return true;
        var word = rest[..WordLength(rest)];
        var behind = rest[word.Length..].TrimStart(".:# ");
        return behind.Length is > 0 and <= 10 && behind.IndexOfAnyExceptInRange('0', '9') < 0 && IsWord(word);
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
        if (rest[0] == '#') return 1;
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length])) length++;
        return length;
    }
}
