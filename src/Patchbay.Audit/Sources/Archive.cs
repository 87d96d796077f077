using System.IO.Compression;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Sources;

/// <summary>A zip that is read where it lies; nothing is unpacked to the disk. Its files can be opened until it is closed.</summary>
internal sealed class Archive : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Stream _stream;

    private Archive(ZipArchive zip, Stream stream, IReadOnlyList<SourceFile> files, IReadOnlyList<UnreadFile> unread)
    {
        (_zip, _stream, Files, Unread) = (zip, stream, files, unread);
    }

    /// <summary>Its files that are not empty, in their order.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; }

    /// <summary>True when a file's name promises a zip.</summary>
    public static bool IsNamedLike(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jar", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a file starts like a zip.</summary>
    /// <param name="start">Its first bytes.</param>
    public static bool StartsLike(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8);

    /// <summary>Opens an archive.</summary>
    /// <param name="file">The file; one inside an archive is held in memory.</param>
    /// <param name="budget">What it may unpack to.</param>
    /// <exception cref="InvalidDataException">It is no archive, or too large.</exception>
    public static Archive Open(SourceFile file, ArchiveBudget budget)
    {
        var stream = file is DiskFile ? file.Open() : new MemoryStream(file.ReadAll(budget.Limits.NestedBytes), writable: false);
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > budget.Limits.Entries) throw new InvalidDataException($"it has more than {budget.Limits.Entries} entries");
            List<SourceFile> files = [];
            List<UnreadFile> unread = [];
            foreach (var entry in zip.Entries) Add(entry, file, budget, files, unread);
            return new(zip, stream, files, unread);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    private static void Add(ZipArchiveEntry entry, SourceFile file, ArchiveBudget budget, List<SourceFile> files, List<UnreadFile> unread)
    {
        if (entry.Length == 0 && entry.FullName.EndsWith('/')) return;
        var path = $"{file.Path}!/{EntryName.Clean(entry.FullName, out var isTrick)}";
        if (isTrick) unread.Add(new(path, "its name in the archive leads outside of it; here it has this one", true));
        if (entry.IsEncrypted)
            unread.Add(new(path, "it is encrypted", false));
        else
            files.Add(new ArchiveFile(path, entry, budget) { Root = file.Root });
    }

    private sealed class ArchiveFile(string path, ZipArchiveEntry entry, ArchiveBudget budget) : SourceFile(path)
    {
        public override long Length { get; } = entry.Length;

        public override Stream Open() => new BoundedStream(entry.Open(), entry.CompressedLength, budget);
    }
}
