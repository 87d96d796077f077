using System.Globalization;
using Patchbay.Bench.Directory;

// The phone directory: how fast it fills, and how fast it finds.
//   dotnet run -c Release --project bench/directory -- lookup [numbers] [folder]   fills a directory and looks numbers up; SQLite
//   dotnet run -c Release --project bench/directory -- postgres [numbers]          the same in a PostgreSQL of its own
//   dotnet run -c Release --project bench/directory -- load [contacts]             loads the demo org, which runs as another process
switch (args)
{
    case ["lookup", .. var rest]:
        await LookUps.RunAsync(rest.Length > 0 ? Number(rest[0]) : 10_000_000, rest.Length > 1 ? rest[1] : null);
        return 0;
    case ["postgres", .. var rest]:
        await LookUps.RunPostgresAsync(rest.Length > 0 ? Number(rest[0]) : 10_000_000);
        return 0;
    case ["load", .. var rest]:
        await FullLoad.RunAsync(rest.Length > 0 ? Number(rest[0]) : 1_000_000);
        return 0;
    case [DemoOrgProcess.Verb, var folder, var port]:
        await DemoOrgProcess.ServeAsync(folder, Number(port));
        return 0;
    default:
        Console.Error.WriteLine("usage: lookup [numbers] [folder] | postgres [numbers] | load [contacts]");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
