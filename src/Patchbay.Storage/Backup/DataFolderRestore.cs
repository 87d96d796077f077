using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Backup;

/// <summary>Makes a data folder from a backup: all of it, checked, or nothing.</summary>
public static class DataFolderRestore
{
    private const string Key = "master.key";

    /// <summary>Restores.</summary>
    /// <param name="backup">The archive.</param>
    /// <param name="folder">The data folder; it must be empty or missing.</param>
    /// <param name="masterKey">File of the master key to put in; null when it is in the backup or will be put in later.</param>
    /// <returns>What was restored.</returns>
    /// <exception cref="StorageFault">The backup is damaged, the key is another one's, or the folder has something in it. Nothing was changed.</exception>
    public static BackupManifest Restore(string backup, string folder, string? masterKey = null)
    {
        var target = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new StorageFault($"{target} is not empty; a restore never overwrites data. Name another folder, or move this one away.");
        var draft = target + ".restoring";
        try
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
            PrivateFile.EnsureFolderOf(Path.Combine(draft, "x"));
            var manifest = Unpack(backup, draft);
            Check(draft, manifest);
            if (masterKey is not null) PutKey(masterKey, draft);
            CheckKey(draft, masterKey);
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(draft, target);
            return manifest;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or SqliteException)
        {
            throw new StorageFault($"{backup} was not restored: {failure.Message}", failure);
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
    }

    private static BackupManifest Unpack(string backup, string draft)
    {
        using var file = File.OpenRead(backup);
        using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(zip);
        var manifest = ManifestOf(tar, backup);
        var expected = manifest.Files.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        while (tar.GetNextEntry() is { } entry)
        {
            // Only what the list names is written, and it names nothing outside of the folder.
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !expected.Remove(entry.Name, out var known) || !IsBelow(entry.Name))
                throw new StorageFault($"{backup} holds {entry.Name}, which is not in its list.");
            var path = Path.Combine(draft, known.Name);
            PrivateFile.EnsureFolderOf(path);
            using var target = PrivateFile.Open(path, FileMode.CreateNew);
            entry.DataStream?.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        return expected.Count == 0 ? manifest : throw new StorageFault($"{backup} lacks {expected.Keys.First()}; it is not complete.");
    }

    private static BackupManifest ManifestOf(TarReader tar, string backup)
    {
        if (tar.GetNextEntry() is not { Name: BackupManifest.FileName, DataStream: { } stream }) throw new StorageFault($"{backup} is no backup of Patchbay.");
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return BackupManifest.Read(text.ToArray());
    }

    private static bool IsBelow(string name) => !name.Split('/').Any(part => part is "" or "." or "..") && !name.Contains('\\', StringComparison.Ordinal);

    private static void Check(string draft, BackupManifest manifest)
    {
        foreach (var entry in manifest.Files)
        {
            var path = Path.Combine(draft, entry.Name);
            using (var file = File.OpenRead(path))
            {
                if (file.Length != entry.Bytes || Convert.ToHexStringLower(SHA256.HashData(file)) != entry.Sha256) throw new StorageFault($"{entry.Name} in the backup is damaged.");
            }

            if (entry.Name.EndsWith(".db", StringComparison.Ordinal)) CheckDatabase(path, entry.Name);
        }
    }

    private static void PutKey(string from, string draft)
    {
        var path = Path.Combine(draft, Key);
        File.Copy(from, path, overwrite: true);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>A key that opens nothing would be noticed at the start, when the right one may be out of reach.</summary>
    private static void CheckKey(string draft, string? given)
    {
        var journal = Path.Combine(draft, "journal.db");
        if (!File.Exists(Path.Combine(draft, Key))) return;
        var key = MasterKey.ReadCopy(given ?? Path.Combine(draft, Key));
        if (!File.Exists(journal)) return;
        using var connection = Open(journal);
        if (!JournalGate.Fits(connection, key))
            throw new StorageFault($"The master key {given ?? "in the backup"} is not the one that this backup was written with. Nothing was restored.");
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void CheckDatabase(string path, string name)
    {
        using var connection = Open(path);
        if (connection.Value("PRAGMA quick_check") is not "ok") throw new StorageFault($"{name} in the backup is damaged.");
    }
}
