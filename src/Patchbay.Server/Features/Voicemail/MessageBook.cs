using System.Collections.Concurrent;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Loop;

namespace Patchbay.Server.Features.Voicemail;

/// <summary>All messages as the exchange has them now, for screens.</summary>
internal sealed class MessageBook : IReactor
{
    private readonly ConcurrentDictionary<MessageId, MessageState> messages = new();

    /// <summary>All messages, newest first.</summary>
    internal IReadOnlyList<MessageState> All => [.. messages.Values.OrderByDescending(message => message.LeftAt).ThenByDescending(message => message.Id)];

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var view in committed.Messages)
        {
            if (view.Message is { } message) messages[view.Id] = message;
            else messages.TryRemove(view.Id, out _);
        }
    }

    internal MessageState? Find(MessageId id) => messages.GetValueOrDefault(id);

    /// <summary>The messages of an agent and of queues, newest first.</summary>
    internal IEnumerable<MessageState> Of(AgentId agent, IReadOnlyCollection<QueueId> queues) => All.Where(message => IsFor(message.Box, agent, queues));

    internal static bool IsFor(Mailbox box, AgentId agent, IReadOnlyCollection<QueueId> queues) =>
        box.Agent == agent || (box.Queue is { } queue && queues.Contains(queue));
}
