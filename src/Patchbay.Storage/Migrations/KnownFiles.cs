using Microsoft.Data.Sqlite;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Migrations;

/// <summary>
/// The databases of a data folder, looked at before the first one is opened: were a newer one found later, the site would have been restored,
/// and others of its files migrated, by a program that then ends.
/// </summary>
internal sealed class KnownFiles
{
    private static readonly (string File, string Steps)[] known = [("settings.db", "Settings"), ("records.db", "Records"), ("journal.db", "Journal"), ("directory.db", "Directory")];

    /// <summary>Looks at them. A file that cannot be read is told of by whoever opens it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="StorageFault">A newer version wrote one of them. Nothing was opened for writing.</exception>
    internal KnownFiles(string folder)
    {
        foreach (var (name, steps) in known)
        {
            var file = new SqliteFile(Path.Combine(folder, name));
            if (File.Exists(file.Path)) Look(file, steps);
        }
    }

    private static void Look(SqliteFile file, string steps)
    {
        try
        {
            using var connection = file.OpenForReading();
            Database.RefuseNewer(connection, file, Database.StepsOf(steps).Count);
        }
        catch (SqliteException)
        {
            // Broken, locked or not ours: opening it says so with its own words.
        }
        finally
        {
            file.CloseReaders();
        }
    }
}
