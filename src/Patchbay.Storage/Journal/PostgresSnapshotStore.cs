using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>
/// Keeps the newest snapshot of a site beside its journal, so that a machine that takes the site over starts as quickly. It is sealed like
/// the file of <see cref="FileSnapshotStore"/>.
/// </summary>
/// <param name="journal">The site's journal, which lends the keys.</param>
/// <param name="site">Number of the site.</param>
/// <param name="logger">Where is told that a snapshot was of no use.</param>
public sealed class PostgresSnapshotStore(PostgresJournal journal, int site, ILogger<PostgresSnapshotStore> logger) : ISnapshotStore
{
    /// <inheritdoc/>
    /// <exception cref="IOException">It could not be written; the one before it is still there.</exception>
    public void Save(SiteSnapshot snapshot)
    {
        using var content = new MemoryStream();
        journal.UseKeys(keys =>
        {
            using var writer = new SnapshotWriter(content, keys);
            writer.Write(snapshot);
        });
        try
        {
            using var connection = journal.Database.Source.OpenConnection();
            connection.Execute(
                "INSERT INTO snapshot (site, content) VALUES (@site, @content) ON CONFLICT (site) DO UPDATE SET content = excluded.content",
                ("@site", site), ("@content", content.ToArray()));
        }
        catch (DbException failure)
        {
            throw new IOException($"{journal.Database.Place} did not take it: {failure.Message}", failure);
        }

        logger.SnapshotSaved(snapshot.Sequence);
    }

    /// <inheritdoc/>
    public SiteSnapshot? Load()
    {
        try
        {
            using var connection = journal.Database.Source.OpenConnection();
            if (connection.Value("SELECT content FROM snapshot WHERE site = @site", ("@site", site)) is not byte[] content) return null;
            SiteSnapshot? snapshot = null;
            journal.UseKeys(keys => snapshot = new SnapshotReader(keys).Read(Lines(content)));
            return snapshot;
        }
        catch (Exception failure) when (failure is JsonException or CryptographicException or DbException)
        {
            logger.SnapshotIgnored(journal.Database.Place, failure.Message);
            return null;
        }
    }

    private static IEnumerable<string> Lines(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
