using System.Collections.Immutable;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>A fact about one call.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
public abstract record CallEvent(DateTimeOffset At, InteractionId Call) : ExchangeEvent(At)
{
    /// <inheritdoc/>
    public override Guid Subject => Call.Value;
}

/// <summary>A customer's call reached the site.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The customer's leg.</param>
/// <param name="Ani">The calling number as it came; empty when withheld.</param>
/// <param name="CallerName">The display name as it came; empty when none.</param>
/// <param name="Dnis">The dialled number.</param>
/// <param name="Dialog">What is needed to end the leg after a restart.</param>
/// <param name="EndBy">Until when any call must be over.</param>
/// <param name="Data">Variables that came with it; default for none.</param>
/// <param name="Trunk">Name or address of the trunk that it came over; null when nobody knows.</param>
public sealed record CallArrived(
    DateTimeOffset At, InteractionId Call, LegId Leg, PersonalText Ani, PersonalText CallerName, string Dnis, PersonalText Dialog,
    DateTimeOffset EndBy, ImmutableArray<CallVariable> Data = default, string? Trunk = null) : CallEvent(At, Call);

/// <summary>The caller waits in a queue.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Queue">Which queue.</param>
/// <param name="Since">The time that gives the place: the first entry.</param>
/// <param name="Returned">True when the call came back from an agent; it then stands first.</param>
/// <param name="LeaveBy">Until when the caller may wait.</param>
/// <param name="Wish">What the caller needs of routing; null for nothing in particular.</param>
/// <param name="PreferUntil">Until when the caller waits for the preferred agent alone; null when for anybody at once.</param>
/// <param name="StepAt">When the first step of the queue's plan is due; null when there is none.</param>
/// <param name="By">Name of the supervisor who moved the caller; null when nobody did.</param>
/// <param name="AnnounceAt">When the caller is told first how the wait goes on; null for never.</param>
/// <param name="KnownBy">Until when nobody is asked because it may become known who the caller is; null to ask at once.</param>
/// <param name="HoursEndAt">When the hours end in which the customer of a callback may be dialled; null for never, and for callers.</param>
/// <param name="Plan">How far the queue's plan had come; null when it begins.</param>
public sealed record CallQueued(
    DateTimeOffset At, InteractionId Call, QueueId Queue, DateTimeOffset Since, bool Returned, DateTimeOffset LeaveBy, RoutingWish? Wish = null,
    DateTimeOffset? PreferUntil = null, DateTimeOffset? StepAt = null, PersonalText? By = null,
    DateTimeOffset? AnnounceAt = null, DateTimeOffset? KnownBy = null, DateTimeOffset? HoursEndAt = null, PlanProgress? Plan = null) : CallEvent(At, Call);

/// <summary>A step of the queue's plan was taken: more agents may take the call.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Step">How many steps were taken by now.</param>
/// <param name="Needs">What the agent must be able to do from now on, in order.</param>
/// <param name="AlsoQueues">Other queues whose agents may take it too.</param>
/// <param name="StepAt">When the next step is due; null when there is none.</param>
public sealed record CallWidened(
    DateTimeOffset At, InteractionId Call, int Step, ImmutableArray<SkillNeed> Needs, ImmutableArray<QueueId> AlsoQueues, DateTimeOffset? StepAt)
    : CallEvent(At, Call);

/// <summary>The caller leaves the queue by an exit of its plan. What comes next follows at the same instant.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Queue">The queue that is left.</param>
/// <param name="Exit">The exit's name.</param>
public sealed record CallLeftQueue(DateTimeOffset At, InteractionId Call, QueueId Queue, string Exit) : CallEvent(At, Call);

/// <summary>The preferred agent did not come; anybody who can may take the call now.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
public sealed record PreferenceEnded(DateTimeOffset At, InteractionId Call) : CallEvent(At, Call);

/// <summary>The call is sent on to a party outside.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The party's leg.</param>
/// <param name="Target">SIP address of the party.</param>
/// <param name="Records">True when it is recorded.</param>
/// <param name="AnswerBy">Until when the party may ring.</param>
public sealed record CallForwarded(DateTimeOffset At, InteractionId Call, LegId Leg, PersonalText Target, bool Records, DateTimeOffset AnswerBy)
    : CallEvent(At, Call);

