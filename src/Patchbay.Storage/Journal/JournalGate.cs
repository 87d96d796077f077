using System.Data.Common;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>Refuses a journal before the first write when it would not be understood, and notes what it may hold from now on.</summary>
internal static class JournalGate
{
    private static readonly Guid ProofSubject = new("0195a000-0000-7000-8000-70726f6f6630");

    /// <summary>Passes or refuses. The caller's transaction is open.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="place">Where the journal lies, for messages.</param>
    /// <param name="master">The key that must fit.</param>
    /// <exception cref="StorageFault">A newer version wrote it, or another master key belongs to it.</exception>
    internal static void Pass(DbConnection connection, string place, MasterKey master)
    {
        var known = connection.Rows("SELECT entry FROM event_shape ORDER BY entry", row => row.GetString(0));
        if (known.Find(entry => !EventCatalog.Current.Shape.ContainsKey(entry)) is { } unknown)
            throw new StorageFault($"{place} was written by a newer version of Patchbay (it knows {unknown}); start that version.");
        RefuseOtherKey(connection, place, master);
        foreach (var entry in EventCatalog.Current.Shape.Keys.Except(known))
            connection.Execute("INSERT INTO event_shape (entry) VALUES (@entry) ON CONFLICT DO NOTHING", ("@entry", entry));
    }

    /// <summary>Tries a key on what every journal keeps sealed for that.</summary>
    /// <param name="connection">A connection that reads.</param>
    /// <param name="master">The key.</param>
    /// <returns>False when another key belongs to the journal.</returns>
    internal static bool Fits(DbConnection connection, MasterKey master) =>
        connection.Value("SELECT proof FROM master_key_proof") is not byte[] proof || master.Unwrap(ProofSubject, proof) is not null;

    private static void RefuseOtherKey(DbConnection connection, string place, MasterKey master)
    {
        if (connection.Value("SELECT proof FROM master_key_proof") is not byte[] proof)
        {
            var box = master.Wrap(ProofSubject, new byte[SealedBox.KeyBytes]);
            connection.Execute("INSERT INTO master_key_proof (proof) VALUES (@proof)", ("@proof", box));
        }
        else if (master.Unwrap(ProofSubject, proof) is null)
        {
            throw new StorageFault($"The master key in {master.Origin} is not the one that {place} was written with; put that one back.");
        }
    }
}
