using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Agents;

/// <summary>Something asked for one agent.</summary>
/// <param name="Agent">Who.</param>
public abstract record AgentCommand(AgentId Agent) : ExchangeCommand;

/// <summary>Adds an agent, or sets the queues of one who is there. Doing it twice changes nothing.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Name">The name colleagues see.</param>
/// <param name="Queues">The queues the agent serves.</param>
/// <param name="Insists">False to leave queues alone that somebody chose for the agent since.</param>
public sealed record AddAgent(AgentId Agent, PersonalText Name, ImmutableArray<QueueId> Queues, bool Insists = true) : AgentCommand(Agent);

/// <summary>Says which queues an agent serves. Saying it twice changes nothing.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Queues">The queues.</param>
/// <param name="IsChosen">False when these are all queues, and those that are added later shall be the agent's too.</param>
public sealed record SetAgentQueues(AgentId Agent, ImmutableArray<QueueId> Queues, bool IsChosen = true) : AgentCommand(Agent);

/// <summary>Says what an agent can do. Saying it twice changes nothing.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Skills">All skills, each once.</param>
public sealed record SetAgentSkills(AgentId Agent, ImmutableArray<SkillLevel> Skills) : AgentCommand(Agent);

/// <summary>The agent chooses a presence.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Presence">The choice; not ready needs a reason.</param>
public sealed record ChoosePresence(AgentId Agent, Presence Presence) : AgentCommand(Agent);

/// <summary>A supervisor sets an agent's presence: makes one not ready, available, or logs one out.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Presence">The presence; not ready needs a reason.</param>
/// <param name="By">The supervisor's name.</param>
public sealed record ForcePresence(AgentId Agent, Presence Presence, PersonalText By) : AgentCommand(Agent);

/// <summary>The first panel of an agent connected.</summary>
/// <param name="Agent">Who.</param>
public sealed record ReportPanelConnected(AgentId Agent) : AgentCommand(Agent)
{
    /// <summary>Nobody repeats it, and without it the agent would be made not ready with the panel open.</summary>
    public override bool AlwaysFits => true;
}

/// <summary>The last panel of an agent went away.</summary>
/// <param name="Agent">Who.</param>
public sealed record ReportPanelLost(AgentId Agent) : AgentCommand(Agent)
{
    /// <inheritdoc/>
    public override bool AlwaysFits => true;
}