/// <summary>An agent dialled a number.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="AgentLeg">The agent's leg.</param>
/// <param name="CustomerLeg">The dialled party's leg.</param>
/// <param name="Number">The number as dialled.</param>
/// <param name="Record">The record it was dialled from; null when typed.</param>
/// <param name="AudioBy">Until when the agent's audio must be there.</param>
/// <param name="AnswerBy">Until when the party may ring.</param>
/// <param name="EndBy">Until when any call must be over.</param>
public sealed record CallDialed(
    DateTimeOffset At, InteractionId Call, AgentId Agent, LegId AgentLeg, LegId CustomerLeg, PersonalText Number, CallerMatch? Record,
    DateTimeOffset AudioBy, DateTimeOffset AnswerBy, DateTimeOffset EndBy) : CallEvent(At, Call);

/// <summary>The dialled party rings.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The party's leg.</param>
public sealed record LegRinging(DateTimeOffset At, InteractionId Call, LegId Leg) : CallEvent(At, Call);

/// <summary>A dialled party answered.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The party's leg.</param>
/// <param name="Dialog">What is needed to end the leg after a restart: remote tag, target, route set.</param>
/// <param name="Purpose">What the party was asked into the call for; null for the one that the call began with.</param>
public sealed record LegAnswered(DateTimeOffset At, InteractionId Call, LegId Leg, PersonalText Dialog, InvitationPurpose? Purpose = null)
    : CallEvent(At, Call);

/// <summary>The far end moved its side of a leg to another of its phones, or an agent to the desk phone or away from it.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The leg.</param>
/// <param name="Dialog">What is needed to end the leg after a restart, from now on.</param>
public sealed record LegMoved(DateTimeOffset At, InteractionId Call, LegId Leg, PersonalText Dialog) : CallEvent(At, Call);

/// <summary>
/// A leg is over. An agent's leg ends with whatever takes the agent out of the call, and says so by <see cref="LegMeasured"/> alone; journals of
/// earlier versions have this event for it, with a cause that means nothing.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">Which leg.</param>
/// <param name="Cause">Why.</param>
/// <param name="Quality">How well its audio travelled; null when it had none.</param>
public sealed record LegEnded(DateTimeOffset At, InteractionId Call, LegId Leg, EndCause Cause, LegQuality? Quality = null) : CallEvent(At, Call);

/// <summary>It is known how the audio of an agent's leg travelled, which is over. May come after the call is closed.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The agent's leg.</param>
/// <param name="Quality">How well its audio travelled.</param>
public sealed record LegMeasured(DateTimeOffset At, InteractionId Call, LegId Leg, LegQuality Quality) : CallEvent(At, Call);

/// <summary>The agent's audio flows.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The agent's leg.</param>
public sealed record AgentAudioConnected(DateTimeOffset At, InteractionId Call, LegId Leg) : CallEvent(At, Call);

/// <summary>The agent's audio stopped.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The agent's leg.</param>
/// <param name="ReturnBy">Until when it may come back.</param>
public sealed record AgentAudioLost(DateTimeOffset At, InteractionId Call, LegId Leg, DateTimeOffset ReturnBy) : CallEvent(At, Call);

/// <summary>The agent did not come back; the caller goes back to the queue.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who went away.</param>
/// <param name="Leg">The agent's leg, over now.</param>
public sealed record AgentDropped(DateTimeOffset At, InteractionId Call, AgentId Agent, LegId Leg) : CallEvent(At, Call);

/// <summary>The agent put the customer on hold.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="RemindAt">When the agent is reminded.</param>
public sealed record CallHeld(DateTimeOffset At, InteractionId Call, DateTimeOffset RemindAt) : CallEvent(At, Call);

/// <summary>The agent was reminded of a customer on hold.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="RemindAt">When the next reminder is due.</param>
public sealed record HoldReminded(DateTimeOffset At, InteractionId Call, DateTimeOffset RemindAt) : CallEvent(At, Call);

/// <summary>The agent took the customer back from hold.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
public sealed record CallRetrieved(DateTimeOffset At, InteractionId Call) : CallEvent(At, Call);

/// <summary>The agent's microphone was muted or opened.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Muted">True when nobody hears the agent.</param>
/// <param name="Agent">Whose; null for the agent whose call it is.</param>
public sealed record AgentMuted(DateTimeOffset At, InteractionId Call, bool Muted, AgentId? Agent = null) : CallEvent(At, Call);

/// <summary>The agent pressed keys for the far end.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Digits">The keys: 0-9, *, #, A-D.</param>
public sealed record DigitsSent(DateTimeOffset At, InteractionId Call, PersonalText Digits) : CallEvent(At, Call);

