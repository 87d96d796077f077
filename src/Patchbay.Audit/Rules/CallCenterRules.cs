using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Definitions of call centers: import files and metadata.</summary>
internal static class CallCenterRules
{
    private static readonly string[] Types = ["callCenter", "CallCenter"];

    internal static IEnumerable<MetadataRule> All { get; } =
    [
        new("callcenter.definition", Types, static (file, _) => Definition(CallCenterDefinition.Of(file))),
        new("callcenter.settings", Types, static (file, _) => CallCenterSettingRules.Find(CallCenterDefinition.Of(file))),
    ];

    private static IEnumerable<RuleResult> Definition(CallCenterDefinition center)
    {
        var (rule, api) = center.Kind switch
        {
            "voice" => ("voice.call-center", "scv:callCenter"),
            "desktop-cti" => ("callcenter.desktop-cti", "callCenter"),
            _ => ("callcenter.definition", "callCenter"),
        };
        yield return new Match(rule, api, MetadataFile.StartOf(center.File.Root)) { Seen = Describe(center) };
        yield return new FoundCallCenter(center.ToEntry());
        if (center.Kind == "voice") yield break;
        if (center.AdapterHost is { } host) yield return new Fact(FactKind.AdapterHost, host);
        if (center["reqCanvasApiName"] is { Length: > 0 } canvas) yield return new Fact(FactKind.CanvasApp, canvas);
        if (center.AdapterPage is not { } page) yield break;
        var split = page.IndexOf("__", StringComparison.Ordinal);
        if (split > 0) yield return new Fact(FactKind.VendorNamespace, page[..split]);
        yield return new Fact(FactKind.AdapterPage, page);
    }

    private static string Describe(CallCenterDefinition center)
    {
        if (center.Kind == "voice") return "A contact center of Salesforce Voice.";
        if (center.Kind == "desktop-cti") return "Made for the CTI Toolkit on the desktop: it names no adapter page.";
        var prefixes = center.Items.Where(i => i.Name.EndsWith("Prefix", StringComparison.OrdinalIgnoreCase) && i.Value.Length > 0).Select(i => $"{i.Name} {i.Value}").ToList();
        var own = center.ToEntry().Sections;
        return string.Join(' ',
            center.AdapterUrl.Length > 0 ? $"Adapter: {center.AdapterUrl}." : "It names no adapter.",
            center.Compatibility switch { "Classic" => "Shown in Classic only.", "Lightning" => "Shown in Lightning only.", _ => "Shown in Classic and Lightning." },
            prefixes.Count > 0 ? $"The adapter must apply the prefixes {string.Join(", ", prefixes)}." : "",
            own.Length > 0 ? $"Settings of its own in {string.Join(", ", own)}, readable by every user of it." : "").TrimEnd();
    }
}
