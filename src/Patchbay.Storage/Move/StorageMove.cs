using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Move;

/// <summary>
/// Brings the databases of a data folder into PostgreSQL: journal, accounts and settings, record links of all orgs. All of it in one
/// transaction, or nothing; the files stay as they are. Left out is what makes itself anew: the snapshot from the journal, and phone
/// directories from Salesforce.
/// </summary>
public static class StorageMove
{
    private const int Site = 1;

    /// <summary>Copies it. Nothing else may work with the folder or the schemas meanwhile.</summary>
    /// <param name="options">The folder, and where PostgreSQL is.</param>
    /// <param name="cancellationToken">Stops it before anything is copied.</param>
    /// <returns>The tables, each with its rows.</returns>
    /// <exception cref="StorageFault">A server runs on the folder, the schemas hold something already, or a database cannot be used.</exception>
    public static async Task<IReadOnlyList<MovedTable>> ToPostgresAsync(StorageOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(options.DataFolder, "journal.db"))) throw new StorageFault($"{options.DataFolder} holds no journal.");
        if (options.Connection is not { Length: > 0 } connection) throw new StorageFault("Storage:Connection must say how PostgreSQL is reached.");
        using var folder = new DataFolderLock(options.DataFolder);
        var place = new PostgresPlace(connection, options.Schema);
        var sources = Sources(options.DataFolder).ToArray();
        foreach (var source in sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PrepareAsync(place, source);
        }

        var moved = CopyAll(sources, place, folder.LastBefore);
        MoveMark.Write(options.DataFolder);
        return moved;
    }

    private static MovedTable[] CopyAll(Source[] sources, PostgresPlace place, DateTimeOffset? lastRan)
    {
        using var target = place.Source(place.SchemaOf("Journal"));
        try
        {
            using var open = target.OpenConnection();
            using var transaction = open.BeginTransaction();
            var moved = sources.SelectMany(source => Copy(source, open, place.SchemaOf(source.Schema))).ToArray();
            // Calls that a crash cut off end when the process was last seen to run, not when the next one starts.
            if (lastRan is { } at)
                open.Execute($"INSERT INTO \"{place.SchemaOf("Journal")}\".life_sign (site, at) VALUES (@site, @at)", ("@site", Site), ("@at", at.UtcTicks));
            transaction.Commit();
            return moved;
        }
        catch (DbException failure)
        {
            throw new StorageFault($"Nothing was moved to {PostgresPlace.Describe(target)}: {failure.Message}", failure);
        }
    }

    private static IEnumerable<Source> Sources(string folder)
    {
        yield return new(Path.Combine(folder, "journal.db"), "Journal", "Journal");
        foreach (var (file, name) in new[] { ("settings.db", "Settings"), ("records.db", "Records") })
        {
            if (File.Exists(Path.Combine(folder, file))) yield return new(Path.Combine(folder, file), name, name);
        }

        var orgs = Path.Combine(folder, "orgs");
        foreach (var org in Directory.Exists(orgs) ? Directory.GetDirectories(orgs) : [])
        {
            if (File.Exists(Path.Combine(org, "records.db"))) yield return new(Path.Combine(org, "records.db"), "Records", Orgs.OrgStores.SchemaOf("records", Path.GetFileName(org)));
        }
    }

    /// <summary>Brings both sides to the form of this version, so that they have the same tables.</summary>
    private static async Task PrepareAsync(PostgresPlace place, Source source)
    {
        using (Database.Open(new SqliteFile(source.File), source.Name))
        {
            // Opening is what migrates.
        }

        await PostgresDatabase.Open(place, source.Name, source.Schema).DisposeAsync();
    }

    private static List<MovedTable> Copy(Source source, NpgsqlConnection target, string schema)
    {
        var file = new SqliteFile(source.File);
        try
        {
            using var from = file.OpenForReading();
            return [.. TableCopy.TablesOf(from).Select(table => new MovedTable(schema, table, TableCopy.Run(from, target, schema, table)))];
        }
        catch (SqliteException failure)
        {
            throw new StorageFault($"Nothing was moved: {source.File} cannot be read: {failure.Message}", failure);
        }
        finally
        {
            file.CloseReaders();
        }
    }

    /// <param name="File">A database file.</param>
    /// <param name="Name">Which database it is: the folder of its steps.</param>
    /// <param name="Schema">The schema for it, without the prefix.</param>
    private sealed record Source(string File, string Name, string Schema);
}
