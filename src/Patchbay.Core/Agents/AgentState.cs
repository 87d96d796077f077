using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Agents;

/// <summary>
/// What an agent is busy with; derived by the exchange, never chosen.
/// <code>
///            offer made            accepted / dials
///   Idle ───────────────▶ Alerting ───────────────▶ OnCall
///    ▲  ◀──────────────────┘ expired, declined,       │ call over
///    │                       withdrawn                ▼
///    └──────────────────────────────────────────── WrapUp
///                saved, or its limit
/// </code>
/// </summary>
public enum AgentActivity
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>An offer rings.</summary>
    Alerting,

    /// <summary>A call, live or being dialled.</summary>
    OnCall,

    /// <summary>After-call work.</summary>
    WrapUp,
}

/// <summary>One agent as the exchange knows it.</summary>
public sealed class AgentState
{
    /// <summary>Who.</summary>
    public required AgentId Id { get; init; }

    /// <summary>The name colleagues see.</summary>
    public required PersonalText Name { get; set; }

    /// <summary>The queues the agent serves.</summary>
    public ImmutableArray<QueueId> Queues { get; set; } = [];

    /// <summary>True when somebody chose them for this agent, so that what holds for everybody does not change them.</summary>
    public bool QueuesChosen { get; set; }

    /// <summary>What the agent can do, by name.</summary>
    public ImmutableArray<SkillLevel> Skills { get; set; } = [];

    /// <summary>What the agent chose, or was set to.</summary>
    public Presence Presence { get; set; } = Presence.Offline;

    /// <summary>Since when.</summary>
    public DateTimeOffset PresenceSince { get; set; }

    /// <summary>True while at least one panel is connected.</summary>
    public bool PanelConnected { get; set; }

    /// <summary>What the agent is busy with.</summary>
    public AgentActivity Activity { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset ActivitySince { get; set; }

    /// <summary>The call that <see cref="Activity"/> is about; null when idle.</summary>
    public InteractionId? Call { get; set; }

    /// <summary>The agent's desk phone, while it rings for an offer; null otherwise.</summary>
    public RingingPhone? RingingPhone { get; set; }

    /// <summary>When after-call work ends by itself; only in wrap-up.</summary>
    public DateTimeOffset WrapUpEndsAt { get; set; }

    /// <summary>Since when the agent could have taken a call: the key of longest-idle routing.</summary>
    public DateTimeOffset IdleSince { get; set; }

    /// <summary>The part of time for which the agent was busy, 0 to 1, as of <see cref="OccupancyAt"/>; earlier time counts less and less.</summary>
    public double Occupancy { get; set; }

    /// <summary>When the activity changed last, and the occupancy with it.</summary>
    public DateTimeOffset OccupancyAt { get; set; }

    /// <summary>What keeps the agent from a call, or nothing.</summary>
    public AgentStanding Standing => this switch
    {
        { Activity: AgentActivity.Alerting } => AgentStanding.Alerting,
        { Activity: AgentActivity.OnCall } => AgentStanding.OnCall,
        { Activity: AgentActivity.WrapUp } => AgentStanding.WrapUp,
        { Presence.Kind: PresenceKind.NotReady } => AgentStanding.NotReady,
        { Presence.Kind: PresenceKind.Offline } or { PanelConnected: false } => AgentStanding.Offline,
        _ => AgentStanding.Idle,
    };

    /// <summary>How much of each channel the agent takes at once.</summary>
    public ChannelCapacity Capacity { get; init; } = ChannelCapacity.Standard;

    /// <summary>What the agent has at once. Calls are all that is routed today.</summary>
    public OpenWork Work => new(Calls: Activity is AgentActivity.Idle ? 0 : 1);

    /// <summary>True when a call may be offered now.</summary>
    public bool CanBeOffered => CanTake(WorkChannel.Call);

    /// <summary>Tells whether something of a channel may be offered now.</summary>
    /// <param name="channel">Which channel.</param>
    /// <returns>True when the agent is there, available, and has room.</returns>
    public bool CanTake(WorkChannel channel) => Presence.Kind is PresenceKind.Available && PanelConnected && Capacity.HasRoom(channel, Work);
}
