using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Sealing;

/// <summary>The keys of the journal's writer: a subject without one gets one, stored together with the first event it seals.</summary>
/// <param name="connection">The writer's connection.</param>
/// <param name="stored">The keys there are.</param>
/// <param name="master">What seals them.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class NewKeys(SqliteConnection connection, StoredKeys stored, MasterKey master, KeyCache cache) : ISubjectKeys, IDisposable
{
    private readonly Dictionary<Guid, SubjectKey> made = [];

    // A subject that was erased since keeps its empty row: what the lost key sealed reads as erased.
    private readonly SqliteCommand insert = connection.Command(
        "INSERT INTO subject_key (subject, wrapped) VALUES ($subject, $wrapped) ON CONFLICT DO NOTHING",
        ("$subject", Array.Empty<byte>()), ("$wrapped", Array.Empty<byte>()));

    /// <inheritdoc/>
    public SubjectKey Find(Guid subject)
    {
        if (made.TryGetValue(subject, out var key)) return key;
        key = stored.Find(subject);
        if (key != SubjectKey.None) return key;
        return made[subject] = new(RandomNumberGenerator.GetBytes(SealedBox.KeyBytes), IsErased: false);
    }

    /// <summary>Stores the keys that were made. The caller's transaction is open.</summary>
    internal void Insert()
    {
        foreach (var (subject, key) in made)
        {
            insert.Parameters[0].Value = subject.ToKey();
            insert.Parameters[1].Value = master.Wrap(subject, key.Bytes);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Called after the commit.</summary>
    internal void Keep()
    {
        foreach (var (subject, key) in made) cache.Keep(subject, key);
        made.Clear();
    }

    /// <summary>Called when nothing was committed.</summary>
    internal void Drop() => made.Clear();

    /// <inheritdoc/>
    public void Dispose() => insert.Dispose();
}
