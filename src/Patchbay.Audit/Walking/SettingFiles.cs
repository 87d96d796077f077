namespace Patchbay.Audit.Walking;

/// <summary>Files whose meaning depends on what other files say: they are looked at when all others are read.</summary>
internal static class SettingFiles
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cspTrustedSite", ".remoteSite", ".corsWhitelistOrigin", ".iframeWhiteListUrlSettings", ".installedPackage", ".connectedApp", ".eca", ".namedCredential", ".authprovider",
        ".app", ".permissionset", ".mutingpermissionset", ".profile", ".weblink", ".tab", ".homePageComponent", ".messageChannel", ".flexipage", ".canvas",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EndingsBySpan = Endings.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly string[] Now = [".flexipage", ".weblink"];
    private static readonly string[] Small = [".installedPackage", ".messageChannel", ".connectedApp", ".canvas"];

    /// <summary>Tells whether a file is one of them.</summary>
    internal static bool Has(string path) => EndingsBySpan.Contains(EndingOf(path)) && !path.Contains("/aura/", StringComparison.Ordinal) && !path.StartsWith("aura/", StringComparison.Ordinal);

    /// <summary>True for a file that matters by its name, whatever is in it.</summary>
    internal static bool ByName(string path) => Small.Contains(EndingOf(path).ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>True when its own rules are not for later: only some of a Lightning page's and of a button's are.</summary>
    internal static bool AlsoNow(string path) => Now.Contains(EndingOf(path).ToString(), StringComparer.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> EndingOf(ReadOnlySpan<char> path)
    {
        if (path.EndsWith("-meta.xml", StringComparison.OrdinalIgnoreCase)) path = path[..^"-meta.xml".Length];
        return Path.GetExtension(path);
    }
}
