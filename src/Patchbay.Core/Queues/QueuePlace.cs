using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>
/// A caller's place in a queue. Places compare; the least is served first. Everybody's wait grows at the same pace, so the order of two
/// callers never changes: whoever has no priority is overtaken only by those who came within the credit, and is served in the end.
/// </summary>
/// <param name="Since">When the caller first entered.</param>
/// <param name="Call">The caller's call; breaks ties.</param>
/// <param name="Returned">True when the call was already with an agent: it stands before all others.</param>
/// <param name="Credit">The wait that a priority is worth; negative for a low one.</param>
public readonly record struct QueuePlace(DateTimeOffset Since, InteractionId Call, bool Returned, TimeSpan Credit = default) : IComparable<QueuePlace>
{
    /// <inheritdoc/>
    public int CompareTo(QueuePlace other)
    {
        if (Returned != other.Returned) return Returned ? -1 : 1;
        var bySince = (Since.UtcTicks - Credit.Ticks).CompareTo(other.Since.UtcTicks - other.Credit.Ticks);
        return bySince != 0 ? bySince : Call.CompareTo(other.Call);
    }
}

/// <summary>When a caller came. The least has waited for longest, whatever its priority.</summary>
/// <param name="Since">When the caller first entered.</param>
/// <param name="Call">The caller's call; breaks ties.</param>
internal readonly record struct Arrival(DateTimeOffset Since, InteractionId Call) : IComparable<Arrival>
{
    /// <inheritdoc/>
    public int CompareTo(Arrival other)
    {
        var bySince = Since.UtcTicks.CompareTo(other.Since.UtcTicks);
        return bySince != 0 ? bySince : Call.CompareTo(other.Call);
    }
}

/// <summary>An agent's place among the idle agents. The least is offered first: the better by merit, then the one idle for longest.</summary>
/// <param name="Since">Idle since when.</param>
/// <param name="Agent">Who; breaks ties.</param>
/// <param name="Merit">What the queue's rule puts before idle time; the least is the best. 0 where idle time alone counts.</param>
public readonly record struct IdlePlace(DateTimeOffset Since, AgentId Agent, long Merit = 0) : IComparable<IdlePlace>
{
    /// <inheritdoc/>
    public int CompareTo(IdlePlace other)
    {
        if (Merit != other.Merit) return Merit.CompareTo(other.Merit);
        var bySince = Since.UtcTicks.CompareTo(other.Since.UtcTicks);
        return bySince != 0 ? bySince : Agent.CompareTo(other.Agent);
    }
}
