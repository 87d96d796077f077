using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Settings;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
public static class NearestNames
{
    private const int Most = 3;

    /// <summary>Finds the names that are nearest.</summary>
    /// <param name="wanted">The name.</param>
    /// <param name="known">All names.</param>
    /// <returns>At most three, the nearest first.</returns>
    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string> known) =>
        [.. known.Select(name => (name, Distance: Far(Fold(wanted), Fold(name)))).OrderBy(n => n.Distance).ThenBy(n => n.name, StringComparer.Ordinal).Take(Most).Select(n => n.name)];

    /// <summary>The names in words, to be put behind a sentence: <c> Nearest: A, B, C.</c></summary>
    /// <param name="wanted">The name.</param>
    /// <param name="known">All names.</param>
    /// <returns>Empty when there are no names.</returns>
    public static string Words(string wanted, IEnumerable<string> known) => Of(wanted, known) is { Count: > 0 } near ? $" Nearest: {string.Join(", ", near)}." : "";

    // Custom fields differ from what people type by underscores and their ending.
    private static string Fold(string name) =>
        (name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    // A name that was cut short is nearer than a short one that shares no letter with it.
    private static int Far(string wanted, string name) => name.StartsWith(wanted, StringComparison.Ordinal) ? 0 : TextDistance.Of(wanted, name);
}
