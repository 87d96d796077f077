using Microsoft.Data.Sqlite;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>Opens the file of a journal.</summary>
internal static class JournalFile
{
    /// <summary>Opens the file for its writer.</summary>
    /// <param name="file">The file.</param>
    /// <param name="master">The key that must fit.</param>
    /// <returns>The writer's connection.</returns>
    /// <exception cref="StorageFault">A newer version wrote it, another master key belongs to it, or it cannot be opened.</exception>
    internal static SqliteConnection Open(SqliteFile file, MasterKey master)
    {
        var connection = Database.Open(file, "Journal");
        try
        {
            connection.Execute("PRAGMA secure_delete=ON");
            using var transaction = connection.BeginTransaction(deferred: false);
            JournalGate.Pass(connection, file.Path, master);
            transaction.Commit();
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new StorageFault($"Patchbay cannot open {file.Path}: {failure.Message}", failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
