using System.CommandLine;
using Patchbay.Cli.Serve;
using Patchbay.Storage;
using Patchbay.Storage.Backup;

namespace Patchbay.Cli.Backup;

/// <summary><c>patchbay backup</c>: copies a data folder while the server runs on it.</summary>
internal static class BackupCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "data" };
        var target = new Option<string>("--out") { Description = "The file to write, .tar.gz; it must not exist.", Required = true };
        var key = new Option<bool>("--with-master-key") { Description = "Put the master key in: whoever has the backup then reads everything." };
        var recordings = new Option<bool>("--with-recordings") { Description = "Put the audio in, not only its list." };
        var command = new Command("backup", "Copies all data into one file, also while Patchbay runs.") { data, target, key, recordings };
        command.SetAction(parsed => Run(new(
            Path.GetFullPath(parsed.GetValue(data)!), Path.GetFullPath(parsed.GetValue(target)!), parsed.GetValue(key), parsed.GetValue(recordings))));
        return command;
    }

    private static int Run(BackupWish wish)
    {
        var manifest = new DataFolderBackup(TimeProvider.System).Make(wish);
        var bytes = new FileInfo(wish.Target).Length;
        var journal = manifest.LastEvent is { } last ? $"journal up to event {last.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "no journal";
        Console.WriteLine($"{wish.Target}: {manifest.Files.Count} files, {bytes >> 10} KiB, {journal}.");
        Console.WriteLine(wish.WithRecordings
            ? $"{manifest.Recordings.Count} recordings are in it."
            : $"{manifest.Recordings.Count} recordings are listed; their audio is not in it. Copy the folder recordings, or use --with-recordings.");
        Console.WriteLine(manifest.HasMasterKey
            ? "The master key is in it: keep this file as you would keep the key."
            : "The master key is not in it. Without a copy of master.key, names and numbers in this backup are lost for ever.");
        if (manifest.MovedAt is { } moved)
        {
            Console.WriteLine(
                $"The databases of this folder were moved into PostgreSQL on {moved.ToLocalTime():yyyy-MM-dd HH:mm}, and nothing was written into the files since: they are old, and were left out. "
                + "Journal, accounts and record links are in PostgreSQL: back that up with pg_dump or as its administrators do.");
            return 0;
        }

        if (ServerSettings.Load(wish.Folder).Configuration["Storage:Provider"] is { } provider && Enum.TryParse(provider, true, out StorageProvider chosen) && chosen is StorageProvider.PostgreSql)
            Console.WriteLine("Journal, accounts, record links and phone directory are in PostgreSQL: back that up with pg_dump or as its administrators do.");
        return 0;
    }
}
