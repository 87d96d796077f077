using System.Collections.Immutable;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>What carries a leg.</summary>
public enum LegKind
{
    /// <summary>A SIP dialog that came in.</summary>
    Inbound,

    /// <summary>A SIP dialog that we started.</summary>
    Outbound,

    /// <summary>An agent's browser.</summary>
    Browser,
}

/// <summary>One party's side of a call, as the exchange knows it.</summary>
public sealed class LegState
{
    /// <summary>Which.</summary>
    public required LegId Id { get; init; }

    /// <summary>What carries it.</summary>
    public required LegKind Kind { get; init; }

    /// <summary>The agent whose browser it is; null for SIP legs.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The number or SIP address it was dialled to; null for others.</summary>
    public PersonalText? Target { get; init; }

    /// <summary>What telephony needs to end it after a restart; null until known.</summary>
    public PersonalText? Dialog { get; set; }

    /// <summary>True for a party that the operator chose: its target may be a SIP address.</summary>
    public bool IsForward { get; init; }

    /// <summary>Why it must end while the call goes on; null when it need not.</summary>
    public EndCause? Leaving { get; set; }

    /// <summary>How often keys were sent to it; tells telephony a new batch from a repeated plan.</summary>
    public int DigitBatches { get; set; }

    /// <summary>The last keys that were sent to it.</summary>
    public PersonalText Digits { get; set; } = PersonalText.Empty;

    /// <summary>True once the dialled party rings.</summary>
    public bool Ringing { get; set; }

    /// <summary>True once it can carry a talk.</summary>
    public bool Answered { get; set; }

    /// <summary>True when telephony reported its end, or nothing was left to report.</summary>
    public bool Over { get; set; }
}

/// <summary>What is known of an agent's audio during a call.</summary>
public enum AgentAudio
{
    /// <summary>It has not come yet.</summary>
    Awaited,

    /// <summary>It flows.</summary>
    Flows,

    /// <summary>It stopped.</summary>
    Lost,
}

/// <summary>One call as the exchange knows it, until it is closed.</summary>
public sealed partial class CallState
{
    /// <summary>Which.</summary>
    public required InteractionId Id { get; init; }

    /// <summary>Who called whom.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>When it arrived or was dialled.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The customer's number.</summary>
    public required PersonalText Number { get; init; }

    /// <summary>The name that came with the call.</summary>
    public PersonalText CallerName { get; init; } = PersonalText.Empty;

    /// <summary>The dialled number of an inbound call.</summary>
    public string Dnis { get; init; } = "";

    /// <summary>Name or address of the trunk that an inbound call came over; null when nobody knows.</summary>
    public string? Trunk { get; init; }

    /// <summary>What the call carries.</summary>
    public ImmutableArray<CallVariable> Data { get; set; } = [];

    /// <summary>Where it stands.</summary>
    public CallPhase Phase { get; set; }

    /// <summary>All its legs, in the order they came.</summary>
    public List<LegState> Legs { get; init; } = [];

    /// <summary>Its queue; null when it came through none.</summary>
    public QueueId? Queue { get; set; }

    /// <summary>Its place in the queue, kept while it is offered.</summary>
    public QueuePlace Place { get; set; }

    /// <summary>What the caller needs of routing; null for nothing in particular.</summary>
    public RoutingWish? Wish { get; set; }

    /// <summary>What the agent must be able to do now, in order.</summary>
    public ImmutableArray<SkillNeed> Needs { get; set; } = [];

    /// <summary>Other queues whose agents may take the call too.</summary>
    public ImmutableArray<QueueId> AlsoQueues { get; set; } = [];

    /// <summary>Since when the steps of the plan count: when it entered its queue, or as much earlier as it had waited there before.</summary>
    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>How far the plan had come of the queue that it left last; null while it is in one.</summary>
    public PlanProgress? LeftPlan { get; set; }

    /// <summary>How many steps of the queue's plan were taken.</summary>
    public int StepsTaken { get; set; }

    /// <summary>When the next step is due; null when there is none.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    /// <summary>How far the plan of its queue has come; null for one in no queue.</summary>
    /// <param name="now">The instant.</param>
    public PlanProgress? PlanAt(DateTimeOffset now) => Queue is { } queue ? new(queue, StepsTaken, Needs, AlsoQueues, now - QueuedAt) : null;

    /// <summary>True while nobody is asked because it may become known who the caller is.</summary>
    public bool AwaitsMatch { get; set; }

    /// <summary>When the caller is told next how the wait goes on; null when not.</summary>
    public DateTimeOffset? AnnounceAt { get; set; }

    /// <summary>What the caller was told last in this queue; null for nothing.</summary>
    public WaitTold? Told { get; set; }

    /// <summary>How often the caller was told.</summary>
    public int TimesAnnounced { get; set; }

    /// <summary>How often a plan moved it to another queue.</summary>
    public int Moves { get; set; }

    /// <summary>The agent for whom alone the caller waits now; null for anybody.</summary>
    public AgentId? WaitsFor { get; set; }

