using Patchbay.Core.Shared;

namespace Patchbay.Core.Voicemail;

/// <summary>Whose messages they are: those of a queue are for all agents who serve it, those of an agent for that one alone.</summary>
/// <param name="Queue">The queue; null for an agent's.</param>
/// <param name="Agent">The agent; null for a queue's.</param>
public sealed record Mailbox(QueueId? Queue, AgentId? Agent = null)
{
    /// <summary>True when it is somebody's, and one's only.</summary>
    public bool IsWellFormed => Queue is null != Agent is null;
}
