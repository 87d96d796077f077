using System.Collections.Immutable;

namespace Patchbay.Architecture.Tests.Sources;

/// <summary>The text files of the repository, or of a made-up one that a rule is tried on.</summary>
/// <param name="files">The files.</param>
public sealed class SourceTree(IEnumerable<SourceFile> files)
{
    /// <summary>All files, by path.</summary>
    public ImmutableArray<SourceFile> Files { get; } = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>Makes a tree of a few files.</summary>
    /// <param name="files">Paths and texts.</param>
    /// <returns>The tree.</returns>
    public static SourceTree Of(params (string Path, string Text)[] files) => new(files.Select(f => new SourceFile(f.Path, f.Text)));

    /// <summary>Finds a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file; null when there is none.</returns>
    public SourceFile? Find(string path) => Files.FirstOrDefault(f => f.Path == path);

    /// <summary>The files in a folder and below.</summary>
    /// <param name="folder">From the root, without a slash at its end.</param>
    /// <returns>The files.</returns>
    public IEnumerable<SourceFile> Under(string folder) => Files.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal));
}
