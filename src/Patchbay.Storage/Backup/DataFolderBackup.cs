using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Patchbay.Storage.Move;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Backup;

/// <summary>What goes into a backup.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Target">The file to write, <c>.tar.gz</c>; it must not exist.</param>
/// <param name="WithMasterKey">Whether the master key goes in as well.</param>
/// <param name="WithRecordings">Whether the audio goes in as well.</param>
public sealed record BackupWish(string Folder, string Target, bool WithMasterKey = false, bool WithRecordings = false);

/// <summary>
/// Copies a data folder while Patchbay runs on it, by SQLite's online backup. The journal is copied last: what the other files know of it is
/// in it then, and what it knows beyond them is done again after a restore, which harms nothing.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class DataFolderBackup(TimeProvider time)
{
    private const string Journal = "journal.db";
    private static readonly string[] first = ["settings.db", "records.db"];

    /// <summary>Makes a backup.</summary>
    /// <param name="wish">What goes into it.</param>
    /// <returns>What went into it.</returns>
    /// <exception cref="StorageFault">The folder holds no data, the target exists, or something cannot be read or written.</exception>
    public BackupManifest Make(BackupWish wish)
    {
        if (!Directory.Exists(wish.Folder)) throw new StorageFault($"There is no data folder {wish.Folder}.");
        if (File.Exists(wish.Target)) throw new StorageFault($"{wish.Target} exists already; a backup never overwrites another.");
        var draft = wish.Target + ".draft";
        try
        {
            PrivateFile.EnsureFolderOf(draft);
            var copies = Directory.CreateDirectory(draft + ".copies").FullName;
            try
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(copies, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                var manifest = Collect(wish, copies);
                Pack(draft, manifest, copies);
                File.Move(draft, wish.Target, overwrite: false);
                return manifest;
            }
            finally
            {
                Directory.Delete(copies, recursive: true);
                File.Delete(draft);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageFault($"The backup of {wish.Folder} was not made: {failure.Message}", failure);
        }
    }

    /// <summary>The databases of a folder in the order of their copying: the journal last.</summary>
    private static IEnumerable<string> Databases(string folder)
    {
        List<string> found = [.. first.Where(name => File.Exists(Path.Combine(folder, name)))];
        var orgs = Path.Combine(folder, "orgs");
        if (Directory.Exists(orgs))
            found.AddRange(Directory.GetFiles(orgs, "records.db", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal));
        if (File.Exists(Path.Combine(folder, Journal))) found.Add(Journal);
        return found.Select(name => name.Replace(Path.DirectorySeparatorChar, '/'));
    }

    private static IEnumerable<string> PlainFiles(BackupWish wish)
    {
        List<string> found = ["patchbay.json"];
        if (wish.WithMasterKey) found.Add("master.key");
        foreach (var below in wish.WithRecordings ? new[] { "keys", "recordings" } : ["keys"])
        {
            var folder = Path.Combine(wish.Folder, below);
            if (Directory.Exists(folder))
                found.AddRange(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(wish.Folder, file)).Order(StringComparer.Ordinal));
        }

        // A recording that is still being made is completed after the next start, from its own file; half of one would be no recording.
        return found.Where(name => !name.EndsWith(".part", StringComparison.Ordinal) && File.Exists(Path.Combine(wish.Folder, name)))
            .Select(name => name.Replace(Path.DirectorySeparatorChar, '/'));
    }

    private BackupManifest Collect(BackupWish wish, string copies)
    {
        // Old databases must not look like a backup of today.
        var movedAt = MoveMark.Read(wish.Folder);
        var databases = movedAt is null ? Databases(wish.Folder).ToList() : [];
        var plain = PlainFiles(wish).ToList();
        if (databases.Count == 0 && plain.Count == 0) throw new StorageFault($"There is no data in {wish.Folder}.");
        if (wish.WithMasterKey && !plain.Contains("master.key"))
            throw new StorageFault($"There is no master key in {wish.Folder}; it lies elsewhere (Storage:MasterKeyFile). Copy it from there.");
        foreach (var name in databases) CopyDatabase(Path.Combine(wish.Folder, name), Path.Combine(copies, name));
        foreach (var name in plain) CopyPlain(Path.Combine(wish.Folder, name), Path.Combine(copies, name));
        return new(
            BackupManifest.CurrentFormat, VersionOfPatchbay, time.GetUtcNow(), LastEvent(Path.Combine(copies, Journal)), wish.WithMasterKey,
            [.. databases.Concat(plain).Select(name => Describe(copies, name))], Recordings(wish.Folder))
        {
            MovedAt = movedAt,
        };
    }

    private static void CopyDatabase(string from, string to)
    {
        PrivateFile.EnsureFolderOf(to);
        PrivateFile.Ensure(to);
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        source.Execute("PRAGMA busy_timeout=10000");
        target.Open();
        source.BackupDatabase(target);
        // One file without a log beside it, as it will lie in the archive.
        target.Execute("PRAGMA journal_mode=DELETE");
    }

    private static void CopyPlain(string from, string to)
    {
        PrivateFile.EnsureFolderOf(to);
        using var source = File.OpenRead(from);
        using var target = PrivateFile.Open(to, FileMode.Create);
        source.CopyTo(target);
    }

    private static void Pack(string draft, BackupManifest manifest, string copies)
    {
        using var file = PrivateFile.Open(draft, FileMode.Create);
        using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.FileName) { DataStream = new MemoryStream(manifest.Write()), Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            foreach (var entry in manifest.Files) tar.WriteEntry(Path.Combine(copies, entry.Name), entry.Name);
        }

        file.Flush(flushToDisk: true);
    }

    private static BackupFile Describe(string copies, string name)
    {
        using var file = File.OpenRead(Path.Combine(copies, name));
        return new(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static IReadOnlyList<BackupRecording> Recordings(string folder)
    {
        var recordings = Path.Combine(folder, "recordings");
        if (!Directory.Exists(recordings)) return [];
        return
        [
            .. Directory.GetFiles(recordings, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => new BackupRecording(Path.GetRelativePath(recordings, file).Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(file).Length)),
        ];
    }

    private static long? LastEvent(string journal)
    {
        if (!File.Exists(journal)) return null;
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = journal, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return Convert.ToInt64(connection.Value("SELECT max(sequence) FROM event") ?? 0L, CultureInfo.InvariantCulture);
    }

    private static string VersionOfPatchbay =>
        typeof(DataFolderBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
