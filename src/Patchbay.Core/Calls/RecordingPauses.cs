using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Nothing of the call is to be kept for a while, as when a customer says a card number. The recording goes on in silence.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">The agent in the call who wants it; null for a program.</param>
/// <param name="Reason">Why, in at most 80 characters.</param>
public sealed record PauseRecording(InteractionId Call, AgentId? Agent, string Reason) : ReleasingCommand(Call)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 80;

    /// <summary>What a pause is for when nobody says it.</summary>
    public const string StandardReason = "Card number";
}

/// <summary>What is said is kept again.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">The agent in the call who wants it; null for a program.</param>
public sealed record ResumeRecording(InteractionId Call, AgentId? Agent) : ReleasingCommand(Call);

/// <summary>Nothing of the call is kept from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">The agent who wanted it; null for a program.</param>
/// <param name="Reason">Why.</param>
/// <param name="ResumeAt">When it is kept again by itself.</param>
public sealed record RecordingPaused(DateTimeOffset At, InteractionId Call, AgentId? Agent, string Reason, DateTimeOffset ResumeAt) : CallEvent(At, Call);

/// <summary>The call is kept again.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">The agent who wanted it; null for a program, and when the time was up.</param>
public sealed record RecordingResumed(DateTimeOffset At, InteractionId Call, AgentId? Agent) : CallEvent(At, Call);

/// <summary>A time of which the recording has silence.</summary>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null while it lasts.</param>
/// <param name="Reason">Why.</param>
/// <param name="Agent">Who wanted it; null for a program.</param>
public sealed record RecordingPause(DateTimeOffset From, DateTimeOffset? To, string Reason, AgentId? Agent);
