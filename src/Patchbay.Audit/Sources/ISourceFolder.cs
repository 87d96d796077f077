using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Sources;

/// <summary>A folder of a source tree. Whole trees are walked folder by folder, so that several workers can share the walk.</summary>
internal interface ISourceFolder
{
    /// <summary>Lists what lies in it, without what lies below.</summary>
    /// <returns>Folders, files, and what could not be listed. Never throws for what is wrong on the disk.</returns>
    FolderContent List();
}

/// <summary>What lies in one folder.</summary>
/// <param name="Folders">Folders.</param>
/// <param name="Files">Files that are not empty.</param>
/// <param name="Unread">What could not be read.</param>
internal sealed record FolderContent(IReadOnlyList<ISourceFolder> Folders, IReadOnlyList<SourceFile> Files, IReadOnlyList<UnreadFile> Unread);
