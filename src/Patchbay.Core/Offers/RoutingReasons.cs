using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Offers;

/// <summary>How an offer came about: who else was there and why it was not them. Bounded, however many agents there are.</summary>
/// <param name="Via">The queue whose agents were asked; null when the caller waited for this agent by name.</param>
/// <param name="Needs">What was needed at that moment, in words; empty for nothing.</param>
/// <param name="Proficiency">How well the agent meets the needs: the sum of the levels; 0 where nothing was needed.</param>
/// <param name="Priority">The caller's priority.</param>
/// <param name="StepsTaken">How many steps of the queue's plan had been taken.</param>
/// <param name="Waiting">How many others waited in the caller's queue.</param>
/// <param name="Others">The other agents of the queue by what kept them from the call; none of those is a group.</param>
/// <param name="Nearest">The next ones in order, each with what decided; few.</param>
/// <param name="Parts">Where the priority comes from; default in events from before this was kept, and without a priority.</param>
public sealed record RoutingReasons(
    QueueId? Via, string Needs, int Proficiency, int Priority, int StepsTaken, int Waiting, ImmutableArray<StandingCount> Others,
    ImmutableArray<NearAgent> Nearest, ImmutableArray<PriorityPart> Parts = default);

/// <summary>A number of agents whom the same kept from a call.</summary>
/// <param name="Standing">What kept them; idle: they would have been next.</param>
/// <param name="Agents">How many.</param>
public sealed record StandingCount(AgentStanding Standing, int Agents);

/// <summary>An agent who was nearly asked.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Standing">Idle: next in order. Lacks a skill: idle, and would have come before otherwise.</param>
/// <param name="IdleFor">How long the agent had been idle.</param>
/// <param name="Detail">The need that is not met, or how well the needs are met; empty for nothing.</param>
public sealed record NearAgent(AgentId Agent, AgentStanding Standing, TimeSpan IdleFor, string Detail);
