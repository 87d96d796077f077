namespace Patchbay.Audit.Walking;

/// <summary>The fault of a Classic adapter that never says that it is ready. Its files may share the work: one listens, another says it.</summary>
internal static class NoReady
{
    internal const string Rule = "fault.no-ready-classic";
    internal const string Api = "sforce.interaction.notifyInitializationComplete";

    /// <summary>Tells whether two files may belong to one adapter. Two pages never do.</summary>
    /// <param name="one">Path of a file.</param>
    /// <param name="other">Path of another.</param>
    internal static bool MayBeOneAdapter(string one, string other)
    {
        if (one == other) return true;
        if (IsPage(one) && IsPage(other)) return false;
        if (ArchiveOf(one) is { } archive && archive == ArchiveOf(other)) return true;
        // Which page loads which static resource is not always written in it.
        if (IsResource(one) || IsResource(other)) return IsPage(one) || IsPage(other) || (IsResource(one) && IsResource(other));
        var (folder, otherFolder) = (FolderOf(one), FolderOf(other));
        return folder.StartsWith(otherFolder, StringComparison.Ordinal) || otherFolder.StartsWith(folder, StringComparison.Ordinal);
    }

    private static bool IsPage(string path) => Path.GetExtension(path) is ".page" or ".component" or ".html" or ".htm" or ".cmp";

    private static bool IsResource(string path) => path.Contains("staticresources/", StringComparison.OrdinalIgnoreCase);

    private static string? ArchiveOf(string path) => path.LastIndexOf("!/", StringComparison.Ordinal) is > 0 and var at ? path[..at] : null;

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
