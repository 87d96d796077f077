using Patchbay.Core.Calls;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Callbacks;

/// <summary>A wish to be called back.</summary>
/// <param name="Queue">Name of the queue whose agents call back.</param>
/// <param name="Number">The number to dial.</param>
/// <param name="Name">The customer's name; may be left out.</param>
public sealed record CallbackWish(string? Queue, string? Number, string? Name);

/// <summary>A callback that was taken.</summary>
/// <param name="Id">Its id, which is that of its call.</param>
public sealed record CallbackTaken(string Id);

/// <summary>Where a callback stands.</summary>
[BrowserContract]
public enum CallbackPhase
{
    /// <summary>Its time has not come; its place is kept.</summary>
    Scheduled,

    /// <summary>In its place in the queue.</summary>
    Waiting,

    /// <summary>An agent is asked.</summary>
    Offered,

    /// <summary>The customer is dialled.</summary>
    Dialing,

    /// <summary>Given up.</summary>
    Ended,
}

/// <summary>A callback in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Queue">Name of the queue.</param>
/// <param name="QueueId">The queue.</param>
/// <param name="AgentId">The agent it waits for; null for anybody who can.</param>
/// <param name="Agent">Name of that agent; empty for anybody who can.</param>
/// <param name="Number">The number.</param>
/// <param name="Name">The customer's name; empty when unknown.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Since">Since when the customer waits.</param>
/// <param name="DueAt">When it takes its place in the queue; null while it is there.</param>
/// <param name="ExpiresAt">When it is given up.</param>
/// <param name="Attempts">How often the customer was dialled.</param>
/// <param name="MostAttempts">How often at most.</param>
/// <param name="LastCause">Why the last attempt reached nobody; null when there was none.</param>
/// <param name="Source">Who asked for it.</param>
/// <param name="EndedAt">When it was given up; null while it waits.</param>
/// <param name="Cause">Why it was given up; null while it waits.</param>
/// <param name="Reason">What the person who gave it up said; empty when nobody did.</param>
/// <param name="GivenUpBy">Who that was; empty when nobody was.</param>
[BrowserContract]
public sealed record CallbackLine(
    string Id, string Queue, string QueueId, string? AgentId, string Agent, string Number, string Name, CallbackPhase Phase, DateTimeOffset Since, DateTimeOffset? DueAt, DateTimeOffset ExpiresAt, int Attempts,
    int MostAttempts, EndCause? LastCause, CallbackSource Source, DateTimeOffset? EndedAt, EndCause? Cause, string Reason,
    string GivenUpBy);

/// <summary>Why a callback is given up.</summary>
/// <param name="Reason">In at most 200 characters.</param>
[BrowserContract]
public sealed record GivenUpCallback(string? Reason);

/// <summary>All callbacks.</summary>
/// <param name="Waiting">Those that wait, longest first.</param>
/// <param name="Lost">The last ones that reached nobody, newest first.</param>
[BrowserContract]
public sealed record CallbackList(IReadOnlyList<CallbackLine> Waiting, IReadOnlyList<CallbackLine> Lost);
