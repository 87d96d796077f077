using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Summaries;

/// <summary>What is known to stand in the way of a move, from the published <c>blockers.json</c>; the findings say which is there.</summary>
internal static class BlockerList
{
    /// <summary>Goes through the list.</summary>
    internal static ImmutableArray<Blocker> Of(ImmutableArray<Finding> findings, Usage? usage)
    {
        if (findings.IsEmpty && usage is null) return [];
        var known = JsonSerializer.Deserialize(DataFile.Read("blockers.json"), BlockerJson.Default.ImmutableArrayKnownBlocker);
        return [.. known.Select(blocker => Judge(blocker, findings, usage)).OrderBy(b => b.Status == "found" ? 0 : 1)];
    }

    private static Blocker Judge(KnownBlocker blocker, ImmutableArray<Finding> findings, Usage? usage)
    {
        ImmutableArray<string> shown = [.. findings.Where(f => Shows(blocker.Id, f)).Select(f => f.Id)];
        var isFound = !shown.IsEmpty || (usage is not null && Shows(blocker.Id, usage));
        return new(blocker.Id, blocker.Title, isFound ? "found" : "ask", blocker.Fact, blocker.Effect, blocker.Evidence, shown);
    }

    private static bool Shows(string id, Finding finding) => id switch
    {
        "classic" => finding.Tags.Contains("classic") || (finding.Kind == FindingKind.CallCenter && finding.Why.Contains("in Classic only", StringComparison.Ordinal)),
        "package" => finding.Rule is "vendor.package",
        "console" => finding.Rule == "app.softphone" && finding.Why.Contains("no console app", StringComparison.Ordinal),
        "both" => finding.Kind == FindingKind.Voice,
        _ => false,
    };

    private static bool Shows(string id, Usage usage) => id switch
    {
        "classic" => usage.Users.Any(user => user.Interface == "Classic"),
        "both" => usage.VoiceCalls.OrEmpty().Any(tally => tally.Count > 0),
        "edition" => usage.Edition is { } edition && (edition.Contains("Professional", StringComparison.OrdinalIgnoreCase) || edition.Contains("Team", StringComparison.OrdinalIgnoreCase) || edition.Contains("Essentials", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };
}

/// <summary>A line of the list.</summary>
internal sealed record KnownBlocker(string Id, string Title, string Fact, string Effect, string Evidence);

/// <summary>How the list is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<KnownBlocker>))]
internal sealed partial class BlockerJson : JsonSerializerContext;
