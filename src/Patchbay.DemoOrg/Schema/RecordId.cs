using System.Diagnostics.CodeAnalysis;

namespace Patchbay.DemoOrg.Schema;

/// <summary>Ids as the platform writes them: 15 case-sensitive characters, or 18 with a check that survives folding of case.</summary>
internal static class RecordId
{
    private const string CheckAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Makes the id of the <paramref name="number"/>th record under a key prefix.</summary>
    /// <param name="keyPrefix">Three characters of the object.</param>
    /// <param name="number">0 or more.</param>
    public static string Create(string keyPrefix, long number)
    {
        Span<char> tail = stackalloc char[9];
        for (var place = tail.Length - 1; place >= 0; place--)
        {
            tail[place] = Base62[(int)(number % 62)];
            number /= 62;
        }

        return Extend($"{keyPrefix}Dm0{tail}");
    }

    /// <summary>Reads an id of 15 or 18 characters.</summary>
    /// <param name="text">What a client sent.</param>
    /// <param name="id">The form with 18 characters.</param>
    /// <returns>False when it is no id, or its check does not fit. Never throws.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? id)
    {
        id = null;
        if (text is not { Length: 15 or 18 } || !text.All(char.IsAsciiLetterOrDigit))
            return false;
        var extended = Extend(text[..15]);
        if (text.Length == 18 && !string.Equals(extended, text, StringComparison.Ordinal))
            return false;
        id = extended;
        return true;
    }

    private static string Extend(string fifteen)
    {
        Span<char> check = stackalloc char[3];
        for (var block = 0; block < 3; block++)
        {
            var bits = 0;
            for (var place = 0; place < 5; place++)
            {
                if (char.IsAsciiLetterUpper(fifteen[block * 5 + place]))
                    bits |= 1 << place;
            }

            check[block] = CheckAlphabet[bits];
        }

        return string.Concat(fifteen, check);
    }
}
