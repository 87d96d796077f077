using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Replacements;

/// <summary>What replaces each use, from the published <c>replacements.json</c>.</summary>
internal sealed class ReplacementTable
{
    private readonly FrozenDictionary<string, ImmutableArray<Replacement>> _exact;
    private readonly ImmutableArray<(string Start, ImmutableArray<Replacement> Ways)> _families;

    private ReplacementTable(ReplacementFile file)
    {
        _exact = file.Replacements.Where(row => !row.Api.EndsWith('*')).ToFrozenDictionary(row => row.Api, Ways, StringComparer.Ordinal);
        _families = [.. file.Replacements.Where(row => row.Api.EndsWith('*')).Select(row => (row.Api.TrimEnd('*'), Ways(row)))];
    }

    /// <summary>Names in the table.</summary>
    internal IEnumerable<string> Names => _exact.Keys;

    /// <summary>The replacements of a name: Salesforce Voice first, then Patchbay's panel, then the shim.</summary>
    /// <param name="api">Canonical name.</param>
    /// <returns>Empty for a name that needs none.</returns>
    internal ImmutableArray<Replacement> Of(string api)
    {
        if (_exact.TryGetValue(api, out var ways)) return ways;
        foreach (var (start, family) in _families)
        {
            if (api.StartsWith(start, StringComparison.Ordinal)) return family;
        }

        return [];
    }

    /// <summary>Reads the published table.</summary>
    internal static ReplacementTable Load() => new(JsonSerializer.Deserialize(DataFile.Read("replacements.json"), TableJson.Default.ReplacementFile)!);

    private static ImmutableArray<Replacement> Ways(ReplacementRow row) =>
    [
        Way(Replacement.SalesforceVoice, row.Voice), Way(Replacement.PatchbayPanel, row.Panel), Way(Replacement.PatchbayShim, row.Shim),
    ];

    private static Replacement Way(string target, ReplacementCell cell) =>
        new(target, cell.Member, cell.Gap, cell.Note, cell.Evidence, cell.Evidence.Contains("inferred", StringComparison.Ordinal));
}

/// <summary>The file.</summary>
internal sealed record ReplacementFile(string Schema, string About, ImmutableArray<ReplacementRow> Replacements);

/// <summary>A row of it.</summary>
internal sealed record ReplacementRow(string Api, ReplacementCell Voice, ReplacementCell Panel, ReplacementCell Shim);

/// <summary>A cell of it.</summary>
internal sealed record ReplacementCell(string Member, Gap Gap, string Note, string Evidence);

/// <summary>How the tables are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReplacementFile))]
[JsonSerializable(typeof(WeightFile))]
internal sealed partial class TableJson : JsonSerializerContext;
