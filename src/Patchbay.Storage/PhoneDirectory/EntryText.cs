using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>
/// How the lists of an entry are written in one column. Ten million rows of a table of their own would double the file, and they are only
/// ever read whole.
/// </summary>
internal static class EntryText
{
    private const char Between = '\u001e';
    private const char Inside = '\u001f';

    /// <summary>The number as an integer, which is how it is indexed.</summary>
    /// <param name="number">E.164 with plus.</param>
    /// <param name="digits">Its digits; 0 when the result is false.</param>
    /// <returns>False when it is no such number. Never throws.</returns>
    internal static bool TryReadNumber(string number, out long digits)
    {
        digits = 0;
        return number is ['+', ..] && long.TryParse(number.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out digits);
    }

    /// <summary>Writes numbers: <c>46701740633:MobilePhone 4684650040:Phone:204</c>.</summary>
    internal static string WriteNumbers(IReadOnlyList<DirectoryNumber> numbers) => numbers switch
    {
        [] => "",
        [var only] => Write(only),
        _ => string.Join(' ', numbers.Select(Write)),
    };

    internal static IReadOnlyList<DirectoryNumber> ReadNumbers(string text) =>
        text.Length == 0 ? [] : [.. text.Split(' ').Select(n => n.Split(':')).Select(n => new DirectoryNumber("+" + n[0], n[1], n.Length > 2 ? n[2] : ""))];

    internal static string WriteKeys(IReadOnlyList<DirectoryKey> keys) =>
        keys.Count == 0 ? "" : Join(keys.Select(key => (key.Field, Fold(key.Text))));

    internal static IReadOnlyList<DirectoryKey> ReadKeys(string text) => [.. Split(text).Select(pair => new DirectoryKey(pair.Name, pair.Value))];

    internal static string WriteFacts(ImmutableSortedDictionary<string, string> facts) =>
        facts.IsEmpty ? "" : Join(facts.Select(fact => (fact.Key, fact.Value)));

    internal static ImmutableSortedDictionary<string, string> ReadFacts(string text) => text.Length == 0
        ? ImmutableSortedDictionary<string, string>.Empty
        : Split(text).ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value);

    /// <summary>The form in which a key is compared.</summary>
    internal static string Fold(string key) => key.Trim().ToUpperInvariant();

    private static string Write(DirectoryNumber number) =>
        number.Extension.Length == 0 ? $"{number.Number.AsSpan(1)}:{number.Field}" : $"{number.Number.AsSpan(1)}:{number.Field}:{number.Extension}";

    private static string Join(IEnumerable<(string Name, string Value)> pairs)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in pairs)
        {
            if (text.Length > 0) text.Append(Between);
            text.Append(name).Append(Inside).Append(value.Replace(Between, ' ').Replace(Inside, ' '));
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Split(string text) => text.Length == 0
        ? []
        : text.Split(Between).Select(pair => pair.Split(Inside)).Select(pair => (pair[0], pair[1]));
}
