using System.Collections.Immutable;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Live;

/// <summary>The site as it is at one moment.</summary>
/// <param name="At">The server's clock.</param>
/// <param name="Queues">All queues, by name.</param>
/// <param name="Agents">The agents: those at work first, at most 1,000.</param>
/// <param name="AgentsInAll">How many agents there are.</param>
/// <param name="Calls">The calls: those that wait for longest first, at most 1,000.</param>
/// <param name="CallsInAll">How many calls there are.</param>
[BrowserContract]
public sealed record LiveNow(
    DateTimeOffset At, ImmutableArray<LiveQueue> Queues, ImmutableArray<LiveAgent> Agents, int AgentsInAll, ImmutableArray<LiveCall> Calls, int CallsInAll);

/// <summary>A queue now.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Callers without an agent.</param>
/// <param name="LongestSince">Since when the first of them waits; null when none does.</param>
/// <param name="ExpectedWaitSeconds">How long one who came now would wait; null while nobody knows.</param>
/// <param name="Idle">Agents who could take a call.</param>
/// <param name="Busy">Agents who are asked, talk or wrap up.</param>
/// <param name="NotReady">Agents who are at work and take no calls.</param>
[BrowserContract]
public sealed record LiveQueue(
    string Id, string Name, int Waiting, DateTimeOffset? LongestSince, int? ExpectedWaitSeconds, int Idle, int Busy, int NotReady);

/// <summary>What keeps an agent from a call.</summary>
[BrowserContract]
public enum LiveStanding
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>An offer rings.</summary>
    Alerting,

    /// <summary>A call.</summary>
    OnCall,

    /// <summary>After-call work.</summary>
    WrapUp,

    /// <summary>Not ready, with a reason.</summary>
    NotReady,

    /// <summary>Not at work.</summary>
    Offline,

    /// <summary>Idle, without a skill that is needed.</summary>
    LacksSkill,
}

/// <summary>An agent now.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name colleagues see.</param>
/// <param name="Standing">What keeps the agent from a call.</param>
/// <param name="Reason">Why not ready; null otherwise.</param>
/// <param name="Since">Since when.</param>
/// <param name="Available">True when the agent chose to be available, whatever the agent is busy with.</param>
/// <param name="Queues">Ids of the queues the agent serves.</param>
/// <param name="Skills">Skills with their levels: <c>billing:3</c>.</param>
/// <param name="CallId">The call the agent is busy with; null when idle.</param>
[BrowserContract]
public sealed record LiveAgent(
    string Id, string Name, LiveStanding Standing, string? Reason, DateTimeOffset Since, bool Available, ImmutableArray<string> Queues,
    ImmutableArray<string> Skills, string? CallId);

/// <summary>Where a call stands.</summary>
[BrowserContract]
public enum LiveCallPhase
{
    /// <summary>In a call flow, or just arrived.</summary>
    Arrived,

    /// <summary>Waits in a queue.</summary>
    Waiting,

    /// <summary>Waits while an agent is asked.</summary>
    Offered,

    /// <summary>A callback whose time has not come: nobody is asked, and its place is kept.</summary>
    NotDue,

    /// <summary>A party is being called.</summary>
    Dialing,

    /// <summary>Talks.</summary>
    Talking,

    /// <summary>More than two talk.</summary>
    Conference,

    /// <summary>On hold.</summary>
    OnHold,

    /// <summary>Parked, for anybody to pick up.</summary>
    Parked,

    /// <summary>Over; the agent wraps up.</summary>
    WrapUp,
}

/// <summary>A call now.</summary>
/// <param name="Id">Which.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Outbound">True when an agent dialled.</param>
/// <param name="Number">The customer's number; null when withheld.</param>
/// <param name="Customer">The customer's name; null when unknown.</param>
/// <param name="QueueId">The queue it waits in or came from; null for none.</param>
/// <param name="AgentId">The agent who is asked, talks or wraps up; null for none.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Needs">What the agent must be able to do, in words; empty for nothing.</param>
/// <param name="Callback">The callback that it is, while the customer was not reached; null for any other call.</param>
[BrowserContract]
public sealed record LiveCall(
    string Id, LiveCallPhase Phase, DateTimeOffset Since, DateTimeOffset StartedAt, bool Outbound, string? Number, string? Customer, string? QueueId,
    string? AgentId, int Priority, string Needs, LiveCallback? Callback);

/// <summary>A callback that has not reached its customer.</summary>
/// <param name="DueAt">When it takes its place in the queue; null while it is there, or somebody tries.</param>
/// <param name="ExpiresAt">When it is given up.</param>
/// <param name="Attempts">How often the customer was dialled.</param>
/// <param name="MostAttempts">How often at most.</param>
[BrowserContract]
public sealed record LiveCallback(DateTimeOffset? DueAt, DateTimeOffset ExpiresAt, int Attempts, int MostAttempts);
