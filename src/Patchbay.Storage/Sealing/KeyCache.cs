namespace Patchbay.Storage.Sealing;

/// <summary>Keys that were used lately, in memory; the one used longest ago gives way. For any thread.</summary>
/// <param name="capacity">Most keys to keep.</param>
internal sealed class KeyCache(int capacity)
{
    // Shared by the journal's writer and all its readers; held for a look-up, never for I/O.
    private readonly Lock access = new();
    private readonly Dictionary<Guid, LinkedListNode<(Guid Subject, SubjectKey Key)>> entries = [];
    private readonly LinkedList<(Guid Subject, SubjectKey Key)> byUse = [];

    /// <summary>Finds a key.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="key">The key, or that it was destroyed.</param>
    /// <returns>False when the database must be asked.</returns>
    internal bool TryGet(Guid subject, out SubjectKey key)
    {
        lock (access)
        {
            if (!entries.TryGetValue(subject, out var node))
            {
                key = SubjectKey.None;
                return false;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            key = node.Value.Key;
            return true;
        }
    }

    /// <summary>Keeps a key, unless one is kept already: what was erased meanwhile stays erased.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="key">The key.</param>
    internal void Keep(Guid subject, SubjectKey key)
    {
        lock (access)
        {
            if (!entries.ContainsKey(subject)) Add_NeedsLock(subject, key);
        }
    }

    /// <summary>Forgets a key and remembers that it was destroyed.</summary>
    /// <param name="subject">Whose.</param>
    internal void Erase(Guid subject)
    {
        lock (access)
        {
            if (entries.Remove(subject, out var node)) byUse.Remove(node);
            Add_NeedsLock(subject, SubjectKey.Erased);
        }
    }

    private void Add_NeedsLock(Guid subject, SubjectKey key)
    {
        entries[subject] = byUse.AddFirst((subject, key));
        if (entries.Count <= capacity) return;
        entries.Remove(byUse.Last!.Value.Subject);
        byUse.RemoveLast();
    }
}
