using System.Collections.Immutable;

namespace Patchbay.Audit.Findings;

/// <summary>What there is in the sources.</summary>
public sealed record Inventory
{
    /// <summary>Files that were looked at, entries of archives included.</summary>
    public required int Files { get; init; }

    /// <summary>Bytes that were looked at.</summary>
    public required long Bytes { get; init; }

    /// <summary>Definitions of call centers.</summary>
    public required ImmutableArray<CallCenterEntry> CallCenters { get; init; }

    /// <summary>Files that make up adapters: those that load a script of the API or use its members.</summary>
    public required ImmutableArray<AdapterEntry> Adapters { get; init; }

    /// <summary>Names that are used, the most used first.</summary>
    public required ImmutableArray<CountedName> Methods { get; init; }

    /// <summary>Objects and pages that are popped, as far as the code says it.</summary>
    public required ImmutableArray<CountedName> ObjectsPopped { get; init; }

    /// <summary>Fields that are logged, as far as the code says it.</summary>
    public required ImmutableArray<CountedName> FieldsLogged { get; init; }

    /// <summary>Apex methods that the adapters run, <c>Class.method</c>.</summary>
    public required ImmutableArray<CountedName> RunApexTargets { get; init; }

    /// <summary>Those of them whose Apex is among the sources, with their types: <c>String Class.method(String name, Integer count)</c>.</summary>
    public ImmutableArray<string> RunApexSignatures { get; init; } = [];

    /// <summary>Apps that show the softphone.</summary>
    public required ImmutableArray<string> Apps { get; init; }

    /// <summary>Telephony vendors, by namespace or host.</summary>
    public required ImmutableArray<string> Vendors { get; init; }

    /// <summary>Features of the API that nothing uses: not to be rebuilt.</summary>
    public required ImmutableArray<UnusedFeature> Unused { get; init; }
}

/// <summary>A definition of a call center.</summary>
/// <param name="Name">Internal name.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="File">Where it is defined.</param>
/// <param name="Kind"><c>open-cti</c>, <c>desktop-cti</c> or <c>voice</c>.</param>
/// <param name="AdapterUrl">Address of the adapter; null when there is none.</param>
/// <param name="Compatibility"><c>Classic</c>, <c>Lightning</c> or <c>Classic_and_Lightning</c>; null for other kinds.</param>
/// <param name="Sections">Names of its sections of its own, beyond Salesforce's.</param>
public sealed record CallCenterEntry(
    string Name, string DisplayName, string File, string Kind, string? AdapterUrl, string? Compatibility, ImmutableArray<string> Sections);

/// <summary>A file that is part of an adapter.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="Interface"><c>lightning</c>, <c>classic</c>, <c>console</c> or several with commas.</param>
/// <param name="ApiVersion">Lowest version that it loads; null when it loads none.</param>
/// <param name="Uses">Number of uses in it.</param>
public sealed record AdapterEntry(string File, string Interface, string? ApiVersion, int Uses);

/// <summary>A name with how often it is there.</summary>
/// <param name="Name">The name.</param>
/// <param name="Count">Number of places.</param>
/// <param name="Files">Number of files.</param>
public sealed record CountedName(string Name, int Count, int Files);

/// <summary>A feature that nothing uses.</summary>
/// <param name="Name">In words.</param>
/// <param name="Members">The names that would be used.</param>
public sealed record UnusedFeature(string Name, ImmutableArray<string> Members);
