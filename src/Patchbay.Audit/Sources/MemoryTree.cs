namespace Patchbay.Audit.Sources;

/// <summary>A source tree without a disk.</summary>
/// <param name="files">Its files.</param>
internal sealed class MemoryTree(params IReadOnlyList<SourceFile> files) : ISourceFolder
{
    /// <inheritdoc/>
    public FolderContent List() => new([], files, []);
}

/// <summary>A file without a disk.</summary>
/// <param name="path">From its root.</param>
/// <param name="bytes">All of it.</param>
internal sealed class MemoryFile(string path, byte[] bytes) : SourceFile(path)
{
    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override Stream Open() => new MemoryStream(bytes, writable: false);
}
