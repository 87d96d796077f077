using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>A flow rings an agent or a party outside. The caller hears it ring.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="AnswerBy">Until when it may ring.</param>
/// <param name="Agent">The agent; null for a party outside.</param>
/// <param name="Offer">The offer that rings at the agent.</param>
/// <param name="Leg">The leg that is dialled; null for an agent.</param>
/// <param name="Target">The number, or the SIP address that the flow's author wrote.</param>
public sealed record FlowDialed(
    DateTimeOffset At, InteractionId Call, DateTimeOffset AnswerBy, AgentId? Agent, OfferId? Offer, LegId? Leg, PersonalText? Target) : CallFlowEvent(At, Call);

/// <summary>Nobody came whom the flow rang; the caller goes on in it.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Outcome">Why.</param>
public sealed record FlowDialEnded(DateTimeOffset At, InteractionId Call, InvitationOutcome Outcome) : CallFlowEvent(At, Call);

/// <summary>Whom the flow rang has the caller.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Leg">The leg of whoever answered.</param>
/// <param name="Agent">The agent; null for a party outside.</param>
/// <param name="Records">True when the talk is recorded.</param>
public sealed record FlowConnected(DateTimeOffset At, InteractionId Call, LegId Leg, AgentId? Agent, bool Records) : CallFlowEvent(At, Call);

/// <summary>The talk is over, and the caller goes on in the flow: for a survey.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Leg">The leg that left.</param>
/// <param name="Agent">Whose it was; null for a party outside.</param>
/// <param name="Tape">What becomes of the recording.</param>
public sealed record FlowTalkEnded(DateTimeOffset At, InteractionId Call, LegId Leg, AgentId? Agent, TapeAfterTalk Tape = TapeAfterTalk.Silent) : CallFlowEvent(At, Call);

/// <summary>What becomes of the recording of a call when its talk is over and the caller stays in the flow.</summary>
public enum TapeAfterTalk
{
    /// <summary>It goes on in silence, since the flow may lead to another talk.</summary>
    Silent,

    /// <summary>It is over, and its file complete.</summary>
    Ends,

    /// <summary>It keeps what the caller says, as the step wants it.</summary>
    KeepsCaller,
}

/// <summary>What a flow says about the recording of the talk that follows.</summary>
public enum RecordingWish
{
    /// <summary>It is recorded.</summary>
    Start,

    /// <summary>It is not.</summary>
    Stop,

    /// <summary>It is recorded as silence until the agent lets it go on.</summary>
    Pause,
}

/// <summary>A flow decided whether the talk that follows is recorded, whatever the queue says.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Wish">What.</param>
public sealed record FlowRecordingChosen(DateTimeOffset At, InteractionId Call, RecordingWish Wish) : CallFlowEvent(At, Call);

/// <summary>The caller said whether the call may be recorded, or did not say.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Step">In which step.</param>
/// <param name="IsGiven">True for yes.</param>
public sealed record FlowConsentAnswered(DateTimeOffset At, InteractionId Call, string Step, bool IsGiven) : CallFlowEvent(At, Call);

/// <summary>The caller answered a question of a survey.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Question">The variable that has the answer.</param>
/// <param name="Answer">The key.</param>
public sealed record FlowSurveyAnswered(DateTimeOffset At, InteractionId Call, string Question, PersonalText Answer) : CallFlowEvent(At, Call);

/// <summary>One answer of a survey.</summary>
/// <param name="Question">The variable that has it.</param>
/// <param name="Answer">The key.</param>
public sealed record SurveyAnswer(string Question, PersonalText Answer);
