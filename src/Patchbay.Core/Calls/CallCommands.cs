using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Something asked of, or reported about, one call.</summary>
/// <param name="Call">Which.</param>
public abstract record CallCommand(InteractionId Call) : ExchangeCommand;

/// <summary>A fact or wish that frees something; it always fits.</summary>
/// <param name="Call">Which.</param>
public abstract record ReleasingCommand(InteractionId Call) : CallCommand(Call)
{
    /// <inheritdoc/>
    public override bool AlwaysFits => true;
}

/// <summary>A call came in.</summary>
/// <param name="Call">Its new id.</param>
/// <param name="Ani">The calling number; empty when withheld.</param>
/// <param name="CallerName">The display name; empty when none.</param>
/// <param name="Dnis">The dialled number.</param>
/// <param name="Dialog">What telephony needs to end the leg after a restart.</param>
/// <param name="Data">Variables that came with it; default for none. Those that are not well formed are left out.</param>
/// <param name="Trunk">Name or address of the trunk that it came over; empty when nobody knows.</param>
public sealed record ArriveCall(
    InteractionId Call, PersonalText Ani, PersonalText CallerName, string Dnis, PersonalText Dialog, ImmutableArray<CallVariable> Data = default,
    string Trunk = "") : CallCommand(Call)
{
    /// <inheritdoc/>
    public override bool BringsWork => true;
}

/// <summary>An agent dials. A second command with the same id is refused as <c>call.known</c>, so a double click is one call.</summary>
/// <param name="Call">Its new id.</param>
/// <param name="Agent">Who dials.</param>
/// <param name="Number">What was dialled.</param>
/// <param name="Record">The record it was dialled from; null when typed.</param>
public sealed record DialCall(InteractionId Call, AgentId Agent, PersonalText Number, CallerMatch? Record) : CallCommand(Call)
{
    /// <inheritdoc/>
    public override bool BringsWork => true;
}

/// <summary>Telephony: the dialled party rings.</summary>
/// <param name="Leg">Its leg.</param>
public sealed record ReportLegRinging(LegId Leg) : CallCommand(Leg.Call);

/// <summary>Telephony: the dialled party answered.</summary>
/// <param name="Leg">Its leg.</param>
/// <param name="Dialog">What telephony needs to end the leg after a restart.</param>
public sealed record ReportLegAnswered(LegId Leg, PersonalText Dialog) : CallCommand(Leg.Call)
{
    /// <summary>Nobody repeats it, and without it the answered party would hear nothing until the call is given up.</summary>
    public override bool AlwaysFits => true;
}

/// <summary>Telephony: the far end moved its side of a leg to another of its phones, or an agent to the desk phone or away from it.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Dialog">What telephony needs to end it after a restart, from now on; empty for a browser, which has no dialog.</param>
public sealed record ReportLegMoved(LegId Leg, PersonalText Dialog) : CallCommand(Leg.Call)
{
    /// <summary>Nobody repeats it.</summary>
    public override bool AlwaysFits => true;
}

/// <summary>Telephony: a leg is over. After this report telephony knows nothing of the leg any more.</summary>
/// <param name="Leg">Which.</param>
/// <param name="Cause">Why, as the leg saw it.</param>
/// <param name="Quality">How well its audio travelled.</param>
public sealed record ReportLegEnded(LegId Leg, EndCause Cause, LegQuality? Quality) : ReleasingCommand(Leg.Call);

/// <summary>
/// Telephony: how the audio of an agent's leg travelled. The exchange ends such a leg by itself, so this comes after its end, maybe after
/// the call is closed.
/// </summary>
/// <param name="Leg">The agent's leg.</param>
/// <param name="Quality">How well its audio travelled.</param>
public sealed record ReportLegQuality(LegId Leg, LegQuality Quality) : CallCommand(Leg.Call);

/// <summary>Telephony: the audio of an agent's browser flows, or stopped, during a call.</summary>
/// <param name="Leg">The agent's leg.</param>
/// <param name="Flows">True when it flows.</param>
public sealed record ReportAgentAudio(LegId Leg, bool Flows) : ReleasingCommand(Leg.Call);

