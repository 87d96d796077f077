using System.Globalization;

namespace Patchbay.Flows.Reading;

/// <summary>Times as people write them in a flow: <c>5s</c>, <c>2m</c>, <c>1h</c>; a bare number counts seconds.</summary>
internal static class FlowDuration
{
    internal static bool TryRead(string? text, out TimeSpan duration)
    {
        duration = default;
        if (string.IsNullOrEmpty(text)) return false;
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var digits = unit == 0 ? text : text[..^1].TrimEnd();
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000) return false;
        duration = TimeSpan.FromSeconds((double)(number * Math.Max(unit, 1)));
        return true;
    }

    internal static string Write(TimeSpan duration) =>
        duration.TotalSeconds % 3600 == 0 ? Of(duration.TotalHours, "h")
        : duration.TotalSeconds % 60 == 0 ? Of(duration.TotalMinutes, "m")
        : Of(duration.TotalSeconds, "s");

    private static string Of(double number, string unit) => number.ToString(CultureInfo.InvariantCulture) + unit;
}
