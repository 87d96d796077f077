using System.IO.Enumeration;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Sources;

/// <summary>A folder on the disk.</summary>
/// <param name="fullPath">Where it lies.</param>
/// <param name="prefix">Its path from the root with a slash at its end; empty for the root.</param>
/// <param name="root">The root.</param>
/// <param name="above">Real paths of the folders whose links lead here, against loops.</param>
internal sealed class DiskFolder(string fullPath, string prefix, DiskRoot root, IReadOnlyList<string> above) : ISourceFolder
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    // What tools keep beside the sources: history, caches, and the packages of others, whose uses are not this org's.
    private static readonly HashSet<string> NotSources = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", ".sfdx", ".sf", ".localdevserver", "node_modules", "bower_components", ".nyc_output",
    };

    /// <summary>True for folders of tools, which are not looked into.</summary>
    internal static bool IsNoSource(string name) => NotSources.Contains(name);

    /// <inheritdoc/>
    public FolderContent List()
    {
        List<ISourceFolder> folders = [];
        List<SourceFile> files = [];
        List<UnreadFile> unread = [];
        try
        {
            foreach (var entry in new FileSystemEnumerable<Entry>(fullPath, static (ref FileSystemEntry e) => Entry.Of(ref e), Everything))
                Sort(entry, folders, files, unread);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            unread.Add(new(prefix.Length == 0 ? "." : prefix.TrimEnd('/'), prefix.Contains('\uFFFD', StringComparison.Ordinal) ? "its name is not valid UTF-8; rename it" : SourceFault.Of(refused), false));
        }

        return new(folders, files, unread);
    }

    private void Sort(Entry entry, List<ISourceFolder> folders, List<SourceFile> files, List<UnreadFile> unread)
    {
        var path = prefix + entry.Name;
        var full = Path.Join(fullPath, entry.Name);
        if (!entry.IsFolder)
            files.Add(new DiskFile(path, full) { Root = root.Given });
        else if (entry.IsLink)
            Follow(path, full, folders, unread);
        else if (!IsNoSource(entry.Name))
            folders.Add(new DiskFolder(full, path + "/", root, above));
    }

    private void Follow(string path, string full, List<ISourceFolder> folders, List<UnreadFile> unread)
    {
        try
        {
            if (new FileInfo(full).ResolveLinkTarget(returnFinalTarget: true) is { } target) FollowFolder(path, target.FullName, folders, unread);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            unread.Add(new(path, SourceFault.Of(refused), false));
        }
    }

    private void FollowFolder(string path, string target, List<ISourceFolder> folders, List<UnreadFile> unread)
    {
        var inside = target.TrimEnd('/') + "/";
        var loops = (fullPath + "/").StartsWith(inside, StringComparison.Ordinal) || above.Any(seen => (seen + "/").StartsWith(inside, StringComparison.Ordinal));
        if (loops)
            unread.Add(new(path, "a symbolic link that leads back to a folder above it", false));
        // A folder of the same tree is read where it lies.
        else if (!inside.StartsWith(root.FullPath + "/", StringComparison.Ordinal))
            folders.Add(new DiskFolder(target, path + "/", root, [.. above, fullPath]));
    }

    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink)
    {
        // The kind of a file that is no folder is not asked for: the system would have to look it up for each of many thousands.
        internal static Entry Of(ref FileSystemEntry entry) =>
            new(entry.FileName.ToString(), entry.IsDirectory, entry.IsDirectory && (entry.Attributes & FileAttributes.ReparsePoint) != 0);
    }
}

/// <summary>A folder that was given to be looked at.</summary>
/// <param name="Given">As given.</param>
/// <param name="FullPath">Where it lies.</param>
internal sealed record DiskRoot(string Given, string FullPath);
