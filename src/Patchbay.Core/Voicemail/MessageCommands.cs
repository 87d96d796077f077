using Patchbay.Core.Shared;

namespace Patchbay.Core.Voicemail;

/// <summary>Something asked for a message that was left.</summary>
/// <param name="Message">Which.</param>
/// <param name="Agent">The agent who asks: only for messages of their own and of their queues; null for a supervisor, who may do it to all.</param>
/// <param name="By">Name of the one who asks.</param>
public abstract record MessageCommand(MessageId Message, AgentId? Agent, PersonalText By) : ExchangeCommand;

/// <summary>Marks a message as heard, or as not heard. Doing it twice changes nothing.</summary>
/// <param name="Message">Which.</param>
/// <param name="Agent">Who asks; null for a supervisor.</param>
/// <param name="By">Name of the one who asks.</param>
/// <param name="IsHeard">False to let it wait again.</param>
public sealed record MarkMessage(MessageId Message, AgentId? Agent, PersonalText By, bool IsHeard) : MessageCommand(Message, Agent, By);

/// <summary>Deletes a message and what was said.</summary>
/// <param name="Message">Which.</param>
/// <param name="Agent">Who asks; null for a supervisor.</param>
/// <param name="By">Name of the one who asks.</param>
public sealed record DeleteMessage(MessageId Message, AgentId? Agent, PersonalText By) : MessageCommand(Message, Agent, By);

/// <summary>Gives a message to somebody else.</summary>
/// <param name="Message">Which.</param>
/// <param name="Agent">Who asks; null for a supervisor.</param>
/// <param name="By">Name of the one who asks.</param>
/// <param name="Box">Whose it becomes.</param>
public sealed record MoveMessage(MessageId Message, AgentId? Agent, PersonalText By, Mailbox Box) : MessageCommand(Message, Agent, By);

/// <summary>The mailer: a notice of a message went out, or is not tried any more. Saying so twice changes nothing.</summary>
/// <param name="Message">Which.</param>
/// <param name="IsGivenUp">True when it did not go out.</param>
public sealed record ReportMessageMailed(MessageId Message, bool IsGivenUp) : MessageCommand(Message, null, PersonalText.Empty);
