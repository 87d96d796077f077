using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Agents;

namespace Patchbay.Server.Features.Site;

/// <summary>Reads skills as people write them in settings.</summary>
internal static class SkillText
{
    /// <summary>Reads skills: <c>billing:7, swedish</c>.</summary>
    /// <param name="text">The text; empty for none.</param>
    /// <param name="skills">The skills; none when the result is false.</param>
    /// <returns>False when something in it is no skill. Never throws.</returns>
    internal static bool TryReadSkills(string text, out ImmutableArray<SkillLevel> skills)
    {
        var parts = Parts(text, ",").Select(Read).ToList();
        skills = parts.Contains(null) ? [] : [.. parts.OfType<SkillLevel>()];
        return !parts.Contains(null);
    }

    private static string[] Parts(string text, string separator) =>
        text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static SkillLevel? Read(string part)
    {
        var colon = part.LastIndexOf(':');
        var name = (colon < 0 ? part : part[..colon]).Trim();
        var level = SkillLevel.Lowest;
        if (colon >= 0 && !int.TryParse(part.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out level)) return null;
        return new SkillLevel(name, level) is { IsWellFormed: true } skill ? skill : null;
    }
}
