using System.Collections.Immutable;

namespace Patchbay.Core.Queues;

/// <summary>Compares needs by what they say; both must be in order.</summary>
internal sealed class NeedComparer : IEqualityComparer<ImmutableArray<SkillNeed>>
{
    internal static NeedComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(ImmutableArray<SkillNeed> x, ImmutableArray<SkillNeed> y)
    {
        if (x.Length != y.Length) return false;
        for (var i = 0; i < x.Length; i++)
        {
            if (!x[i].AnyOf.AsSpan().SequenceEqual(y[i].AnyOf.AsSpan())) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode(ImmutableArray<SkillNeed> obj)
    {
        // Not the framework's, which differs from process to process.
        var hash = 17;
        foreach (var need in obj)
        {
            foreach (var skill in need.AnyOf)
            {
                foreach (var letter in skill.Skill) hash = unchecked((hash * 31) + letter);
                hash = unchecked((hash * 31) + skill.Level);
            }
        }

        return hash;
    }
}
