using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Agents;

namespace Patchbay.Core.Queues;

/// <summary>
/// One thing that an agent must be able to do: any of the skills, each with its level, is enough. Several needs must all be met, so every
/// combination of "and" and "or" can be said.
/// </summary>
/// <param name="AnyOf">The alternatives; at least one.</param>
public sealed record SkillNeed(ImmutableArray<SkillLevel> AnyOf)
{
    /// <summary>Most needs of one caller.</summary>
    public const int Most = 8;

    /// <summary>Most alternatives of one need.</summary>
    public const int MostAlternatives = 8;

    /// <summary>True when there are alternatives, not too many, and each is well formed.</summary>
    public bool IsWellFormed => !AnyOf.IsDefaultOrEmpty && AnyOf.Length <= MostAlternatives && AnyOf.All(skill => skill.IsWellFormed);

    /// <summary>A need that one skill meets.</summary>
    /// <param name="skill">Its name.</param>
    /// <param name="level">Its least level.</param>
    /// <returns>The need.</returns>
    public static SkillNeed Of(string skill, int level = SkillLevel.Lowest) => new([new(skill, level)]);

    /// <summary>Tells how well an agent meets the need.</summary>
    /// <param name="skills">The agent's skills.</param>
    /// <returns>The highest level that meets it; 0 when none does.</returns>
    public int LevelMet(ImmutableArray<SkillLevel> skills)
    {
        var best = 0;
        foreach (var wanted in AnyOf)
        {
            foreach (var skill in skills)
            {
                if (skill.Level >= wanted.Level && skill.Level > best && skill.Skill == wanted.Skill) best = skill.Level;
            }
        }

        return best;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", AnyOf);
}

/// <summary>What several needs come to.</summary>
public static class SkillNeeds
{
    /// <summary>Tells how well an agent meets all of several needs.</summary>
    /// <param name="needs">The needs; none is met by everybody.</param>
    /// <param name="skills">The agent's skills.</param>
    /// <returns>The sum of the levels that meet them; null when one is not met.</returns>
    public static int? Proficiency(ImmutableArray<SkillNeed> needs, ImmutableArray<SkillLevel> skills)
    {
        var sum = 0;
        foreach (var need in needs)
        {
            var level = need.LevelMet(skills);
            if (level == 0) return null;
            sum += level;
        }

        return sum;
    }

    /// <summary>Puts needs in one order, so that the same needs look the same.</summary>
    /// <param name="needs">The needs; default counts as none.</param>
    /// <returns>The same needs in order, without repetitions.</returns>
    public static ImmutableArray<SkillNeed> InOrder(ImmutableArray<SkillNeed> needs) => needs.IsDefaultOrEmpty
        ? []
        : [.. needs.Select(need => new SkillNeed(SkillLevel.InOrder(need.AnyOf))).DistinctBy(need => need.ToString())
            .OrderBy(need => need.ToString(), StringComparer.Ordinal)];

    /// <summary>Reads needs as <see cref="Describe"/> writes them; a skill without a level is wanted at its lowest.</summary>
    /// <param name="text">Text such as <c>swedish:3 or norwegian:4, billing</c>.</param>
    /// <param name="needs">The needs; none for an empty text, and when the result is false.</param>
    /// <returns>False when a part is no skill, or there are too many.</returns>
    public static bool TryRead(string text, out ImmutableArray<SkillNeed> needs)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        needs = [.. parts.Select(part => new SkillNeed([.. part.Split(" or ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Skill)]))];
        var good = needs.Length <= SkillNeed.Most && needs.All(need => need.IsWellFormed);
        if (!good) needs = [];
        return good;
    }

    private static SkillLevel Skill(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0) return new(text, SkillLevel.Lowest);
        return new(text[..colon].TrimEnd(), int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0);
    }

    /// <summary>Writes needs for people.</summary>
    /// <param name="needs">The needs.</param>
    /// <returns>Text such as <c>swedish:3 or norwegian:4, billing:2</c>; empty for none.</returns>
    public static string Describe(ImmutableArray<SkillNeed> needs) => needs.IsDefaultOrEmpty ? "" : string.Join(", ", needs);
}
