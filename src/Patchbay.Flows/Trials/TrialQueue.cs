using System.Globalization;

namespace Patchbay.Flows.Trials;

/// <summary>How a caller of a trial finds a queue; one that is not told of has room, nobody who waits, and somebody at work.</summary>
/// <param name="Name">The queue's name.</param>
/// <param name="Waiting">How many wait there already; null for as many as a step allows.</param>
/// <param name="IsStaffed">True when somebody is at work there.</param>
/// <param name="WaitMinutes">The wait to expect there, in minutes; null when nobody knows.</param>
public sealed record TrialQueue(string Name, int? Waiting, bool IsStaffed, int? WaitMinutes = null)
{
    private const string Wait = " wait ";

    /// <summary>Reads <c>Support full</c>, <c>Sales nobody</c>, <c>Support 12</c> or <c>Sales wait 7</c>, also <c>Support 12 wait 7</c>.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The queue; null when they tell nothing of one.</returns>
    internal static TrialQueue? TryRead(string text)
    {
        if (text.LastIndexOf(Wait, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
            return CountOf(text[(at + Wait.Length)..]) is { } minutes ? (TryRead(text[..at]) ?? new(text[..at].TrimEnd(), 0, true)) with { WaitMinutes = minutes } : null;
        if (text.LastIndexOf(' ') is not (> 0 and var space)) return null;
        var name = text[..space].TrimEnd();
        return text[(space + 1)..].ToLowerInvariant() switch
        {
            "full" => new(name, null, true),
            "nobody" => new(name, 0, false),
            var many => CountOf(many) is { } waiting ? new(name, waiting, true) : null,
        };
    }

    private static int? CountOf(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Most ? count : null;

    private const int Most = 1_000;
}
