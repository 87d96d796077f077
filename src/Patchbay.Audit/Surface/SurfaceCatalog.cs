using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Surface;

/// <summary>All canonical names of Open CTI and its siblings, from <c>surface.json</c>, which the parser shares.</summary>
internal sealed class SurfaceCatalog
{
    private SurfaceCatalog(JsonElement json)
    {
        Json = json;
        Members = Names(json, "members", "api").ToFrozenSet(StringComparer.Ordinal);
        Namespaces = Names(json, "namespaces", "path").ToFrozenSet(StringComparer.Ordinal);
        Markup = Names(json, "markup", "api").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Constants = [.. Names(json, "members", "api", "kind", "constant")];
        Scripts = [.. from script in Items(json, "scripts") select new ScriptPattern(Text(script, "api"), new Regex(Text(script, "pattern"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))];
    }

    /// <summary>The file as it is, to be told to the parser.</summary>
    internal JsonElement Json { get; }

    /// <summary>Members: <c>sforce.opencti.saveLog</c>.</summary>
    internal FrozenSet<string> Members { get; }

    /// <summary>What members hang on: <c>sforce.opencti</c>.</summary>
    internal FrozenSet<string> Namespaces { get; }

    /// <summary>Members that are constants.</summary>
    internal ImmutableHashSet<string> Constants { get; }

    /// <summary>Components in markup.</summary>
    internal FrozenSet<string> Markup { get; }

    /// <summary>Addresses of scripts.</summary>
    internal ImmutableArray<ScriptPattern> Scripts { get; }

    /// <summary>Reads the published file.</summary>
    internal static SurfaceCatalog Load()
    {
        using var document = JsonDocument.Parse(DataFile.Read("surface.json"));
        return new(document.RootElement.Clone());
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string list) => json.TryGetProperty(list, out var items) ? items.EnumerateArray() : default;

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<string> Names(JsonElement json, string list, string name, string? filter = null, string? value = null) =>
        from item in Items(json, list) where filter is null || Text(item, filter) == value select Text(item, name);
}

/// <summary>The address of a script.</summary>
/// <param name="Api">Canonical name: <c>script:opencti</c>.</param>
/// <param name="Pattern">How the address looks; its group <c>version</c> is the version.</param>
internal sealed record ScriptPattern(string Api, Regex Pattern);
