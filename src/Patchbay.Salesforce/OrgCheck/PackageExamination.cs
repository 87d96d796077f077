using System.Globalization;
using System.Text.Json;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Which version of the Patchbay package is installed? Fields may also be made by hand, so none is no error.</summary>
internal sealed class PackageExamination(SalesforceClient client) : IOrgExamination
{
    private const string Where = "Setup › Installed Packages";
    private const string Query =
        "SELECT SubscriberPackage.Name, SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion, SubscriberPackageVersion.MinorVersion, "
        + "SubscriberPackageVersion.PatchVersion, SubscriberPackageVersion.IsBeta FROM InstalledSubscriberPackage";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetAsync($"tooling/query?q={Uri.EscapeDataString(Query)}", cancellationToken);
            var ours = answer.Related("records") is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().FirstOrDefault(IsOurs) : default;
            return [ours.ValueKind is JsonValueKind.Object ? Installed(ours.Related("SubscriberPackageVersion")) : None];
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // Only users who may see the setup may list packages.
            return [OrgFinding.Note("package.untold", "Which packages are installed could not be seen; the fields below tell what is there.")];
        }
    }

    private static OrgFinding None => OrgFinding.Note("package.none", "The Patchbay package is not installed: fields are those that were made by hand.");

    private static bool IsOurs(JsonElement row) =>
        string.Equals(row.Related("SubscriberPackage").Text("NamespacePrefix"), "patchbay", StringComparison.OrdinalIgnoreCase)
        || row.Related("SubscriberPackage").Text("Name")?.StartsWith("Patchbay", StringComparison.OrdinalIgnoreCase) is true;

    private static OrgFinding Installed(JsonElement version)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{Part(version, "MajorVersion")}.{Part(version, "MinorVersion")}.{Part(version, "PatchVersion")}");
        return version.Flag("IsBeta")
            ? OrgFinding.Warning("package.beta", $"A beta of the Patchbay package is installed: {number}. It cannot be upgraded.", Where, "Uninstall it and install a released version.")
            : OrgFinding.Fine("package", $"The Patchbay package {number} is installed.");
    }

    private static int Part(JsonElement version, string name) =>
        version.ValueKind is JsonValueKind.Object && version.TryGetProperty(name, out var part) && part.TryGetInt32(out var number) ? number : 0;
}
