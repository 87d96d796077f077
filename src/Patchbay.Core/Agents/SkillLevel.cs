using System.Collections.Immutable;

namespace Patchbay.Core.Agents;

/// <summary>A skill and how well somebody has it, or must have it.</summary>
/// <param name="Skill">Its name: 1 to 40 letters, digits, <c>-</c> or <c>_</c>, in small letters.</param>
/// <param name="Level">1 (a little) to 10 (an expert).</param>
public sealed record SkillLevel(string Skill, int Level)
{
    /// <summary>The lowest level.</summary>
    public const int Lowest = 1;

    /// <summary>The highest level.</summary>
    public const int Highest = 10;

    /// <summary>Most skills of one agent.</summary>
    public const int MostOfOne = 64;

    private const int LongestName = 40;

    /// <summary>True when the name and the level are as they must be.</summary>
    public bool IsWellFormed =>
        Level is >= Lowest and <= Highest
        && Skill is { Length: > 0 and <= LongestName }
        && Skill.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    /// <summary>Puts skills in one order, so that the same ones look the same.</summary>
    /// <param name="skills">The skills; default counts as none.</param>
    /// <returns>By name.</returns>
    public static ImmutableArray<SkillLevel> InOrder(ImmutableArray<SkillLevel> skills) =>
        skills.IsDefaultOrEmpty ? [] : [.. skills.OrderBy(s => s.Skill, StringComparer.Ordinal).ThenBy(s => s.Level)];

    /// <inheritdoc/>
    public override string ToString() => $"{Skill}:{Level}";
}
