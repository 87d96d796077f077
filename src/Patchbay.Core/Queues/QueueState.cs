using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>A caller's place in a queue. Places compare; the least is served first.</summary>
/// <param name="Since">When the caller first entered.</param>
/// <param name="Call">The caller's call; breaks ties.</param>
/// <param name="Returned">True when the call was already with an agent: it stands before all others.</param>
public readonly record struct QueuePlace(DateTimeOffset Since, InteractionId Call, bool Returned) : IComparable<QueuePlace>
{
    /// <inheritdoc/>
    public int CompareTo(QueuePlace other)
    {
        if (Returned != other.Returned) return Returned ? -1 : 1;
        var bySince = Since.CompareTo(other.Since);
        return bySince != 0 ? bySince : Call.CompareTo(other.Call);
    }
}

/// <summary>An agent's place among the idle agents of a queue. The least, idle for longest, is offered first.</summary>
/// <param name="Since">Idle since when.</param>
/// <param name="Agent">Who; breaks ties.</param>
public readonly record struct IdlePlace(DateTimeOffset Since, AgentId Agent) : IComparable<IdlePlace>
{
    /// <inheritdoc/>
    public int CompareTo(IdlePlace other)
    {
        var bySince = Since.CompareTo(other.Since);
        return bySince != 0 ? bySince : Agent.CompareTo(other.Agent);
    }
}

/// <summary>One queue as the exchange knows it.</summary>
public sealed class QueueState
{
    /// <summary>Which.</summary>
    public required QueueId Id { get; init; }

    /// <summary>How it treats callers and agents.</summary>
    public required QueueSettings Settings { get; set; }

    /// <summary>Callers without an offer, next one first.</summary>
    public SortedSet<QueuePlace> Waiting { get; } = [];

    /// <summary>Agents who could take a call, longest idle first.</summary>
    public SortedSet<IdlePlace> Idle { get; } = [];

    /// <summary>Callers whom an agent is being asked to take.</summary>
    public int Offered { get; set; }
}
