using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Calls;

/// <summary>A message that is being recorded, or whose file is not complete yet.</summary>
/// <param name="Id">Which.</param>
/// <param name="Box">Whose it becomes.</param>
/// <param name="Quiet">After how much silence it ends.</param>
/// <param name="IsStopped">True when nothing more is recorded of it.</param>
public sealed record OpenMessage(MessageId Id, Mailbox Box, TimeSpan Quiet, bool IsStopped = false);

/// <summary>What telephony must make true for one message.</summary>
/// <param name="Message">Which.</param>
/// <param name="Leg">Whose voice it is.</param>
/// <param name="Quiet">After how much silence to report so.</param>
/// <param name="Ends">True when it must be finished now.</param>
public sealed record MessagePlan(MessageId Message, Shared.LegId Leg, TimeSpan Quiet, bool Ends);
