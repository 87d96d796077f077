using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Sources;

/// <summary>Finds what a given path is.</summary>
internal static class SourceRoots
{
    /// <summary>Makes a tree of a path: a folder, an archive or one file.</summary>
    /// <param name="path">As given.</param>
    /// <returns>Null when nothing is there.</returns>
    internal static ISourceFolder? Of(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) return null;
        var full = Path.GetFullPath(path);
        if (full.Length > 1) full = full.TrimEnd('/');
        if (Directory.Exists(full)) return new DiskFolder(full, "", new(path, full), []);
        return File.Exists(full) ? new OneFile(path, full) : null;
    }

    /// <summary>Leaves out what lies in another of the paths: it would be counted twice.</summary>
    /// <param name="paths">Paths as given.</param>
    /// <param name="inside">Those that were left out.</param>
    internal static IReadOnlyList<string> Apart(IReadOnlyList<string> paths, out IReadOnlyList<string> inside)
    {
        List<string> kept = [];
        List<string> doubled = [];
        foreach (var (path, at) in paths.Select((path, at) => (path, at)))
        {
            var isInside = paths.Where((other, place) => place != at && LiesIn(path, other) && (place < at || !LiesIn(other, path))).Any();
            (isInside ? doubled : kept).Add(path);
        }

        inside = doubled;
        return kept;
    }

    private static bool LiesIn(string path, string other)
    {
        if (path.Length == 0 || other.Length == 0) return false;
        var (full, around) = (Path.GetFullPath(path).TrimEnd('/') + "/", Path.GetFullPath(other).TrimEnd('/') + "/");
        return full.StartsWith(around, StringComparison.Ordinal) && !full[around.Length..].Split('/').Any(DiskFolder.IsNoSource);
    }

    private sealed class OneFile(string given, string full) : ISourceFolder
    {
        public FolderContent List()
        {
            try
            {
                if (new FileInfo(full).Length == 0 && FileNature.WhyNot(full) is { } why) return new([], [], [new UnreadFile(Path.GetFileName(full), why, false)]);
                return new([], [new DiskFile(Path.GetFileName(full), full) { Root = given }], []);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return new([], [], [new UnreadFile(Path.GetFileName(full), SourceFault.Of(refused), false)]);
            }
        }
    }
}
