using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Calls;

/// <summary>The tone sounds, and what the caller says is recorded.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Message">The message that begins.</param>
/// <param name="Box">Whose it becomes.</param>
/// <param name="Quiet">After how much silence it ends.</param>
/// <param name="EndBy">When it ends at the latest.</param>
public sealed record MessageBegan(DateTimeOffset At, InteractionId Call, MessageId Message, Mailbox Box, TimeSpan Quiet, DateTimeOffset EndBy)
    : CallFlowEvent(At, Call);

/// <summary>What ended a message while the caller stays on the line.</summary>
public enum MessageStop
{
    /// <summary>The key for it.</summary>
    Key,

    /// <summary>Nothing was said for a while.</summary>
    Silence,

    /// <summary>It was as long as one may be.</summary>
    Longest,
}

/// <summary>Nothing more is recorded of the message. A caller who hangs up ends it without this.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Message">Which message.</param>
/// <param name="Why">What ended it.</param>
public sealed record MessageStopped(DateTimeOffset At, InteractionId Call, MessageId Message, MessageStop Why) : CallFlowEvent(At, Call);

/// <summary>A message was left: its file is complete.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Message">Which message.</param>
/// <param name="Box">Whose it is.</param>
/// <param name="Number">The caller's number.</param>
/// <param name="CallerName">The name that came with the call.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Sha256">Hash of its file in hex.</param>
/// <param name="DeleteAt">When it is deleted by itself.</param>
/// <param name="Record">The record that the caller was taken for; null for none.</param>
public sealed record MessageLeft(
    DateTimeOffset At, InteractionId Call, MessageId Message, Mailbox Box, PersonalText Number, PersonalText CallerName, TimeSpan Length, string Sha256,
    DateTimeOffset DeleteAt, CallerMatch? Record = null) : CallEvent(At, Call);

/// <summary>Nothing came of a message: nothing was said, or its recording failed.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Message">Which message.</param>
/// <param name="IsFailure">True when its recording failed.</param>
public sealed record MessageDropped(DateTimeOffset At, InteractionId Call, MessageId Message, bool IsFailure) : CallEvent(At, Call);
