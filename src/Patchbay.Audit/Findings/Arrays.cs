using System.Collections.Immutable;

namespace Patchbay.Audit.Findings;

/// <summary>Lists of reports that were read from files of others.</summary>
internal static class Arrays
{
    /// <summary>The list, or an empty one where the file has none.</summary>
    internal static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