/// <summary>Telephony: the far end pressed a key.</summary>
/// <param name="Leg">On which leg.</param>
/// <param name="Digit">The key.</param>
public sealed record ReportDigit(LegId Leg, char Digit) : CallCommand(Leg.Call);

/// <summary>Telephony: what a call flow said is said. A second report of the same turn changes nothing.</summary>
/// <param name="Leg">To which leg.</param>
/// <param name="Turn">The announcement's number.</param>
public sealed record ReportPromptFinished(LegId Leg, int Turn) : CallCommand(Leg.Call)
{
    /// <summary>Nobody repeats it, and the caller would hear silence until the prompt counts as said.</summary>
    public override bool AlwaysFits => true;
}

/// <summary>Telephony: a recording is finished or failed.</summary>
/// <param name="Call">Which call's.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Channels">How many channels; 0 when it failed.</param>
/// <param name="Sha256">Hash of the file in hex; empty when it failed.</param>
public sealed record ReportRecordingFinished(InteractionId Call, TimeSpan Length, int Channels, string Sha256) : ReleasingCommand(Call);

/// <summary>The directory answered who the caller may be.</summary>
/// <param name="Call">Which.</param>
/// <param name="Matches">Best first; none for an unknown number.</param>
/// <param name="ByData">True when they were found by what the call carries; they then take the place of what the number told.</param>
public sealed record AttachMatches(InteractionId Call, ImmutableArray<CallerMatch> Matches, bool ByData = false) : CallCommand(Call);

/// <summary>A supervisor moves a waiting caller: to another queue, before others, or to one agent.</summary>
/// <param name="Call">Which.</param>
/// <param name="Queue">The queue; that of now to leave it.</param>
/// <param name="Priority">The priority from now on.</param>
/// <param name="Agent">The agent to wait for; null for anybody.</param>
/// <param name="By">The supervisor's name.</param>
public sealed record MoveCaller(InteractionId Call, QueueId Queue, int Priority, AgentId? Agent, PersonalText By) : CallCommand(Call);

/// <summary>The agent says which record the log hangs on.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Record">The record.</param>
public sealed record PickRecord(InteractionId Call, AgentId Agent, CallerMatch Record) : CallCommand(Call);

/// <summary>Somebody says on which record the log hangs, during the call or long after it. Whoever sends it has seen that the call exists.</summary>
/// <param name="Call">Which.</param>
/// <param name="Record">The record.</param>
/// <param name="By">Who said so.</param>
public sealed record RelinkCall(InteractionId Call, CallerMatch Record, PersonalText By) : CallCommand(Call);

/// <summary>The agent puts the customer on hold.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record HoldCall(InteractionId Call, AgentId Agent) : ReleasingCommand(Call);

/// <summary>The agent takes the customer back.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record RetrieveCall(InteractionId Call, AgentId Agent) : ReleasingCommand(Call);

/// <summary>The agent mutes or opens the microphone.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Muted">True to mute.</param>
public sealed record MuteAgent(InteractionId Call, AgentId Agent, bool Muted) : CallCommand(Call);

/// <summary>The agent presses keys for the far end.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Digits">1 to 32 of 0-9, *, #, A-D.</param>
public sealed record SendDigits(InteractionId Call, AgentId Agent, PersonalText Digits) : CallCommand(Call);

/// <summary>The agent ends the call.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record HangUpCall(InteractionId Call, AgentId Agent) : ReleasingCommand(Call);

/// <summary>The agent writes notes, during the call or after it.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Notes">All notes so far; at most 32,000 characters.</param>
public sealed record WriteNotes(InteractionId Call, AgentId Agent, PersonalText Notes) : CallCommand(Call);

/// <summary>The agent finishes after-call work.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Disposition">The outcome; required where the queue has outcomes.</param>
/// <param name="Notes">All notes.</param>
public sealed record FinishWrapUp(InteractionId Call, AgentId Agent, string? Disposition, PersonalText Notes) : CallCommand(Call);
