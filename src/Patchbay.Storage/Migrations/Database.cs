using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Migrations;

/// <summary>
/// Opens a database file for its writer and brings it to this version's schema. The steps of a database are the files
/// <c>Migrations/NAME/NNN_what.sql</c>; a step that was released never changes.
/// </summary>
internal static class Database
{
    private static readonly TimeSpan OtherWriter = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens the file, creating it when missing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">Which database it is: the folder of its steps.</param>
    /// <returns>A connection that writes safely: WAL, every commit synced.</returns>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it. Nothing was changed.</exception>
    internal static SqliteConnection Open(SqliteFile file, string name) => Open(file, StepsOf(name));

    /// <summary>Opens the file with given steps.</summary>
    /// <param name="file">The file.</param>
    /// <param name="steps">All steps in order; the first one leads to version 1.</param>
    /// <returns>The connection.</returns>
    internal static SqliteConnection Open(SqliteFile file, IReadOnlyList<string> steps)
    {
        PrivateFile.Ensure(file.Path);
        SqliteConnection? connection = null;
        try
        {
            connection = file.OpenForWriting(OtherWriter);
            RefuseNewer(connection, file, steps.Count);
            connection.Execute("PRAGMA journal_mode=WAL");
            connection.Execute("PRAGMA synchronous=FULL");
            connection.Execute("PRAGMA foreign_keys=ON");
            Migrate(connection, steps);
            return connection;
        }
        catch (SqliteException failure)
        {
            connection?.Dispose();
            throw new StorageFault($"Patchbay cannot open {file.Path}: {failure.Message}", failure);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a database that knows more steps than this program.</summary>
    internal static void RefuseNewer(SqliteConnection connection, SqliteFile file, int known)
    {
        if (VersionOf(connection) is var version && version > known)
        {
            throw new StorageFault(
                $"{file.Path} was written by a newer version of Patchbay (schema {version}, this one knows {known}); start that version.");
        }
    }

    private static void Migrate(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = VersionOf(connection);
        if (version < steps.Count)
        {
            connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT");
            foreach (var step in steps.Skip(version)) connection.Execute(step);
            connection.Execute("DELETE FROM schema_version");
            connection.Execute("INSERT INTO schema_version (version) VALUES ($version)", ("$version", steps.Count));
        }

        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection)
    {
        if (connection.Value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'") is null) return 0;
        return Convert.ToInt32(connection.Value("SELECT max(version) FROM schema_version") ?? 0, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads the steps of a database.</summary>
    /// <param name="name">Their folder.</param>
    /// <returns>The steps in order.</returns>
    internal static List<string> StepsOf(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames()
            .Where(file => file.StartsWith(name + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [.. files.Select(Read)];

        string Read(string file)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            return reader.ReadToEnd();
        }
    }
}
