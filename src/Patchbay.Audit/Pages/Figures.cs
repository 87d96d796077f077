using System.Globalization;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Pages;

/// <summary>Figures and days as people write them.</summary>
internal static class Figures
{
    /// <summary>A day: <c>28 February 2028</c>.</summary>
    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day with its weekday, short: <c>Tue 8 Feb 2028</c>.</summary>
    internal static string ShortDay(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A number with its word: <c>1 file</c>, <c>1,200 files</c>.</summary>
    internal static string Plural(long count, string word, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? word : many ?? word + "s")}");

    /// <summary>Hours as a range: <c>84–406 h</c>; small ones keep a decimal.</summary>
    internal static string Range(EffortHours hours) => hours.High <= 0 ? "–" : $"{Hours(hours.Low)}–{Hours(hours.High)} h";

    /// <summary>Hours without a unit.</summary>
    internal static string Hours(double hours) => hours.ToString(hours < 10 && Math.Abs(hours - Math.Round(hours)) > 0.01 ? "0.#" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>A word with a capital.</summary>
    internal static string Capital(string word) => string.IsNullOrEmpty(word) ? "" : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Words with commas and a last <c>and</c>.</summary>
    internal static string Join(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };
}
