using System.Collections.Concurrent;
using Patchbay.Core.Agents;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>Knows what agents and queues are called: from the journal, and from new events as they come. Safe to use from any thread.</summary>
internal sealed class CallNames(IJournal journal)
{
    private readonly ConcurrentDictionary<Guid, string> names = [];

    /// <summary>Names an agent.</summary>
    /// <param name="agent">Who.</param>
    /// <returns>The display name; null when it was erased.</returns>
    internal string? Of(AgentId agent) => Find(agent.Value, agent.Value);

    /// <summary>Names a queue.</summary>
    /// <param name="queue">Which.</param>
    /// <returns>Its name; null when it is unknown.</returns>
    internal string? Of(QueueId queue) => Find(queue.Value, Guid.Empty);

    /// <summary>Takes a name from an event, if it tells one.</summary>
    /// <param name="e">The event.</param>
    internal void Take(ExchangeEvent e)
    {
        switch (e)
        {
            case AgentAdded { Name.Value: { Length: > 0 } name } added: names[added.Agent.Value] = name; break;
            case QueueConfigured queue: names[queue.Queue.Value] = queue.Settings.Name; break;
        }
    }

    private string? Find(Guid id, Guid subject)
    {
        if (names.TryGetValue(id, out var name)) return name;
        foreach (var entry in journal.ReadSubject(subject)) Take(entry.Event);
        return names.GetValueOrDefault(id);
    }
}
