namespace Patchbay.Core.Numbers;

/// <summary>What a few countries do with their national numbers beyond a trunk prefix.</summary>
internal static class NationalHabits
{
    private const int ArgentineDigits = 10;
    private const string MobileMark = "15";

    /// <summary>Argentine area codes of three digits; 11 has two, all others have four. After the national numbering plan (ENACOM).</summary>
    private static readonly HashSet<string> shortAreas =
    [
        "220", "221", "223", "230", "236", "237", "249", "260", "261", "263", "264", "266", "280", "291", "294", "297", "298", "299", "336", "341", "342",
        "343", "345", "348", "351", "353", "358", "362", "364", "370", "376", "379", "380", "381", "383", "385", "387", "388",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> areas = shortAreas.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a national number, its trunk prefix taken off, into what is dialled behind the country code.</summary>
    /// <param name="country">The country.</param>
    /// <param name="digits">The number as written.</param>
    /// <returns>The number; unchanged where there is no such habit.</returns>
    internal static ReadOnlySpan<char> Read(string country, ReadOnlySpan<char> digits) => country switch
    {
        // Behind the 8 for a trunk Belarus dials a second one, the 0.
        "BY" when digits.Length == 10 && digits[0] == '0' => digits[1..],
        // A mobile number is dialled with 15 behind its area code at home, and with 9 before it from abroad.
        "AR" when digits.Length == ArgentineDigits + MobileMark.Length && AreaOf(digits) is { Length: > 0 } area => $"9{area}{digits[(area.Length + MobileMark.Length)..]}",
        // Gabon puts a 0 before its new numbers of eight digits, and before most old ones of seven.
        "GA" when digits is ['0', ..] && (digits.Length == 9 || (digits.Length == 8 && digits[1] is >= '2' and <= '5')) => digits[1..],
        _ => digits,
    };

    private static ReadOnlySpan<char> AreaOf(ReadOnlySpan<char> digits)
    {
        foreach (var length in (ReadOnlySpan<int>)[2, 3, 4])
        {
            var area = digits[..length];
            var isArea = length switch { 2 => area is "11", 3 => areas.Contains(area), _ => true };
            if (isArea && digits[length..].StartsWith(MobileMark, StringComparison.Ordinal)) return area;
        }

        return [];
    }
}
