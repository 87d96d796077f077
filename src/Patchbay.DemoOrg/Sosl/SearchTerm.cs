using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Sosl;

/// <summary>Decides whether a field value fits what is searched: numbers by their digits, everything else by whole words.</summary>
internal sealed class SearchTerm
{
    private readonly (string[] Words, string Digits)[] _alternatives;

    public SearchTerm(string term)
    {
        _alternatives = [.. term.Split(" OR ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Trim('"')).Select(part => (Words(part), Digits(part)))];
    }

    /// <summary>Fits when the number ends in the digits asked for: punctuation does not count, another way to write the country does.</summary>
    public bool Fits(SObjectField field, string value) => field.Kind == FieldKind.Phone
        ? _alternatives.Any(alternative => alternative.Digits.Length >= 2 && Digits(value).EndsWith(alternative.Digits, StringComparison.Ordinal))
        : _alternatives.Any(alternative => alternative.Words.Length > 0 && FitsWords(alternative.Words, Words(value)));

    private static bool FitsWords(string[] wanted, string[] present) => wanted.All(word => word.EndsWith('*')
        ? present.Any(known => known.StartsWith(word[..^1], StringComparison.OrdinalIgnoreCase))
        : present.Any(known => known.Equals(word, StringComparison.OrdinalIgnoreCase)));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string[] Words(string text) =>
        text.Split([' ', ',', '.', '@', '-', '/', '(', ')', '&', '\'', '"', '+'], StringSplitOptions.RemoveEmptyEntries);
}