    /// <summary>The offer that rings.</summary>
    public OfferId? Offer { get; set; }

    /// <summary>The offers that ring beside it; none unless all are asked at once.</summary>
    public List<RingState> OtherRings { get; init; } = [];

    /// <summary>When that offer was made.</summary>
    public DateTimeOffset OfferedAt { get; set; }

    /// <summary>Until when that offer can be taken.</summary>
    public DateTimeOffset OfferExpiresAt { get; set; }

    /// <summary>Number of offers made so far.</summary>
    public int Offers { get; set; }

    /// <summary>The agent who is asked, whose call it is, or whose it was at its end.</summary>
    public AgentId? Agent { get; set; }

    /// <summary>Since when the agent is in the call.</summary>
    public DateTimeOffset AgentSince { get; set; }

    /// <summary>What is known of the agent's audio.</summary>
    public AgentAudio Audio { get; set; }

    /// <summary>Since when the customer is on hold; null when not.</summary>
    public DateTimeOffset? HeldSince { get; set; }

    /// <summary>True when the agent was reminded of the hold.</summary>
    public bool HoldReminded { get; set; }

    /// <summary>True while nobody hears the agent.</summary>
    public bool Muted { get; set; }

    /// <summary>True when an agent had the call before: the greeting is not played again.</summary>
    public bool WasConnected { get; set; }

    /// <summary>True when the talk is recorded.</summary>
    public bool Records { get; set; }

    /// <summary>What a call flow said about the recording; null for what the queue says.</summary>
    public RecordingWish? Wished { get; set; }

    /// <summary>True once a recording began and has not reported its end.</summary>
    public bool RecordingOpen { get; set; }

    /// <summary>What became of the recording when the caller went back to the flow after a talk; silence while there was none.</summary>
    public TapeAfterTalk Tape { get; set; }

    /// <summary>What is known of the callback that it is; null for a call that is none.</summary>
    public CallbackState? Callback { get; set; }

    /// <summary>True for a callback that has not reached the customer: nobody is on the line.</summary>
    public bool AwaitsCallback => Callback is { IsReached: false };

    /// <summary>How many messages were begun.</summary>
    public int Messages { get; set; }

    /// <summary>Messages whose files are not complete.</summary>
    public List<OpenMessage> OpenMessages { get; init; } = [];

    /// <summary>When the call is kept again by itself; null while the recording is not paused.</summary>
    public DateTimeOffset? KeptAgainAt { get; set; }

    /// <summary>How long that agent had been idle.</summary>
    public TimeSpan OfferIdleFor { get; set; }

    /// <summary>The rule that chose that agent.</summary>
    public string OfferRule { get; set; } = "";

    /// <summary>Records that may be the customer; default until looked up.</summary>
    public ImmutableArray<CallerMatch> Matches { get; set; }

    /// <summary>The record the log hangs on; null while it is open.</summary>
    public CallerMatch? Record { get; set; }

    /// <summary>Why it ended; null while it lives.</summary>
    public EndCause? EndCause { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt { get; set; }

    /// <summary>True for a call that was, or is, offered to all at once: nobody misses it.</summary>
    public bool RingsAll => OfferRule == OfferReason.RingAll;

    /// <summary>All offers that ring, the first one first.</summary>
    public IEnumerable<RingState> Rings => Offer is { } first ? OtherRings.Prepend(new(first, Agent!.Value, OfferIdleFor)) : [];

    /// <summary>True while an agent is in after-call work.</summary>
    public bool InWrapUp => WrapUps.Count > 0;

    /// <summary>The customer's leg. A callback that was never dialled has none.</summary>
    public LegState CustomerLeg => (Callback is null ? Legs.Find(leg => leg.Kind != LegKind.Browser) : Legs.Find(leg => leg.Id == Callback.Leg))!;

    /// <summary>The leg of the agent in the call; null when none.</summary>
    public LegState? AgentLeg => Legs.FindLast(leg => leg is { Kind: LegKind.Browser, Over: false } && leg.Agent == Agent);

    /// <summary>True while anyone can still hear anyone.</summary>
    public bool IsLive => Phase is not CallPhase.Ended;

    /// <summary>True while a SIP leg, the recording or a message has not reported its end.</summary>
    public bool HasLooseEnds => RecordingOpen || OpenMessages.Count > 0 || Legs.Exists(leg => !leg.Over);

    /// <summary>True when nothing is left to wait for.</summary>
    public bool CanClose => !IsLive && !InWrapUp && !HasLooseEnds;

    /// <summary>The next unused leg id.</summary>
    public LegId NextLeg => new(Id, Legs.Count + 1);

    /// <summary>Finds a leg that is not over.</summary>
    /// <param name="id">Which.</param>
    /// <returns>The leg; null when there is none or it is over.</returns>
    public LegState? OpenLeg(LegId id) => Legs.Find(leg => leg.Id == id && !leg.Over);
}
