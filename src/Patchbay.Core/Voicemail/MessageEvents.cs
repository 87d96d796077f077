using Patchbay.Core.Shared;

namespace Patchbay.Core.Voicemail;

/// <summary>A fact about a message that was left, maybe long after its call.</summary>
/// <param name="At">When.</param>
/// <param name="Message">Which.</param>
public abstract record MessageEvent(DateTimeOffset At, MessageId Message) : ExchangeEvent(At)
{
    /// <inheritdoc/>
    public override Guid Subject => Message.Call.Value;
}

/// <summary>Somebody heard it, or said so.</summary>
/// <param name="At">When.</param>
/// <param name="Message">Which.</param>
/// <param name="By">Who, by name.</param>
public sealed record MessageHeard(DateTimeOffset At, MessageId Message, PersonalText By) : MessageEvent(At, Message);

/// <summary>It counts as not heard again.</summary>
/// <param name="At">When.</param>
/// <param name="Message">Which.</param>
/// <param name="By">Who said so, by name.</param>
public sealed record MessageKept(DateTimeOffset At, MessageId Message, PersonalText By) : MessageEvent(At, Message);

/// <summary>A notice of it went out by mail, or is not tried any more.</summary>
/// <param name="At">When.</param>
/// <param name="Message">Which.</param>
/// <param name="IsGivenUp">True when it did not go out.</param>
public sealed record MessageMailed(DateTimeOffset At, MessageId Message, bool IsGivenUp = false) : MessageEvent(At, Message);

/// <summary>It is somebody else's from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Message">Which.</param>
/// <param name="Box">Whose.</param>
/// <param name="By">Who said so, by name.</param>
public sealed record MessageMoved(DateTimeOffset At, MessageId Message, Mailbox Box, PersonalText By) : MessageEvent(At, Message);

/// <summary>It is gone, and what was said with it.</summary>
/// <param name="At">When.</param>
/// <param name="Message">Which.</param>
/// <param name="By">Who deleted it, by name; empty when its time was over.</param>
public sealed record MessageDeleted(DateTimeOffset At, MessageId Message, PersonalText By) : MessageEvent(At, Message);
