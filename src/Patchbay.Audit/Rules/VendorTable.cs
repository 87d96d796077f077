using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Audit.Rules;

/// <summary>Vendors whose packages are known by namespace; users can add theirs.</summary>
/// <param name="Vendors">The vendors.</param>
internal sealed record VendorTable(ImmutableArray<Vendor> Vendors)
{
    /// <summary>All namespaces.</summary>
    [JsonIgnore]
    public IEnumerable<string> Namespaces => Vendors.Select(v => v.Namespace);

    /// <summary>Finds a vendor.</summary>
    public Vendor? Find(string name) => Vendors.FirstOrDefault(v => string.Equals(v.Namespace, name, StringComparison.OrdinalIgnoreCase));

    internal static VendorTable Read(string json) => JsonSerializer.Deserialize(json, RuleJson.Default.VendorTable)!;
}

/// <summary>A vendor's package.</summary>
/// <param name="Namespace">Namespace.</param>
/// <param name="Product">Product and company.</param>
/// <param name="Evidence">Where the namespace was seen.</param>
internal sealed record Vendor(string Namespace, string Product, string Evidence);
