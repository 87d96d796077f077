using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>What the journal has said of one call so far.</summary>
/// <param name="id">Which.</param>
internal sealed class CallHistory(InteractionId id)
{
    internal InteractionId Id => id;

    internal CallPhase Phase { get; set; }

    internal QueueId? Queue { get; set; }

    internal AgentId? Agent { get; set; }

    internal int Offers { get; set; }

    /// <summary>When the caller first entered a queue: the place.</summary>
    internal DateTimeOffset? Since { get; set; }

    /// <summary>True when an agent was lost in it: it stands before all others.</summary>
    internal bool Returned { get; set; }

    internal bool InWrapUp { get; set; }

    internal bool IsClosed { get; set; }

    internal EndCause? Cause { get; set; }

    internal DateTimeOffset EndedAt { get; set; }

    internal bool Waits => Phase is CallPhase.Waiting or CallPhase.Offered && Queue is not null;

    internal HashSet<LegId> Answered { get; } = [];

    internal bool StandsBefore(CallHistory other)
    {
        if (Returned != other.Returned) return Returned;
        return Since == other.Since ? id.CompareTo(other.Id) < 0 : Since < other.Since;
    }
}
