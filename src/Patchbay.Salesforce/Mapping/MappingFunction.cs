using System.Collections.Frozen;
using System.Globalization;

namespace Patchbay.Salesforce.Mapping;

/// <summary>A function that mappings may use. None of them fails: what makes no sense gives null.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Least">Least arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Apply">Gives its value.</param>
internal sealed record MappingFunction(string Name, int Least, int Most, Func<object?[], TimeZoneInfo, object?> Apply)
{
    private const int Many = 40;

    /// <summary>All of them by name.</summary>
    internal static readonly FrozenDictionary<string, MappingFunction> Known = new MappingFunction[]
    {
        new("upper", 1, 1, (a, _) => Text(a[0])?.ToUpperInvariant()),
        new("lower", 1, 1, (a, _) => Text(a[0])?.ToLowerInvariant()),
        new("trim", 1, 1, (a, _) => Text(a[0])?.Trim()),
        new("left", 2, 2, (a, _) => Text(a[0]) is { } text && a[1] is long most ? text[..(int)Math.Clamp(most, 0, text.Length)] : null),
        new("concat", 1, Many, (a, _) => string.Concat(a.Select(Text))),
        new("coalesce", 1, Many, (a, _) => Array.Find(a, value => value is not (null or ""))),
        new("if", 2, 3, (a, _) => a[0] is true ? a[1] : a.ElementAtOrDefault(2)),
        new("equals", 2, 2, (a, _) => string.Equals(Text(a[0]), Text(a[1]), StringComparison.Ordinal)),
        new("not", 1, 1, (a, _) => a[0] is not true),
        new("minutes", 1, 1, (a, _) => a[0] is long seconds ? (seconds + 59) / 60 : null),
        new("number", 1, 1, (a, _) => long.TryParse(Text(a[0])?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null),
        new("date", 1, 1, (a, zone) => a[0] is DateTimeOffset at ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
        new("map", 3, Many, (a, _) => Map(a)),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>A value as text.</summary>
    /// <param name="value">Any value of an expression.</param>
    internal static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        true => "true",
        false => "false",
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary><c>map(value, 'Resolved', 'Done', 'Callback', 'Open', 'Other')</c>: pairs, then what holds for all else.</summary>
    private static object? Map(object?[] a)
    {
        for (var i = 1; i + 1 < a.Length; i += 2)
        {
            if (string.Equals(Text(a[0]), Text(a[i]), StringComparison.Ordinal)) return a[i + 1];
        }

        return a.Length % 2 == 0 ? a[^1] : null;
    }
}
