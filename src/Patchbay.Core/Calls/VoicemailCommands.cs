using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Calls;

/// <summary>Telephony: nothing has been said for as long as the message allows.</summary>
/// <param name="Message">Which message.</param>
public sealed record ReportMessageQuiet(MessageId Message) : ReleasingCommand(Message.Call);

/// <summary>Telephony: the file of a message is complete, or never will be.</summary>
/// <param name="Message">Which message.</param>
/// <param name="Length">How long it is; zero when it failed.</param>
/// <param name="Sha256">Hash of the file in hex; empty when it failed.</param>
/// <param name="HasVoice">False when nothing was said.</param>
public sealed record ReportMessageFinished(MessageId Message, TimeSpan Length, string Sha256, bool HasVoice) : ReleasingCommand(Message.Call);
