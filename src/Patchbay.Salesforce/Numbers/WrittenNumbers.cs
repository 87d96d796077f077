using System.Text.RegularExpressions;

namespace Patchbay.Salesforce.Numbers;

/// <summary>Reads what people put into one phone field: a number, a number with an extension, two numbers, a note.</summary>
internal static partial class WrittenNumbers
{
    private const int LongestField = 255;
    private const int MostNumbers = 4;
    private const int FreephoneDigits = 11;

    /// <summary>Reads a field.</summary>
    /// <param name="text">Its text: <c>08-465 004 12 / 070-174 06 33</c>, <c>+1 202 555 0147 x12</c>.</param>
    /// <param name="country">Country of numbers that name none: two capital letters.</param>
    /// <returns>Its numbers in E.164, each once, with the digits of their extension; none when it holds none. Never throws.</returns>
    internal static (string Number, string Extension)[] Read(ReadOnlySpan<char> text, string country)
    {
        if (text.Length > LongestField) return [];
        if (TryOne(text, country, out var number, out var extension)) return [(number, extension)];
        if (!Between().IsMatch(text)) return [];
        var found = new List<(string Number, string Extension)>();
        foreach (var range in Between().EnumerateSplits(text))
        {
            if (found.Count < MostNumbers && TryOne(text[range], country, out number, out extension) && !found.Exists(f => f.Number == number))
                found.Add((number, extension));
        }

        return [.. found];
    }

    /// <summary>Reads one number: as it stands, spelt with letters, or with a word before or behind it.</summary>
    private static bool TryOne(ReadOnlySpan<char> text, string country, out string number, out string extension) =>
        E164.TryParse(text, country, out number, out extension) || TryWords(text.ToString(), country, out number, out extension);

    private static bool TryWords(string text, string country, out string number, out string extension) =>
        E164.TryParse(Keys(text), country, out number, out extension)
        || (Noted().Match(text) is { Success: true } noted && E164.TryParse(noted.Groups["number"].Value, country, out number, out extension));

    /// <summary>
    /// Turns letters into the keys that they stand on, E.161: <c>1-800-FLOWERS</c>. Only behind the prefixes that are sold for it; elsewhere
    /// letters are a name.
    /// </summary>
    private static string? Keys(string text)
    {
        if (!Spelt().IsMatch(text)) return null;
        var keys = string.Concat(text.ToUpperInvariant().Select(c => c is >= 'A' and <= 'Z' ? "22233344455566677778889999"[c - 'A'] : c));
        // Nobody outside of North America begins a number with 1-800, so it names its country wherever it is read.
        return Freephone().IsMatch(keys) && keys.Count(char.IsAsciiDigit) == FreephoneDigits ? $"+{keys.Trim()}" : keys;
    }

    [GeneratedRegex(@"^\s*1[\s.-]\(?8(?:00|33|44|55|66|77|88)", RegexOptions.CultureInvariant)]
    private static partial Regex Freephone();

    [GeneratedRegex(@"^\s*(?:\+?1[\s.-]?)?\(?(?:8(?:00|33|44|55|66|77|88)|900|0800|0808|0900|1300|1800)\)?[\s.-]?[A-Z0-9][A-Z0-9\s.-]{3,14}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spelt();

    /// <summary>A number with words around it that have no digits: <c>Mobil: 070-174 06 33 (Bo)</c>.</summary>
    [GeneratedRegex(@"^[\p{L}.\s]{0,20}[:.\s]*(?<number>[+(\d][\d\s()./+~-]{4,30}\d)(?:[\s(\[,-]+[^\d]{1,60})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Noted();

    /// <summary>What people put between two numbers. A slash alone also stands inside German and Austrian numbers, so it is tried last.</summary>
    [GeneratedRegex(@"\s*(?:;|\||\r?\n|,|\s/\s|/|\s(?:or|and|oder|und|eller|och|ou|et|o|y)\s|\s&\s|\s+(?=\+\d))\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
