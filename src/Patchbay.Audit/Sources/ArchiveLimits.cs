namespace Patchbay.Audit.Sources;

/// <summary>How much of an archive is read, so that a small file cannot fill the machine.</summary>
/// <param name="Depth">Archives inside archives. Default 4.</param>
/// <param name="Entries">Entries of one archive. Default 100,000.</param>
/// <param name="Bytes">Unpacked bytes of one archive on the disk, with all archives in it. Default 2 GB.</param>
/// <param name="Ratio">Unpacked to packed bytes of one entry, counted from <paramref name="RatioFrom"/>. Default 200.</param>
/// <param name="RatioFrom">Unpacked bytes below which no ratio is asked for: an empty page packs well. Default 20 MB.</param>
/// <param name="NestedBytes">Unpacked bytes of an archive inside an archive, which is held in memory. Default 48 MB.</param>
internal sealed record ArchiveLimits(int Depth, int Entries, long Bytes, int Ratio, long RatioFrom, int NestedBytes)
{
    internal static ArchiveLimits Default { get; } = new(4, 100_000, 2_000_000_000, 200, 20_000_000, 48_000_000);
}
