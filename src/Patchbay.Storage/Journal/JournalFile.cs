using Microsoft.Data.Sqlite;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>Opens the file of a journal and refuses it before the first write when it would not be understood.</summary>
internal static class JournalFile
{
    private static readonly Guid ProofSubject = new("0195a000-0000-7000-8000-70726f6f6630");

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
            RefuseUnknownShape(connection, file);
            RefuseOtherKey(connection, file, master);
            foreach (var entry in EventCatalog.Current.Shape.Keys)
                connection.Execute("INSERT INTO event_shape (entry) VALUES ($entry) ON CONFLICT DO NOTHING", ("$entry", entry));
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

    private static void RefuseUnknownShape(SqliteConnection connection, SqliteFile file)
    {
        var unknown = connection.Rows("SELECT entry FROM event_shape ORDER BY entry", row => row.GetString(0))
            .Find(entry => !EventCatalog.Current.Shape.ContainsKey(entry));
        if (unknown is not null)
            throw new StorageFault($"{file.Path} was written by a newer version of Patchbay (it knows {unknown}); start that version.");
    }

    private static void RefuseOtherKey(SqliteConnection connection, SqliteFile file, MasterKey master)
    {
        if (connection.Value("SELECT proof FROM master_key_proof") is not byte[] proof)
        {
            var box = master.Wrap(ProofSubject, new byte[SealedBox.KeyBytes]);
            connection.Execute("INSERT INTO master_key_proof (proof) VALUES ($proof)", ("$proof", box));
        }
        else if (master.Unwrap(ProofSubject, proof) is null)
        {
            throw new StorageFault(
                $"The master key in {master.Origin} is not the one that {file.Path} was written with; put that one back.");
        }
    }
}
