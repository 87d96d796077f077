using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
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

    /// <summary>True when all are asked at once.</summary>
    internal bool RingsAll { get; set; }

    /// <summary>Who is being asked.</summary>
    internal HashSet<AgentId> Rings { get; } = [];

    /// <summary>When the caller first entered a queue: the place.</summary>
    internal DateTimeOffset? Since { get; set; }

    /// <summary>The wait that its priority is worth.</summary>
    internal TimeSpan Credit { get; set; }

    internal ImmutableArray<SkillNeed> Needs { get; set; } = [];

    /// <summary>Other queues whose agents may take it.</summary>
    internal ImmutableArray<QueueId> AlsoQueues { get; set; } = [];

    /// <summary>How often it was told how the wait goes on.</summary>
    internal int TimesTold { get; set; }

    /// <summary>How many steps of the queue's plan were taken.</summary>
    internal int Steps { get; set; }

    /// <summary>Since when the steps of the plan count.</summary>
    internal DateTimeOffset PlanSince { get; set; }

    /// <summary>Where the plan stood of the queue that was left last; null in a queue.</summary>
    internal PlanProgress? LeftPlan { get; set; }

    internal int Moves { get; set; }

    /// <summary>True while it is not known who calls, and nobody is asked.</summary>
    internal bool AwaitsMatch { get; set; }

    /// <summary>The agent for whom alone it waits.</summary>
    internal AgentId? WaitsFor { get; set; }

    /// <summary>True when an agent was lost in it: it stands before all others.</summary>
    internal bool Returned { get; set; }

    /// <summary>The callback that it is; null for none.</summary>
    internal CallbackAsked? Callback { get; init; }

    internal int Attempts { get; set; }

    /// <summary>True when a restart cut off the last attempt of a callback.</summary>
    internal bool WasCutOff { get; set; }

    /// <summary>Who is asked in.</summary>
    internal AgentId? Asked { get; set; }

    /// <summary>Agents in it besides its own.</summary>
    internal List<AgentId> Others { get; } = [];

    internal HashSet<AgentId> WrapUps { get; } = [];

    internal bool IsClosed { get; set; }

    internal EndCause? Cause { get; set; }

    internal DateTimeOffset EndedAt { get; set; }

    internal bool Waits => Phase is CallPhase.Waiting or CallPhase.Offered && Queue is not null;

    internal HashSet<LegId> Answered { get; } = [];

    internal bool StandsBefore(CallHistory other)
    {
        if (Returned != other.Returned) return Returned;
        var (mine, others) = (Since - Credit, other.Since - other.Credit);
        return mine == others ? id.CompareTo(other.Id) < 0 : mine < others;
    }
}
