using System.CommandLine;
using Patchbay.Storage.Backup;

namespace Patchbay.Cli.Backup;

/// <summary><c>patchbay restore</c>: makes a data folder from a backup.</summary>
internal static class RestoreCommand
{
    internal static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The backup.", Required = true };
        var data = new Option<string>("--data") { Description = "Folder of all data; it must be empty or missing.", Required = true };
        var key = new Option<string?>("--master-key") { Description = "Your copy of master.key, to put in." };
        var command = new Command("restore", "Makes a data folder from a backup: all of it, checked, or nothing.") { from, data, key };
        command.SetAction(parsed => Run(Path.GetFullPath(parsed.GetValue(from)!), Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(key)));
        return command;
    }

    private static int Run(string from, string folder, string? key)
    {
        var manifest = DataFolderRestore.Restore(from, folder, key);
        Console.WriteLine($"{folder} is as it was at {manifest.MadeAt:u}, {manifest.Files.Count} files, journal up to event {manifest.LastEvent?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}.");
        if (!File.Exists(Path.Combine(folder, "master.key")))
            Console.WriteLine($"Now put your copy of master.key into {folder} (mode 600) before the first start: without it nothing opens.");
        Console.WriteLine("Calls after that instant are in Salesforce and no longer here: patchbay org reconcile lists them. Erase again who was erased since.");
        return 0;
    }
}
