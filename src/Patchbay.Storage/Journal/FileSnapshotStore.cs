using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>
/// Keeps the newest snapshot of a site in a file of JSON lines. Each agent's and call's personal text is sealed with the key that it has
/// in the journal, so that erasing it there erases it here.
/// </summary>
/// <param name="journal">The site's journal, which lends the keys.</param>
/// <param name="path">The file.</param>
/// <param name="logger">Where is told that a snapshot was of no use.</param>
public sealed class FileSnapshotStore(SqliteJournal journal, string path, ILogger<FileSnapshotStore> logger) : ISnapshotStore
{
    private readonly string draft = path + ".draft";

    /// <inheritdoc/>
    /// <exception cref="IOException">It could not be written; the one before it is still there.</exception>
    public void Save(SiteSnapshot snapshot)
    {
        PrivateFile.EnsureFolderOf(path);
        using (var file = PrivateFile.Open(draft, FileMode.Create))
        {
            using (var buffered = new BufferedStream(file, 1 << 16))
            {
                journal.UseKeys(keys =>
                {
                    using var writer = new SnapshotWriter(buffered, keys);
                    writer.Write(snapshot);
                });
                buffered.Flush();
                file.Flush(flushToDisk: true);
            }
        }

        // Whole or not at all: after a crash there is either the old snapshot or the new one.
        File.Move(draft, path, overwrite: true);
        logger.SnapshotSaved(snapshot.Sequence);
    }

    /// <inheritdoc/>
    public SiteSnapshot? Load()
    {
        if (!File.Exists(path)) return null;
        try
        {
            SiteSnapshot? snapshot = null;
            journal.UseKeys(keys => snapshot = new SnapshotReader(keys).Read(File.ReadLines(path)));
            return snapshot;
        }
        catch (Exception failure) when (failure is JsonException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            logger.SnapshotIgnored(path, failure.Message);
            return null;
        }
    }
}
