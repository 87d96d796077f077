using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Somebody who is asked into a call and has not answered yet. A call has one at most.</summary>
public sealed class InvitationState
{
    /// <summary>The agent who asked, even one who has left meanwhile; null for a call flow.</summary>
    public required AgentId? By { get; init; }

    /// <summary>What for.</summary>
    public required InvitationPurpose Purpose { get; set; }

    /// <summary>The colleague who is asked; null for a party outside.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The offer that rings at the colleague.</summary>
    public OfferId? Offer { get; init; }

    /// <summary>The leg that is dialled to a party outside.</summary>
    public LegId? Leg { get; init; }

    /// <summary>Since when it is asked.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Until when it may ring.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>Somebody in a call besides the customer and its agent: a consulted party, or a further member of a conference.</summary>
public sealed class PartyState
{
    /// <summary>The party's leg.</summary>
    public required LegId Leg { get; init; }

    /// <summary>The agent; null for a party outside.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Since when the party is in the call.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>True for a consulted party: it hears the agent alone, never the customer.</summary>
    public bool Apart { get; set; }

    /// <summary>True while nobody hears this agent.</summary>
    public bool Muted { get; set; }

    /// <summary>What is known of this agent's audio.</summary>
    public AgentAudio Audio { get; set; }
}

/// <summary>After-call work of one agent.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Since">Since when the agent had been in the call.</param>
/// <param name="LeftAt">When the agent left it.</param>
/// <param name="Queue">The queue whose outcomes there are to choose from; null for those of calls without a queue.</param>
/// <param name="PassedOn">True when the customer went on with somebody else.</param>
/// <param name="Failure">Who did not come after the agent had left, so that nobody had the customer; null when none.</param>
public sealed record WrapUpState(
    AgentId Agent, DateTimeOffset Since, DateTimeOffset LeftAt, QueueId? Queue = null, bool PassedOn = false, FailedInvitation? Failure = null);
