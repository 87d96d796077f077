using Patchbay.Storage;
using Patchbay.Storage.Shared;

namespace Patchbay.Cli.Doctor;

/// <summary>Looks at PostgreSQL, where it is used.</summary>
internal static class DatabaseLook
{
    internal static IEnumerable<Finding> At(IConfiguration settings)
    {
        if (!Enum.TryParse(settings["Storage:Provider"], ignoreCase: true, out StorageProvider provider) || provider is StorageProvider.Sqlite) return [];
        try
        {
            var found = PostgresProbe.Look(settings["Storage:Connection"] ?? "");
            return found.LosesCommits
                ? [new(Verdict.Wrong, "database", $"PostgreSQL {found.Version} answers, but fsync is off.", "Set fsync = on: a power cut would lose the journal.")]
                : [new(Verdict.Ok, "database", $"PostgreSQL {found.Version} answers.")];
        }
        catch (StorageFault fault)
        {
            return [new(Verdict.Wrong, "database", fault.Message, "Look at Storage:Connection, at PostgreSQL and at the network to it.")];
        }
    }
}
