using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Permission sets and profiles that exist for call centers and adapters.</summary>
internal static class AccessRules
{
    private static readonly string[] Types = ["PermissionSet", "Profile", "MutingPermissionSet"];

    internal static IEnumerable<MetadataRule> All { get; } =
    [
        new("access.manage-call-centers", Types, static (file, _) => ManageCallCenters(file), IsLate: true),
        new("access.adapter", Types, static (file, facts) => Adapters(file, facts), IsLate: true),
    ];

    private static IEnumerable<RuleResult> ManageCallCenters(MetadataFile file) =>
        from permission in file.Root.All("userPermissions")
        where permission["name"] == "ManageCallCenters" && permission["enabled"] == "true"
        select new Match("access.manage-call-centers", "permission:ManageCallCenters", file.PlaceOf(permission, "ManageCallCenters"));

    private static IEnumerable<RuleResult> Adapters(MetadataFile file, KnownFacts facts)
    {
        foreach (var access in file.Root.All("pageAccesses").Where(a => a["enabled"] == "true" && facts.Has(FactKind.AdapterPage, a["apexPage"])))
            yield return new Match("access.adapter", $"ApexPage.{access["apexPage"]}", file.PlaceOf(access, access["apexPage"]));
        foreach (var access in file.Root.All("classAccesses").Where(a => a["enabled"] == "true" && IsTarget(a["apexClass"], facts)))
            yield return new Match("access.adapter", $"ApexClass.{access["apexClass"]}", file.PlaceOf(access, access["apexClass"]));
    }

    private static bool IsTarget(string name, KnownFacts facts) =>
        name.Length > 0 && facts.Of(FactKind.RunApexTarget).Any(target => target.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));
}
