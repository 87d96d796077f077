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
        var full = Path.GetFullPath(path);
        if (full.Length > 1) full = full.TrimEnd('/');
        if (Directory.Exists(full)) return new DiskFolder(full, "", new(path, full), []);
        return File.Exists(full) ? new OneFile(path, full) : null;
    }

    private sealed class OneFile(string given, string full) : ISourceFolder
    {
        public FolderContent List()
        {
            try
            {
                return new([], [new DiskFile(Path.GetFileName(full), full, new FileInfo(full).Length) { Root = given }], []);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return new([], [], [new UnreadFile(Path.GetFileName(full), SourceFault.Of(refused), false)]);
            }
        }
    }
}
