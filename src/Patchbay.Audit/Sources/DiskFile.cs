namespace Patchbay.Audit.Sources;

/// <summary>A file on the disk.</summary>
/// <param name="path">From its root.</param>
/// <param name="fullPath">Where it lies.</param>
/// <param name="length">Bytes.</param>
internal sealed class DiskFile(string path, string fullPath, long length) : SourceFile(path, length)
{
    /// <summary>Where it lies.</summary>
    public string FullPath { get; } = fullPath;

    /// <inheritdoc/>
    public override Stream Open() => new DiskStream(File.OpenHandle(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
}
