using System.Formats.Tar;

namespace Patchbay.Audit.Sources;

/// <summary>Tells what has no length: an empty file, or something that is none and that nobody must open, because that could wait for ever.</summary>
internal static class FileNature
{
    /// <summary>Says why something is not to be read.</summary>
    /// <param name="fullPath">Where it lies; its length is zero.</param>
    /// <returns>Null for an empty file.</returns>
    /// <remarks>The base library tells the kind of a file in one place only, where it writes an archive of it; nothing is read of what is no file.</remarks>
    internal static string? WhyNot(string fullPath)
    {
        if (!File.Exists(fullPath)) return fullPath.Contains('\uFFFD', StringComparison.Ordinal) ? "its name is not valid UTF-8; rename it" : "it is no longer there";
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, leaveOpen: true)) writer.WriteEntry(fullPath, "x");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType switch
            {
                TarEntryType.Fifo => "a pipe, not a file",
                TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device, not a file",
                _ => null,
            };
        }
        catch (UnauthorizedAccessException)
        {
            // An empty file that may not be read: nothing is lost.
            return null;
        }
        catch (IOException)
        {
            return "not a file that can be read";
        }
    }
}
