namespace Patchbay.Server;

/// <summary>Finds the pages that were built from <c>web</c>.</summary>
internal static class BuiltPages
{
    /// <summary>Finds a built page: where the operator says, else beside the program or in a folder above it.</summary>
    /// <param name="set">What the operator says; null for nothing.</param>
    /// <param name="name">The page's folder in <c>web</c>.</param>
    /// <returns>Its folder; null when it was not built.</returns>
    internal static string? Find(string? set, string name)
    {
        if (set is not null) return Path.GetFullPath(set);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "web", name, "dist");
            if (Directory.Exists(page)) return page;
        }

        return null;
    }
}
