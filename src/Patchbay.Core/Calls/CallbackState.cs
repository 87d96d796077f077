using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>What is known of a callback while nobody was reached.</summary>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="MostAttempts">How often the number is dialled at most.</param>
/// <param name="ExpireAt">When it is given up.</param>
/// <param name="Source">Who asked.</param>
/// <param name="From">The call in which it was asked for; null for none.</param>
public sealed record CallbackState(DateTimeOffset AskedAt, int MostAttempts, DateTimeOffset ExpireAt, CallbackSource Source, InteractionId? From)
{
    /// <summary>How often the number was dialled.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is due; null while it is in the queue, or an agent tries.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it would be due if there were no hours; null while it is in the queue, or an agent tries.</summary>
    public DateTimeOffset? WantedAt { get; init; }

    /// <summary>When the hours end in which it may be dialled; null while it is not in the queue, and when they never end.</summary>
    public DateTimeOffset? HoursEndAt { get; init; }

    /// <summary>Why the last attempt reached nobody; null while there was none.</summary>
    public EndCause? LastCause { get; init; }

    /// <summary>The leg of the attempt that is made, or was made last; null before the first.</summary>
    public LegId? Leg { get; init; }

    /// <summary>Why a person gave it up; null while nobody did, and when none was said.</summary>
    public PersonalText? Reason { get; init; }

    /// <summary>Name of the one who gave it up; null when nobody did.</summary>
    public PersonalText? GivenUpBy { get; init; }

    /// <summary>True once the customer answered.</summary>
    public bool IsReached { get; init; }
}

/// <summary>A callback as screens show it.</summary>
/// <param name="Call">Which.</param>
/// <param name="Queue">The queue whose agents call back.</param>
/// <param name="Number">The number.</param>
/// <param name="CallerName">The customer's name; empty when unknown.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Since">Since when the customer waits.</param>
/// <param name="State">The rest.</param>
/// <param name="EndedAt">When it ended; null while it waits.</param>
/// <param name="Cause">Why it ended without reaching the customer; null while it waits, and when the customer was reached.</param>
/// <param name="Preferred">The agent it waits for; null for anybody who can.</param>
public sealed record CallbackView(
    InteractionId Call, QueueId Queue, PersonalText Number, PersonalText CallerName, CallPhase Phase, DateTimeOffset Since, CallbackState State,
    DateTimeOffset? EndedAt = null, EndCause? Cause = null, AgentId? Preferred = null);
