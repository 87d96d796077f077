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
    /// <param name="room">Where the digits are put; twice as long as the text.</param>
    /// <param name="dialled">What was read; without digits when the result is false.</param>
    /// <returns>False when the text is no number. Never throws.</returns>
    internal static bool TryRead(ReadOnlySpan<char> text, Span<char> room, out Dialled dialled)
    {
        dialled = new([], false, "");
        if (!TryTakeScheme(text, out var body, out var context, out var extension)) return false;
        // RFC 3966 §5.1.5: a local number with a global context.
        context.CopyTo(room);
        var digits = context.Length;
        var isInternational = false;
        var at = 0;
        foreach (var rune in body.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber) room[digits++] = (char)('0' + (int)Rune.GetNumericValue(rune));
            else if (rune.Value is '+' or 0xFF0B) { if (digits > context.Length || isInternational) return false; isInternational = true; }
            else if (!IsPunctuation(rune)) { if (digits == context.Length || !IsExtension(body[at..], out extension)) return false; break; }
            at += rune.Utf16SequenceLength;
        }

        var from = isInternational ? context.Length : 0;
        dialled = new(room[from..digits], isInternational || context.Length > 0, extension);
        return digits > from;
    }

    /// <summary>Cuts <c>tel:</c> and the parameters behind it. What follows a semicolon and is no parameter is another number.</summary>
    private static bool TryTakeScheme(ReadOnlySpan<char> text, out ReadOnlySpan<char> body, out string context, out string extension)
    {
        (context, extension) = ("", "");
        body = text.Trim();
        if (body.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) body = body[4..];
        var end = body.IndexOf(';');
        if (end < 0) return true;
        var parameters = body[(end + 1)..];
        body = body[..end];
        foreach (var range in parameters.Split(';'))
        {
            var part = parameters[range];
            if (part.IndexOf('=') is not (> 0 and var at)) return part.IsWhiteSpace();
            if (part.StartsWith("phone-context=+", StringComparison.OrdinalIgnoreCase)) context = DigitsOf(part[(at + 1)..]);
            else if (part.StartsWith("ext=", StringComparison.OrdinalIgnoreCase)) extension = DigitsOf(part[(at + 1)..]);
        }

        return true;
    }

    private static string DigitsOf(ReadOnlySpan<char> text) => string.Concat(text.ToString().Where(char.IsAsciiDigit));

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
