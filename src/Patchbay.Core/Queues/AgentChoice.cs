namespace Patchbay.Core.Queues;

/// <summary>Which of several agents who could take a call is asked first.</summary>
public enum AgentChoice
{
    /// <summary>The one who has been idle for longest.</summary>
    LongestIdle,

    /// <summary>The one who has the needed skills best; of equals, the one idle for longest.</summary>
    BestSkilled,

    /// <summary>The one who was busy for the least part of the last hour or so, earlier hours counting less and less.</summary>
    LeastOccupied,

    /// <summary>All of them at once, as far as the queue's bound allows; whoever answers first has the call.</summary>
    RingAll,
}
