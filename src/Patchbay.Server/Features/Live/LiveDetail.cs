using System.Collections.Immutable;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Live;

/// <summary>A call with its story so far.</summary>
/// <param name="At">The server's clock.</param>
/// <param name="Call">Where it stands.</param>
/// <param name="Segments">What each participant did, in the order it began.</param>
/// <param name="Offers">To whom it was offered and why.</param>
/// <param name="Wait">Why it waits; null when it does not.</param>
/// <param name="Priority">Where its priority comes from; none when it has none, or nobody kept that.</param>
/// <param name="Flows">The call flows it came into, in order.</param>
/// <param name="Lookups">What Salesforce was asked on the way, in order.</param>
/// <param name="FlowFaults">What steps of its call flow could not do as they say.</param>
[BrowserContract]
public sealed record LiveCallDetail(
    DateTimeOffset At, LiveCall Call, ImmutableArray<LiveSegment> Segments, ImmutableArray<LiveOffer> Offers, LiveWait? Wait,
    ImmutableArray<LivePriority> Priority, ImmutableArray<LiveFlow> Flows, ImmutableArray<LiveLookup> Lookups, ImmutableArray<LiveFlowFault> FlowFaults);

/// <summary>Who gave points of priority.</summary>
[BrowserContract]
public enum LivePrioritySource
{
    /// <summary>A step of a call flow.</summary>
    FlowStep,

    /// <summary>The setting of the number that was called.</summary>
    Number,

    /// <summary>A supervisor who moved the caller.</summary>
    Supervisor,

    /// <summary>The customer's tier.</summary>
    Tier,
}

/// <summary>Where points of priority come from.</summary>
/// <param name="Source">Who gave them.</param>
/// <param name="Name">The step, the number or the tier; null for a supervisor.</param>
/// <param name="Points">How many; the sum is held between -10 and 10.</param>
[BrowserContract]
public sealed record LivePriority(LivePrioritySource Source, string? Name, int Points);

/// <summary>A call flow that a caller came into.</summary>
/// <param name="At">When.</param>
/// <param name="Flow">The flow's name.</param>
/// <param name="Version">Which version of it; of one on trial a share of the calls.</param>
[BrowserContract]
public sealed record LiveFlow(DateTimeOffset At, string Flow, int Version);

/// <summary>A question to Salesforce.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="ObjectName">The object; null while it waited for who the caller is, and where that never was just one.</param>
/// <param name="Field">The field that was compared; null without an object.</param>
/// <param name="Outcome">What came of it, in a word: <c>waits</c>, <c>found</c>, <c>none</c>, <c>several</c>, <c>late</c>, <c>failed</c>.</param>
/// <param name="TookMilliseconds">How long the caller waited for it; null while the caller does.</param>
[BrowserContract]
public sealed record LiveLookup(DateTimeOffset At, string? ObjectName, string? Field, string Outcome, int? TookMilliseconds);

/// <summary>Something that a step could not do as it says.</summary>
/// <param name="At">When.</param>
/// <param name="Step">Which step.</param>
/// <param name="Fault">What, in a word: <c>priorityUnreadable</c>, <c>priorityOutOfRange</c>, <c>needsUnreadable</c>, <c>tooManySteps</c>, <c>noSuchStep</c>, <c>noSuchVersion</c>, <c>noSuchFlow</c>.</param>
[BrowserContract]
public sealed record LiveFlowFault(DateTimeOffset At, string Step, string Fault);

/// <summary>A stretch of one participant's time.</summary>
/// <param name="Who">Customer, the agent's name, or the number of a party outside; External where that is not known.</param>
/// <param name="Kind">Doing what: <c>queue</c>, <c>alerting</c>, <c>talk</c>, <c>hold</c>, <c>wrapUp</c> and others.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null while it lasts.</param>
/// <param name="Cause">Why, where it is not plain; null otherwise.</param>
/// <param name="Queue">Name of the queue: where the customer waits, for which a message is left, or which will call back; null for others.</param>
/// <param name="AlsoQueues">Names of the queues whose agents help meanwhile.</param>
/// <param name="Flow">Name of the call flow that the customer is in; null for others.</param>
[BrowserContract]
public sealed record LiveSegment(
    string Who, string Kind, DateTimeOffset From, DateTimeOffset? To, string? Cause, string? Queue, ImmutableArray<string> AlsoQueues, string? Flow);

