using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>What the journal has said of one agent so far.</summary>
/// <param name="id">Who.</param>
internal sealed class AgentHistory(AgentId id)
{
    internal AgentId Id => id;

    internal ImmutableArray<QueueId> Queues { get; set; } = [];

    internal bool IsAvailable { get; set; }

    internal bool HasPanel { get; set; }

    /// <summary>What keeps the agent busy; null when idle.</summary>
    internal InteractionId? Busy { get; set; }

    internal DateTimeOffset IdleSince { get; set; }

    internal bool CanBeOffered => IsAvailable && HasPanel && Busy is null;

    internal bool IsIdleLongerThan(AgentHistory other) =>
        IdleSince == other.IdleSince ? id.CompareTo(other.Id) < 0 : IdleSince < other.IdleSince;
}
