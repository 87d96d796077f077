using Patchbay.Core.Shared;

namespace Patchbay.Flows.Reading;

/// <summary>Takes every name for a queue: for a file that is looked at without a site.</summary>
public sealed class QueueNames
{
    private readonly Dictionary<string, QueueId> ids = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The queues that were named.</summary>
    public IReadOnlyDictionary<QueueId, string> All => ids.ToDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>Finds a queue, or makes one of this name.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The queue.</returns>
    public QueueId? Find(string name)
    {
        if (!ids.TryGetValue(name, out var id)) ids[name] = id = new(new(ids.Count + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]));
        return id;
    }
}
