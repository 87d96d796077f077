using System.Globalization;

namespace Patchbay.Flows.Trials;

/// <summary>How a caller of a trial finds a queue; one that is not told of has room, nobody who waits, and somebody at work.</summary>
/// <param name="Name">The queue's name.</param>
/// <param name="Waiting">How many wait there already; null for as many as a step allows.</param>
/// <param name="IsStaffed">True when somebody is at work there.</param>
public sealed record TrialQueue(string Name, int? Waiting, bool IsStaffed)
{
    /// <summary>Reads <c>Support full</c>, <c>Sales nobody</c> or <c>Support 12</c>.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The queue; null when they tell nothing of one.</returns>
    internal static TrialQueue? TryRead(string text)
    {
        if (text.LastIndexOf(' ') is not (> 0 and var space)) return null;
        var name = text[..space].TrimEnd();
        return text[(space + 1)..].ToLowerInvariant() switch
        {
            "full" => new(name, null, true),
            "nobody" => new(name, 0, false),
            var many when int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var waiting) && waiting <= Most => new(name, waiting, true),
            _ => null,
        };
    }

    private const int Most = 1_000;
}
