using System.Globalization;
using System.Text.RegularExpressions;
using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Settings of a call center that are wrong, dangerous or without effect.</summary>
internal static partial class CallCenterSettingRules
{
    private static readonly string[] Known =
    [
        "reqInternalName", "reqDisplayName", "reqAdapterUrl", "reqUseApi", "reqSoftphoneHeight", "reqSoftphoneWidth", "reqSalesforceCompatibilityMode", "reqStandbyUrl",
        "reqTimeout", "reqCanvasNamespace", "reqCanvasApiName", "reqDescription", "reqProgId", "reqVersion", "reqOutsidePrefix", "reqLongDistPrefix", "reqInternationalPrefix",
    ];

    /// <summary>Looks at every setting.</summary>
    internal static IEnumerable<RuleResult> Find(CallCenterDefinition center)
    {
        foreach (var item in center.Items.Where(IsSecret))
            yield return At(item, "callcenter.secret", null) with { Hide = item.Value };
        if (center.Kind != "open-cti") yield break;
        foreach (var match in Addresses(center).Concat(Sizes(center)).Concat(Names(center)).Concat(Standby(center))) yield return match;
    }

    private static IEnumerable<Match> Addresses(CallCenterDefinition center)
    {
        foreach (var item in center.Items.Where(i => i.Name is "reqAdapterUrl" or "reqStandbyUrl" && i.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
            yield return At(item, "callcenter.http-adapter", null);
        // Metadata repeats the address beside the settings; one finding is enough.
        if (center["reqAdapterUrl"].Length == 0 && center.AdapterUrl.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && center.File.Root.Child("adapterUrl") is { } element)
            yield return new("callcenter.http-adapter", "callCenter.adapterUrl", MetadataFile.StartOf(element));
        if (center["reqCanvasApiName"].Length > 0 && center.Compatibility != "Classic" && center.Items.First(i => i.Name == "reqCanvasApiName") is var canvas)
            yield return At(canvas, "callcenter.canvas", null);
    }

    private static IEnumerable<Match> Sizes(CallCenterDefinition center)
    {
        if (center.Compatibility == "Classic") yield break;
        foreach (var item in center.Items)
        {
            var (low, high) = item.Name switch { "reqSoftphoneHeight" => (240, 2560), "reqSoftphoneWidth" => (200, 1920), _ => (0, 0) };
            if (high == 0 || item.Value.Length == 0) continue;
            if (!int.TryParse(item.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) || pixels < low || pixels > high)
                yield return At(item, "callcenter.size", $"{item.Value} is not between {low} and {high} pixels.");
        }
    }

    private static IEnumerable<Match> Names(CallCenterDefinition center)
    {
        foreach (var item in center.Items.Where(i => !Known.Contains(i.Name)))
        {
            if (Known.FirstOrDefault(name => IsMisspelt(item.Name, name)) is { } meant)
                yield return At(item, "callcenter.misspelt", $"{item.Name} is not known; {meant} was meant.");
        }

        foreach (var item in center.Items.Where(i => i.Name == "reqSalesforceCompatibilityMode" && i.Value is not ("" or "Classic" or "Lightning" or "Classic_and_Lightning")))
            yield return At(item, "callcenter.misspelt", $"{item.Value} is no compatibility mode; Classic, Lightning and Classic_and_Lightning are.");
    }

    private static IEnumerable<Match> Standby(CallCenterDefinition center)
    {
        var (url, timeout) = (center.Items.FirstOrDefault(i => i.Name == "reqStandbyUrl" && i.Value.Length > 0), center.Items.FirstOrDefault(i => i.Name == "reqTimeout" && i.Value.Length > 0));
        if (url is not null && timeout is null) yield return At(url, "callcenter.standby", "reqStandbyUrl has no effect without reqTimeout.");
        if (timeout is not null && url is null) yield return At(timeout, "callcenter.standby", "reqTimeout has no effect without reqStandbyUrl.");
    }

    private static Match At(CallCenterItem item, string rule, string? seen) =>
        new(rule, $"callCenter.{item.Name}", MetadataFile.StartOf(item.Element)) { Seen = seen };

    private static bool IsSecret(CallCenterItem item) =>
        item.Value.Length >= 6 && !item.Name.StartsWith("req", StringComparison.Ordinal)
        && (SecretName().IsMatch(item.Name) || SecretName().IsMatch(item.Label))
        && !item.Value.Contains("://", StringComparison.Ordinal) && !item.Value.Contains(' ', StringComparison.Ordinal)
        && !NoSecret().IsMatch(item.Value);

    // One or two letters wrong, left out, added or swapped, or capitals elsewhere.
    private static bool IsMisspelt(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase) || Distance(name, known) <= 2;

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2) return 3;
        var before = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            before = row;
        }

        return before[^1];
    }

    [GeneratedRegex(@"secret|token|passw|pwd|api[ _-]?key|access[ _-]?key|private[ _-]?key|credential|^auth(orization)?$|license[ _-]?key", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^(true|false|\d+|yes|no|none|null|enabled|disabled|\*+|x+|<.*>|\{.*\}|your.*|change.?me)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoSecret();
}
