using System.Collections.Frozen;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Knows which fields the directory keeps of its records for rules. Rules that ask for another one are in force before a full load has brought it, and
/// until then an empty value says nothing. Safe to use from any thread: a change swaps the whole set.
/// </summary>
internal sealed class HeldFields
{
    private volatile FrozenSet<string>? held;

    /// <summary>Of a record that was not read no field is known.</summary>
    internal static HeldFields Nothing { get; } = new() { held = [] };

    /// <summary>Tells whether an empty value of a field means that the record has none.</summary>
    /// <param name="objectName">The record's object.</param>
    /// <param name="field">The field.</param>
    /// <returns>True also before anything was noted, as for a directory that nobody fills.</returns>
    internal bool Holds(string objectName, string field) => held is not { } known || known.Contains($"{objectName}.{field}") || known.Contains($"*.{field}");

    /// <summary>
    /// Notes what the directory holds now that it has what rules wanted. Of any object a field may be wanted that only some have; one that is
    /// wanted of this object and was not kept, since the org took it away or hides it, stays unknown.
    /// </summary>
    /// <param name="loaded">What was read, as below.</param>
    /// <param name="wanted">What rules wanted.</param>
    internal void Note(string loaded, WantedFields wanted) =>
        held = Read(loaded).Concat(wanted.Facts.Where(field => field.StartsWith("*.", StringComparison.Ordinal))).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes what the last full load kept.</summary>
    /// <param name="loaded">Its cursor: <see cref="PhoneObject.Loaded"/> of each object, as in <c>Contact(Id,OwnerId|OwnerId);Lead(Id)</c>; null when there was none.</param>
    internal void Note(string? loaded) => held = Read(loaded ?? "").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Read(string loaded) => loaded.Split(';').Select(part => part.TrimEnd(')').Split('(')).Where(part => part.Length == 2)
        .SelectMany(part => part[1].Split('|').Skip(1).SelectMany(kept => kept.Split(',')).Select(field => $"{part[0]}.{field}"));
}
