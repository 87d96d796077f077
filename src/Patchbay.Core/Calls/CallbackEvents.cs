using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Who asked for a callback, and how.</summary>
public enum CallbackSource
{
    /// <summary>A caller, in a call flow.</summary>
    Flow,

    /// <summary>Somebody at a page or a program outside.</summary>
    Web,
}

/// <summary>A customer wants to be called back. The call begins without anybody on the line; its place in the queue follows.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The new call.</param>
/// <param name="Queue">The queue whose agents call back.</param>
/// <param name="Number">The number to dial, as it can be dialled.</param>
/// <param name="CallerName">The customer's name; empty when unknown.</param>
/// <param name="Since">Since when the customer waits: of one who waited in the queue, from the first entry.</param>
/// <param name="MostAttempts">How often the number is dialled at most.</param>
/// <param name="ExpireAt">When it is given up.</param>
/// <param name="Source">Who asked.</param>
/// <param name="From">The call in which it was asked for; null for none.</param>
/// <param name="Record">The record that the customer was taken for; null for none.</param>
/// <param name="Plan">How far the queue's plan had come for the caller; null for one who did not wait there.</param>
public sealed record CallbackAsked(
    DateTimeOffset At, InteractionId Call, QueueId Queue, PersonalText Number, PersonalText CallerName, DateTimeOffset Since, int MostAttempts,
    DateTimeOffset ExpireAt, CallbackSource Source, InteractionId? From = null, CallerMatch? Record = null, PlanProgress? Plan = null) : CallEvent(At, Call);

/// <summary>A callback waits apart from its queue until it is due; the place is kept. An agent who tried is free again.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="DueAt">When it goes back to its place.</param>
/// <param name="Cause">Why the last attempt reached nobody; null when there was none.</param>
/// <param name="Agent">Who tried; null when nobody did.</param>
/// <param name="Queue">The queue to which a supervisor gave it; null when it stays.</param>
/// <param name="Wish">With what it goes there; counts only with <paramref name="Queue"/>.</param>
/// <param name="By">The supervisor's name; null when nobody gave it away.</param>
/// <param name="WantedAt">When it would go back if there were no hours; null for one that says nothing of it: at once, and after an attempt when it is due.</param>
public sealed record CallbackPostponed(
    DateTimeOffset At, InteractionId Call, DateTimeOffset DueAt, EndCause? Cause = null, AgentId? Agent = null, QueueId? Queue = null,
    RoutingWish? Wish = null, PersonalText? By = null, DateTimeOffset? WantedAt = null) : CallEvent(At, Call)
{
    /// <summary>How many attempts it gives back: 1 when it was no fault of the customer's, whom nobody called or a restart cut off.</summary>
    internal int Unused => IsOurs(Cause) ? 1 : 0;

    /// <summary>True for what keeps an attempt from the customer on our side of the line.</summary>
    internal static bool IsOurs(EndCause? cause) => cause is EndCause.LineOutOfOrder or EndCause.NoTrunk or EndCause.Interrupted;

    /// <summary>When it would go back if there were no hours.</summary>
    /// <returns>Not after <see cref="DueAt"/>.</returns>
    public DateTimeOffset Wanted() => WantedAt ?? (Cause is null ? At : DueAt);
}

/// <summary>The caller of a call flow was promised to be called back: by a callback of this call, or by one to the same number that was asked for before.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call in which it was promised.</param>
/// <param name="Queue">The queue that calls back; null in journals of earlier versions.</param>
public sealed record CallbackPromised(DateTimeOffset At, InteractionId Call, QueueId? Queue = null) : CallEvent(At, Call);

/// <summary>An agent took the callback, and the customer is dialled.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The customer's leg of this attempt.</param>
/// <param name="Attempt">Counts the attempts from 1.</param>
/// <param name="AnswerBy">Until when the customer may ring.</param>
/// <param name="EndBy">Until when any call must be over.</param>
public sealed record CallbackDialed(DateTimeOffset At, InteractionId Call, LegId Leg, int Attempt, DateTimeOffset AnswerBy, DateTimeOffset EndBy)
    : CallEvent(At, Call);