/// <summary>The far end pressed a key.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">On which leg.</param>
/// <param name="Digit">The key; a bullet for one that must be kept nowhere.</param>
/// <param name="NextBy">Until when a call flow waits for the next key; null where it waits for none.</param>
public sealed record DigitReceived(DateTimeOffset At, InteractionId Call, LegId Leg, PersonalText Digit, DateTimeOffset? NextBy = null)
    : CallEvent(At, Call);

/// <summary>The caller's number was looked up.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Matches">What may be the caller, best first; none for an unknown number.</param>
/// <param name="ByData">True when they were found by what the call carries.</param>
public sealed record CallerMatched(DateTimeOffset At, InteractionId Call, ImmutableArray<CallerMatch> Matches, bool ByData = false) : CallEvent(At, Call)
{
    /// <summary>Says on which record the log hangs from now on.</summary>
    /// <param name="before">Where it hung; null while open.</param>
    /// <param name="known">What the call was matched with before; default until looked up.</param>
    /// <returns>The only match. What a person chose stays; what the number told gives way to what the call carries.</returns>
    public CallerMatch? RecordAfter(CallerMatch? before, ImmutableArray<CallerMatch> known)
    {
        var wasTold = !known.IsDefault && known is [var only] && only.Record == before?.Record;
        return before is not null && !(ByData && wasTold) ? before : Matches is [var one] ? one : null;
    }
}

/// <summary>A person said which record the log hangs on; maybe after the call is closed.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Record">The record; one of the matches or a new one.</param>
/// <param name="By">Who said so; null for the call's agent.</param>
public sealed record RecordPicked(DateTimeOffset At, InteractionId Call, CallerMatch Record, PersonalText? By = null) : CallEvent(At, Call);

/// <summary>The call is over for the people in it.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Cause">Why.</param>
/// <param name="CloseBy">Until when legs and recording must have reported their end.</param>
/// <param name="Reason">Why a person gave a callback up; null otherwise.</param>
/// <param name="By">Name of that person; null otherwise.</param>
public sealed record CallEnded(
    DateTimeOffset At, InteractionId Call, EndCause Cause, DateTimeOffset CloseBy, PersonalText? Reason = null, PersonalText? By = null) : CallEvent(At, Call);

/// <summary>A restart gave telephony the full time again to end the legs and the recording of an ended call.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="CloseBy">Until when legs and recording must have reported their end.</param>
public sealed record ClosingExtended(DateTimeOffset At, InteractionId Call, DateTimeOffset CloseBy) : CallEvent(At, Call);

/// <summary>Nothing of the call is left to wait for; the exchange forgets it, the journal does not.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
public sealed record CallClosed(DateTimeOffset At, InteractionId Call) : CallEvent(At, Call);

/// <summary>A recording is finished.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Channels">How many channels it has; 0 when it failed.</param>
/// <param name="Sha256">Hash of the file in hex; empty when it failed.</param>
public sealed record RecordingFinished(DateTimeOffset At, InteractionId Call, TimeSpan Length, int Channels, string Sha256) : CallEvent(At, Call);

/// <summary>After-call work began.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="EndsAt">When it ends by itself.</param>
/// <param name="Since">Since when the agent had been in the call; null for the agent whose call it was at its end.</param>
/// <param name="Queue">The queue whose outcomes there are to choose from, wherever the call went on to; null for those of calls without a queue.</param>
/// <param name="PassedOn">True when the customer went on with somebody else.</param>
public sealed record WrapUpStarted(
    DateTimeOffset At, InteractionId Call, AgentId Agent, DateTimeOffset EndsAt, DateTimeOffset? Since = null, QueueId? Queue = null, bool PassedOn = false)
    : CallEvent(At, Call);

/// <summary>The agent wrote notes.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Notes">All notes of that agent about the call so far.</param>
/// <param name="Agent">Whose; null for the agent whose call it is, or was.</param>
public sealed record NotesWritten(DateTimeOffset At, InteractionId Call, PersonalText Notes, AgentId? Agent = null) : CallEvent(At, Call);

/// <summary>After-call work is done.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Disposition">The outcome; null when the limit ended it.</param>
public sealed record WrapUpEnded(DateTimeOffset At, InteractionId Call, AgentId Agent, string? Disposition) : CallEvent(At, Call);
