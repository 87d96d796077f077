using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>What is already on the new side: Salesforce Voice.</summary>
internal static class VoiceRules
{
    private static readonly string[] Types = ["ConversationVendorInfo", "CallCenterRoutingMap", "CallCoachingMediaProvider"];
    private static readonly string[] Prefixes = ["scrt:", "runtime_conversation:", "runtime_service_scv", "service_cloud_voice:"];

    internal static IEnumerable<MetadataRule> All { get; } =
    [
        new("voice.metadata", Types, static (file, _) => [new Match("voice.metadata", $"scv:{file.Type}", MetadataFile.StartOf(file.Root))]),
        new("voice.settings", ["ServiceCloudVoiceSettings", "VoiceSettings"], static (file, _) => Settings(file)),
        new("voice.component", ["FlexiPage"], static (file, _) => Components(file)),
    ];

    private static IEnumerable<RuleResult> Settings(MetadataFile file) =>
        from setting in file.Root.Children
        where setting.Name.StartsWith("enable", StringComparison.Ordinal) && setting.Value == "true"
        select new Match("voice.settings", $"scv:{file.Type}", MetadataFile.StartOf(setting)) { Seen = $"{setting.Name} is on." };

    private static IEnumerable<RuleResult> Components(MetadataFile file) =>
        from name in file.Root.Below()
        where name.Name == "componentName" && Prefixes.Any(p => name.Value.StartsWith(p, StringComparison.OrdinalIgnoreCase))
        select new Match("voice.component", $"scv:{name.Value}", file.PlaceOf(name, name.Value));
}
