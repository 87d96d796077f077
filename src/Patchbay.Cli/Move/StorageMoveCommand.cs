using System.CommandLine;
using System.Globalization;
using Patchbay.Cli.Serve;
using Patchbay.Storage;
using Patchbay.Storage.Move;

namespace Patchbay.Cli.Move;

/// <summary><c>patchbay storage move</c>: brings the databases of a data folder into PostgreSQL.</summary>
internal static class StorageMoveCommand
{
    internal static Command Create() => new("storage", "Where journal, accounts and record links are.") { Move() };

    private static Command Move()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "data" };
        var command = new Command("move", "Copies journal, accounts and record links into PostgreSQL, as Storage:Connection and Storage:Schema name it. Stop the server first.") { data };
        command.SetAction((parsed, cancellation) => RunAsync(Path.GetFullPath(parsed.GetValue(data)!), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Load(folder).Configuration;
        var options = new StorageOptions { DataFolder = folder, Connection = settings["Storage:Connection"], Schema = settings["Storage:Schema"] ?? new StorageOptions().Schema };
        foreach (var table in await StorageMove.ToPostgresAsync(options, cancellationToken))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {table.Schema}.{table.Table,-18} {table.Rows,12:N0} rows"));
        Console.WriteLine("All of it is in PostgreSQL; the files are as they were.");
        Console.WriteLine("Now set Storage:Provider to PostgreSql and start the server. It fills the phone directory again from Salesforce.");
        Console.WriteLine("Keep master.key, keys and recordings where they are. When all is well, move journal.db, settings.db and records.db away: from now on they are old.");
        return 0;
    }
}
