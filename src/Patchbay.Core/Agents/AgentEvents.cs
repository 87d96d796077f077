using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Agents;

/// <summary>A fact about one agent.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
public abstract record AgentEvent(DateTimeOffset At, AgentId Agent) : ExchangeEvent(At)
{
    /// <inheritdoc/>
    public override Guid Subject => Agent.Value;
}

/// <summary>Someone can take calls from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
/// <param name="Name">The name colleagues see.</param>
/// <param name="Queues">The queues the agent serves.</param>
public sealed record AgentAdded(DateTimeOffset At, AgentId Agent, PersonalText Name, ImmutableArray<QueueId> Queues) : AgentEvent(At, Agent);

/// <summary>An agent serves other queues from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
/// <param name="Queues">All queues the agent serves now.</param>
/// <param name="IsChosen">True when somebody chose them for this agent.</param>
public sealed record AgentQueuesChanged(DateTimeOffset At, AgentId Agent, ImmutableArray<QueueId> Queues, bool IsChosen = false) : AgentEvent(At, Agent);

/// <summary>What an agent can do changed.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
/// <param name="Skills">All skills the agent has now, by name.</param>
public sealed record AgentSkillsChanged(DateTimeOffset At, AgentId Agent, ImmutableArray<SkillLevel> Skills) : AgentEvent(At, Agent);

/// <summary>An agent's presence changed, by choice or because the exchange saw a reason.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
/// <param name="Presence">The new presence.</param>
/// <param name="Cause">Who decided.</param>
/// <param name="By">The supervisor's name; null when nobody else decided.</param>
public sealed record PresenceChanged(DateTimeOffset At, AgentId Agent, Presence Presence, PresenceCause Cause, PersonalText? By = null)
    : AgentEvent(At, Agent);

/// <summary>Who decided on a presence.</summary>
public enum PresenceCause
{
    /// <summary>The agent chose it.</summary>
    Chosen,

    /// <summary>An offer rang out.</summary>
    RingNoAnswer,

    /// <summary>The agent declined an offer.</summary>
    Declined,

    /// <summary>The panel or its audio did not come back.</summary>
    ConnectionLost,

    /// <summary>A supervisor set it.</summary>
    Supervisor,
}

/// <summary>A panel of the agent is connected.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
public sealed record PanelConnected(DateTimeOffset At, AgentId Agent) : AgentEvent(At, Agent);

/// <summary>The agent's last panel is gone.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
/// <param name="ReturnBy">Until when it may come back without consequence.</param>
public sealed record PanelLost(DateTimeOffset At, AgentId Agent, DateTimeOffset ReturnBy) : AgentEvent(At, Agent);
