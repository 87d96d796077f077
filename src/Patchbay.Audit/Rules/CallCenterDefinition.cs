using System.Collections.Immutable;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>A call center, whether from an import file or from metadata; both forms say the same in other words.</summary>
internal sealed class CallCenterDefinition
{
    private static readonly string[] OfSalesforce = ["reqGeneralInfo", "reqDialingOptions", "reqHvcc"];

    private CallCenterDefinition(MetadataFile file, ImmutableArray<CallCenterItem> items)
    {
        File = file;
        Items = items;
        var voice = items.Any(i => i.Section == "reqHvcc" || i.Name == "reqVendorInfoApiName");
        AdapterUrl = this["reqAdapterUrl"] is { Length: > 0 } item ? item : file.Root["adapterUrl"];
        var usesApi = string.Equals(this["reqUseApi"], "true", StringComparison.OrdinalIgnoreCase);
        var isOld = this["reqProgId"].Length > 0 || file.Root["version"].Length > 0 || this["reqUseApi"].Length > 0;
        var hasPage = AdapterUrl.Length > 0 || this["reqCanvasApiName"].Length > 0;
        Kind = voice ? "voice" : usesApi || (hasPage && this["reqProgId"].Length == 0) || !isOld ? "open-cti" : "desktop-cti";
    }

    internal MetadataFile File { get; }

    /// <summary>Its settings, in the order of the file.</summary>
    internal ImmutableArray<CallCenterItem> Items { get; }

    /// <summary><c>open-cti</c>, <c>desktop-cti</c> or <c>voice</c>.</summary>
    internal string Kind { get; }

    /// <summary>Address of the adapter; empty when there is none.</summary>
    internal string AdapterUrl { get; }

    /// <summary>Host of an absolute adapter address; null for pages of the org itself.</summary>
    internal string? AdapterHost => Uri.TryCreate(AdapterUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.IdnHost : null;

    /// <summary>Visualforce page of a relative adapter address, with its namespace; null for others.</summary>
    internal string? AdapterPage
    {
        get
        {
            var at = AdapterUrl.IndexOf("/apex/", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            var page = AdapterUrl[(at + "/apex/".Length)..];
            var end = page.IndexOfAny(['?', '#', '/']);
            return end < 0 ? page : page[..end];
        }
    }

    /// <summary>Where it works; Classic when it does not say, or says something that is not known.</summary>
    internal string Compatibility => this["reqSalesforceCompatibilityMode"] is var mode && mode is "Lightning" or "Classic_and_Lightning" ? mode : "Classic";

    /// <summary>Value of a setting; empty when there is none.</summary>
    internal string this[string name] => Items.FirstOrDefault(i => i.Name == name)?.Value ?? "";

    /// <summary>Reads a file.</summary>
    internal static CallCenterDefinition Of(MetadataFile file) => new(file,
    [
        .. from section in file.Root.Children
           where section.Name is "section" or "sections"
           from item in section.Children
           where item.Name is "item" or "items"
           select CallCenterItem.Of(section, item),
    ]);

    /// <summary>As the inventory tells it.</summary>
    internal CallCenterEntry ToEntry() => new(
        First(this["reqInternalName"], File.Root["fullName"], File.FullName),
        First(this["reqDisplayName"], File.Root["displayName"], File.FullName),
        File.Path, Kind,
        AdapterUrl.Length > 0 ? AdapterUrl : null,
        Kind == "open-cti" ? Compatibility : null,
        [.. Items.Select(i => i.Section).Distinct().Except(OfSalesforce)]);

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0) return text;
        }

        return "";
    }
}

/// <summary>A setting of a call center.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its label.</param>
/// <param name="Value">Its value.</param>
/// <param name="Element">Where it stands.</param>
internal sealed record CallCenterItem(string Section, string Name, string Label, string Value, MetaElement Element)
{
    internal static CallCenterItem Of(MetaElement section, MetaElement item) => item.Attributes.TryGetValue("name", out var name)
        ? new(section.Attributes.GetValueOrDefault("name", ""), name, item.Attributes.GetValueOrDefault("label", ""), item.Value, item)
        : new(section["name"], item["name"], item["label"], item["value"], item);
}