/// <summary>An offer with its reasons.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Agent">To whom.</param>
/// <param name="Rule">The rule that chose: <c>longest-idle</c>, <c>best-skilled</c>, <c>least-occupied</c>, <c>ring-all</c>, <c>preferred</c>, <c>owner</c>, <c>last-agent</c>.</param>
/// <param name="Outcome">What came of it, in a word: <c>taken</c>, <c>rings</c>, <c>expired</c>, <c>declined</c>, <c>withdrawn</c>, <c>notDue</c>.</param>
/// <param name="IdleSeconds">How long the agent had been idle.</param>
/// <param name="WaitedSeconds">How long the caller had waited.</param>
/// <param name="Fit">How well the agent meets the needs: the sum of the levels; 0 where nothing was needed.</param>
/// <param name="Needs">What was needed then, in words; empty for nothing.</param>
/// <param name="Others">The other agents by what kept them from it.</param>
/// <param name="Nearest">The next ones.</param>
/// <param name="Priority">The caller's priority then.</param>
/// <param name="PriorityParts">Where it came from.</param>
[BrowserContract]
public sealed record LiveOffer(
    DateTimeOffset At, string Agent, string Rule, string Outcome, int IdleSeconds, int WaitedSeconds, int Fit, string Needs,
    ImmutableArray<LiveGroup> Others, ImmutableArray<LiveNear> Nearest, int Priority, ImmutableArray<LivePriority> PriorityParts);

/// <summary>Agents whom the same keeps from a call.</summary>
/// <param name="Standing">What.</param>
/// <param name="Agents">How many.</param>
[BrowserContract]
public sealed record LiveGroup(LiveStanding Standing, int Agents);

/// <summary>An agent who is close to being asked.</summary>
/// <param name="Agent">Name.</param>
/// <param name="Standing">What keeps the agent from it.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="Detail">More, in words; empty for nothing.</param>
[BrowserContract]
public sealed record LiveNear(string Agent, LiveStanding Standing, int Seconds, string Detail);

/// <summary>Why a call waits.</summary>
/// <param name="Ahead">Callers of the queue who stand before it.</param>
/// <param name="WaitsFor">The agent for whom alone it waits; null for anybody.</param>
/// <param name="AlsoQueues">Names of other queues whose agents may take it.</param>
/// <param name="StepsTaken">How many steps of the queue's plan were taken.</param>
/// <param name="NextStepAt">When the next step is due; null when there is none.</param>
/// <param name="Able">How many agents could take it, busy or not.</param>
/// <param name="Agents">The agents of its queues by what keeps them from it.</param>
/// <param name="Nearest">Those who will most likely be free first, and idle ones who lack a skill.</param>
/// <param name="Unfit">Ids of the agents, of any queue, who lack what the call needs.</param>
[BrowserContract]
public sealed record LiveWait(
    int Ahead, string? WaitsFor, ImmutableArray<string> AlsoQueues, int StepsTaken, DateTimeOffset? NextStepAt, int Able, ImmutableArray<LiveGroup> Agents,
    ImmutableArray<LiveNear> Nearest, ImmutableArray<string> Unfit);

/// <summary>A state a supervisor sets.</summary>
/// <param name="Presence">The state.</param>
/// <param name="Reason">Why not ready; null otherwise.</param>
[BrowserContract]
public sealed record ForcedPresence(PhonePresence Presence, string? Reason);

/// <summary>Where a supervisor sends a waiting caller.</summary>
/// <param name="QueueId">The queue.</param>
/// <param name="Priority">The priority, -10 to 10.</param>
/// <param name="AgentId">The agent to wait for; null for anybody.</param>
[BrowserContract]
public sealed record MovedCaller(string QueueId, int Priority, string? AgentId);
