using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>Packages of telephony vendors: installed, and used by pages, apps and permissions.</summary>
internal static class VendorRules
{
    private static readonly string[] Users = ["FlexiPage", "CustomApplication", "PermissionSet", "Layout"];

    /// <summary>The rules for a table of vendors.</summary>
    internal static IEnumerable<MetadataRule> All(VendorTable vendors) =>
    [
        new("vendor.package", ["InstalledPackage"], (file, facts) => Packages(file, facts, vendors), IsLate: true),
        new("vendor.used", Users, (file, facts) => Used(file, facts, vendors), IsLate: true),
    ];

    private static IEnumerable<RuleResult> Packages(MetadataFile file, KnownFacts facts, VendorTable vendors)
    {
        var known = vendors.Find(file.FullName);
        if (known is null && !facts.Has(FactKind.VendorNamespace, file.FullName)) yield break;
        yield return new Match("vendor.package", $"package:{file.FullName}", MetadataFile.StartOf(file.Root)) { Seen = Describe(file.FullName, known) };
        yield return new Fact(FactKind.VendorNamespace, file.FullName);
    }

    // Once for each file and vendor: the parts of a vendor's page are one decision.
    private static IEnumerable<RuleResult> Used(MetadataFile file, KnownFacts facts, VendorTable vendors)
    {
        var names = vendors.Namespaces.Concat(facts.Of(FactKind.VendorNamespace)).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var used = file.Root.Below().FirstOrDefault(e => e.Children.Count == 0
                && (e.Value.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase) || e.Value.StartsWith(name + "__", StringComparison.OrdinalIgnoreCase)));
            if (used is null) continue;
            yield return new Match("vendor.used", $"package:{name}", file.PlaceOf(used, used.Value)) { Seen = Describe(name, vendors.Find(name)) };
            yield return new Fact(FactKind.VendorNamespace, name);
        }
    }

    private static string Describe(string name, Vendor? vendor) => vendor is null ? $"{name} is the namespace of an adapter." : $"{name} is {vendor.Product}.";
}
