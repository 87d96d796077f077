namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Addresses of Salesforce's setup pages. Pages of one record have ids in their addresses that differ by org; the list that holds them is named then.</summary>
internal static class SetupLinks
{
    private const string Fields = "Setup › Object Manager › ";

    /// <summary>Where a path begins, and the page that it leads to; the longest beginning counts.</summary>
    private static readonly (string Begins, string Page)[] pages =
    [
        ("Setup › Object Manager", "ObjectManager/home"),
        ("Setup › Permission Sets", "PermSets/home"),
        ("Setup › Company Information", "CompanyProfileInfo/home"),
        ("Setup › Login History", "OrgLoginHistory/home"),
        ("Setup › My Domain", "OrgDomain/home"),
        ("Setup › Storage Usage", "CompanyResourceDisk/home"),
        ("Setup › Installed Packages", "ImportedPackage/home"),
        ("Setup › Users", "ManageUsers/home"),
        ("Setup", "SetupOneHome/home"),
    ];

    /// <summary>Gives the address of the page where a path begins.</summary>
    /// <param name="instance">The org's address.</param>
    /// <param name="where">What to click: <c>Setup › Object Manager › Task › Fields &amp; Relationships</c>; null when nothing.</param>
    /// <returns>The address; null for a place that is not in the setup, such as a setting of ours.</returns>
    internal static string? Of(Uri instance, string? where)
    {
        if (where?.StartsWith("Setup", StringComparison.Ordinal) is not true) return null;
        return $"{Lightning(instance)}/lightning/setup/{FieldsPage(where) ?? Array.Find(pages, page => where.StartsWith(page.Begins, StringComparison.Ordinal)).Page}";
    }

    /// <summary>The list of fields of one object.</summary>
    private static string? FieldsPage(string where)
    {
        if (!where.StartsWith(Fields, StringComparison.Ordinal)) return null;
        var steps = where[Fields.Length..].Split(" › ");
        return steps is [{ Length: > 0 } name, "Fields & Relationships", ..] && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $"ObjectManager/{name}/FieldsAndRelationships/view"
            : null;
    }

    /// <summary>Lightning pages have a host of their own beside the API's; another host, such as a stand-in's, is taken as it is.</summary>
    private static string Lightning(Uri instance)
    {
        var host = instance.GetLeftPart(UriPartial.Authority);
        return host.EndsWith(".my.salesforce.com", StringComparison.OrdinalIgnoreCase) ? host[..^".my.salesforce.com".Length] + ".lightning.force.com" : host;
    }
}
