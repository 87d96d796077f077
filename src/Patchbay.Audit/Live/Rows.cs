using System.Globalization;
using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Live;

/// <summary>Reads rows of queries.</summary>
internal static class Rows
{
    /// <summary>Text of a field over relationships; empty for none.</summary>
    internal static string Text(this JsonElement row, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row)) return "";
        }

        return row.ValueKind switch { JsonValueKind.String => row.GetString()!, JsonValueKind.Number => row.GetRawText(), _ => "" };
    }

    /// <summary>A number; 0 for none.</summary>
    internal static long Number(this JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? (long)value.GetDouble() : 0;

    /// <summary>Day of an instant; null for none.</summary>
    internal static DateOnly? Day(this JsonElement row, string name) =>
        row.Text(name) is { Length: >= 10 } text && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Sorts tallies, the largest first.</summary>
    internal static IEnumerable<Tally> Largest(this IEnumerable<Tally> tallies) => tallies.OrderByDescending(t => t.Count).ThenBy(t => t.Name, StringComparer.Ordinal);
}
