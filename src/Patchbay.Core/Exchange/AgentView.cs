using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <summary>What an agent's screen must show, as of one moment; it does not change afterwards.</summary>
/// <param name="Sequence">Sequence of the last event it knows.</param>
/// <param name="At">Instant of that event.</param>
/// <param name="Agent">Who.</param>
/// <param name="Name">Display name.</param>
/// <param name="Presence">What the agent chose.</param>
/// <param name="PresenceSince">Since when.</param>
/// <param name="Activity">What the agent is busy with.</param>
/// <param name="Queues">The queues the agent serves.</param>
/// <param name="Call">The call it is about; null when idle.</param>
/// <param name="WrapUpEndsAt">When after-call work ends; only in wrap-up.</param>
/// <param name="Skills">What the agent can do.</param>
/// <param name="Standing">What keeps the agent from a call.</param>
/// <param name="StandingSince">Since when.</param>
/// <param name="QueuesChosen">True when somebody chose <paramref name="Queues"/> for this agent; otherwise the agent serves all, those too that are added later.</param>
/// <param name="IsPanelLost">True while no panel of the agent's is connected.</param>
public sealed record AgentView(
    long Sequence, DateTimeOffset At, AgentId Agent, PersonalText Name, Presence Presence, DateTimeOffset PresenceSince, AgentActivity Activity,
    ImmutableArray<QueueId> Queues, AgentCallView? Call, DateTimeOffset WrapUpEndsAt, ImmutableArray<SkillLevel> Skills = default,
    AgentStanding Standing = AgentStanding.Offline, DateTimeOffset StandingSince = default, bool QueuesChosen = false, bool IsPanelLost = false);

/// <summary>A call as its agent sees it.</summary>
/// <param name="Call">Which.</param>
/// <param name="Direction">Who called whom.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Number">The customer's number.</param>
/// <param name="CallerName">The name that came with it.</param>
/// <param name="Matches">Records that may be the customer; default until looked up.</param>
/// <param name="Record">The record the log hangs on; null while open.</param>
/// <param name="QueueName">Where it came from; null for none.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Offer">The offer that rings; null when none.</param>
/// <param name="OfferedAt">When it was made.</param>
/// <param name="OfferExpiresAt">Until when it can be taken.</param>
/// <param name="IdleFor">How long the agent had been idle then.</param>
/// <param name="OfferRule">The rule that chose the agent, as in <see cref="OfferReason.Rule"/>.</param>
/// <param name="AgentSince">Since when the agent is in it.</param>
/// <param name="EndedAt">When it ended; only once ended.</param>
/// <param name="Rings">True once the dialled party rings.</param>
/// <param name="HeldSince">Since when the customer is on hold.</param>
/// <param name="HoldReminded">True when that is long.</param>
/// <param name="Muted">True while nobody hears the agent.</param>
/// <param name="Recorded">True while it is recorded.</param>
/// <param name="Audio">What is known of the agent's audio.</param>
/// <param name="Notes">Notes so far.</param>
/// <param name="Dispositions">Outcomes to choose from.</param>
/// <param name="Others">What there is besides customer and agent; null when nothing.</param>
/// <param name="KeptAgainAt">When a paused recording goes on by itself; null while it is not paused.</param>
/// <param name="Callback">The callback that it is, while the customer was not reached; null for any other call.</param>
/// <param name="PassedOn">True in the wrap-up of one who left the customer to somebody else.</param>
/// <param name="EndCause">Why it ended; null in anything but a wrap-up, and while others go on with it.</param>
/// <param name="Failed">In the wrap-up of one who passed the call on: who did not come, so that the customer went back to a queue; null when none.</param>
public sealed record AgentCallView(
    InteractionId Call, CallDirection Direction, CallPhase Phase, PersonalText Number, PersonalText CallerName,
    ImmutableArray<CallerMatch> Matches, CallerMatch? Record, string? QueueName, DateTimeOffset StartedAt, OfferId? Offer,
    DateTimeOffset OfferedAt, DateTimeOffset OfferExpiresAt, TimeSpan IdleFor, string OfferRule, DateTimeOffset AgentSince, DateTimeOffset EndedAt, bool Rings,
    DateTimeOffset? HeldSince, bool HoldReminded, bool Muted, bool Recorded, AgentAudio Audio, PersonalText Notes,
    ImmutableArray<string> Dispositions, OthersView? Others = null, DateTimeOffset? KeptAgainAt = null,
    CallbackState? Callback = null, bool PassedOn = false, EndCause? EndCause = null, FailedInvitationView? Failed = null);

/// <summary>A queue as its agents see it.</summary>
/// <param name="Queue">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Callers without an agent, those being offered included.</param>
/// <param name="LongestSince">Since when the first of them waits; null when none is without an offer.</param>
/// <param name="ExpectedWait">How long one who came now would most likely wait; null while nobody was taken yet.</param>
/// <param name="Credit">The wait that a point of priority is worth.</param>
public sealed record QueueView(QueueId Queue, string Name, int Waiting, DateTimeOffset? LongestSince, TimeSpan? ExpectedWait = null, TimeSpan Credit = default);
