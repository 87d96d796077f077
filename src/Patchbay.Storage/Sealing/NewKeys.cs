using System.Security.Cryptography;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Sealing;

/// <summary>The keys of the journal's writer: a subject without one gets one, stored together with the first event it seals.</summary>
/// <param name="stored">The keys there are.</param>
/// <param name="master">What seals them.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class NewKeys(ISubjectKeys stored, MasterKey master, KeyCache cache) : ISubjectKeys
{
    /// <summary>
    /// Stores a key that was made. A subject that was erased since keeps its empty row: what the lost key sealed reads as erased.
    /// </summary>
    internal const string Insert = "INSERT INTO subject_key (subject, wrapped) VALUES (@subject, @wrapped) ON CONFLICT DO NOTHING";

    private readonly Dictionary<Guid, SubjectKey> made = [];

    /// <summary>The keys that were made and must be stored in the transaction of what they seal: whose, and sealed by the master key.</summary>
    internal IEnumerable<(byte[] Subject, byte[] Wrapped)> Made => made.Select(
        entry => (entry.Key.ToKey(), master.Wrap(entry.Key, entry.Value.Bytes)));

    /// <inheritdoc/>
    public SubjectKey Find(Guid subject)
    {
        if (made.TryGetValue(subject, out var key)) return key;
        key = stored.Find(subject);
        if (key != SubjectKey.None) return key;
        return made[subject] = new(RandomNumberGenerator.GetBytes(SealedBox.KeyBytes), IsErased: false);
    }

    /// <summary>Called after the commit.</summary>
    internal void Keep()
    {
        foreach (var (subject, key) in made) cache.Keep(subject, key);
        made.Clear();
    }

    /// <summary>Called when nothing was committed.</summary>
    internal void Drop() => made.Clear();
}
