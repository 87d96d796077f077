using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <summary>Every reason for which the exchange says no. The codes are stable.</summary>
public static class Refusals
{
    /// <summary>No agent has this id.</summary>
    public static Refusal UnknownAgent { get; } = new("agent.unknown", "This agent does not exist.");

    /// <summary>Not ready needs a reason of at most 80 characters.</summary>
    public static Refusal ReasonMissing { get; } = new("presence.reason", "Say why you are not ready, in at most 80 characters.");

    /// <summary>The agent is already in a call.</summary>
    public static Refusal AgentBusy { get; } = new("agent.busy", "Finish the call or its wrap-up first.");

    /// <summary>No panel of the agent is connected.</summary>
    public static Refusal NoPanel { get; } = new("agent.noPanel", "Open the phone panel first.");

    /// <summary>The offer is over.</summary>
    public static Refusal OfferGone { get; } = new("offer.gone", "This call is no longer offered to you.");

    /// <summary>The call is over or never was.</summary>
    public static Refusal CallGone { get; } = new("call.gone", "This call is over.");

    /// <summary>A call with this id exists.</summary>
    public static Refusal CallKnown { get; } = new("call.known", "This call exists already.");

    /// <summary>The call is not the agent's.</summary>
    public static Refusal NotYourCall { get; } = new("call.notYours", "This call is with somebody else.");

    /// <summary>The call is not in the phase that the wish needs.</summary>
    public static Refusal WrongPhase { get; } = new("call.phase", "The call is not in a state for that.");

    /// <summary>Nothing leads the dialled number anywhere.</summary>
    public static Refusal NoEntryPoint { get; } = new("entry.none", "Nobody serves this number.");

    /// <summary>Keys must be 1 to 32 of 0-9, *, #, A-D.</summary>
    public static Refusal BadDigits { get; } = new("digits.bad", "Only 0-9, *, # and A-D can be sent, at most 32 at once.");

    /// <summary>The number cannot be dialled.</summary>
    public static Refusal BadNumber { get; } = new("number.bad", "This is not a number that can be dialled.");

    /// <summary>What was named as a record is none.</summary>
    public static Refusal BadRecord { get; } = new("record.bad", "This is not a record that the log can hang on.");

    /// <summary>A variable has no name that it may have, or is too long.</summary>
    public static Refusal BadVariables { get; } = new("data.bad", "A call carries at most 32 variables, with names of at most 40 letters and values of at most 255 characters.");

    /// <summary>A transcript is empty or too long.</summary>
    public static Refusal BadTranscript { get; } = new("transcript.bad", "A transcript has 1 to 100,000 characters, and a source of at most 80.");

    /// <summary>The notes are too long.</summary>
    public static Refusal NotesTooLong { get; } = new("notes.tooLong", "Notes may have at most 32,000 characters.");

    /// <summary>An outcome must be chosen from the list.</summary>
    public static Refusal DispositionMissing { get; } = new("disposition.missing", "Choose an outcome from the list.");

    /// <summary>An entry point leads to a queue or a call flow, or to a SIP address, not to both and not to nothing.</summary>
    public static Refusal BadEntryPoint { get; } = new("entry.bad", "Lead the number either to a queue that exists or to a call flow, or to a SIP address.");

    /// <summary>A call flow names a queue or a step that does not exist, or says nothing where it must.</summary>
    public static Refusal BadFlow { get; } = new("flow.bad", "The flow has no steps, or names a queue or a step that does not exist.");

    /// <summary>Somebody else published or chose a version of the flow meanwhile.</summary>
    public static Refusal FlowMovedOn { get; } = new("flow.movedOn", "Somebody else changed which version of this flow is in force. Look at what yours would change now, then try again.");

    /// <summary>A number of the flow leads to another flow.</summary>
    /// <param name="number">The number.</param>
    /// <param name="owner">That flow.</param>
    /// <returns>The refusal.</returns>
    public static Refusal NumberTaken(string number, FlowId owner) =>
        new("flow.numberTaken", $"The number {number} leads to the flow {owner.Name}. Take it out of that one's file first, or publish this one with the numbers taken.");

    /// <summary>No such version of the flow is kept.</summary>
    public static Refusal NoFlowVersion { get; } = new("flow.noVersion", "There is no such version of this flow.");

    /// <summary>The caller does not wait in a queue, or an agent is being asked right now.</summary>
    public static Refusal NotWaiting { get; } = new("call.notWaiting", "This caller is with an agent, or an agent is being asked right now.");

    /// <summary>The agent is not at work.</summary>
    public static Refusal AgentAway { get; } = new("agent.away", "This agent is not available right now.");

    /// <summary>A skill, a need or a priority is not as it must be.</summary>
    public static Refusal BadSkills { get; } = new(
        "skills.bad", "A skill needs a name of small letters, digits, - and _ and a level from 1 to 10; a priority lies between -10 and 10.");

    /// <summary>A setting is out of its range.</summary>
    public static Refusal BadSettings { get; } = new("settings.bad", "A name is missing or a time is out of range.");

    /// <summary>A setting of a queue is out of its range.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="fault">What is wrong, in a sentence.</param>
    /// <returns>The refusal.</returns>
    public static Refusal BadQueue(string queue, string fault) => new(BadSettings.Code, $"The queue “{queue}”: {fault}");

    /// <summary>Nothing of the call is recorded now.</summary>
    public static Refusal NotRecorded { get; } = new("recording.none", "This call is not recorded now.");

    /// <summary>A pause of the recording needs a reason of at most 80 characters.</summary>
    public static Refusal PauseReasonMissing { get; } = new("recording.reason", "Say why the recording is paused, in at most 80 characters.");

    /// <summary>No call flow has this id.</summary>
    public static Refusal UnknownFlow { get; } = new("flow.unknown", "This call flow does not exist.");

    /// <summary>The call flow has no step of that name.</summary>
    public static Refusal UnknownStep { get; } = new("flow.noStep", "This call flow has no such step.");

    /// <summary>No queue has this id.</summary>
    public static Refusal UnknownQueue { get; } = new("queue.unknown", "This queue does not exist.");

    /// <summary>An agent cannot pass a call to themselves.</summary>
    public static Refusal TransferToOneself { get; } = new("transfer.self", "You have this call already. Choose somebody else.");

    /// <summary>A code of the carrier is no party.</summary>
    public static Refusal TransferToCode { get; } = new("transfer.code", "Nobody is behind a code with * or #. At a desk phone, a transfer to *0 parks the customer.");

    /// <summary>The number is the customer's own.</summary>
    public static Refusal TransferToCustomer { get; } = new("transfer.customer", "This is the customer's own number.");

    /// <summary>The colleague is in this call already.</summary>
    public static Refusal AlreadyInCall { get; } = new("transfer.inCall", "Your colleague is in this call already.");

    /// <summary>The colleague is in another call or wraps one up.</summary>
    public static Refusal ColleagueBusy { get; } = new("transfer.busy", "Your colleague is busy with another call.");

    /// <summary>The colleague takes no calls now.</summary>
    public static Refusal ColleagueAway { get; } = new("transfer.away", "Your colleague takes no calls now.");

    /// <summary>Somebody is asked or consulted already.</summary>
    public static Refusal AlreadyAsking { get; } = new("transfer.pending", "Finish what you began first: return to the customer, or complete.");

    /// <summary>The call was passed on too often.</summary>
    public static Refusal TransferLoop { get; } = new("transfer.loop", "This call was passed on too often. Please help the customer, or ask somebody in.");

    /// <summary>The call has as many parties as a call may have.</summary>
    public static Refusal CallFull { get; } = new("call.full", "No more than eight can be in one call.");

    /// <summary>Nobody is being consulted.</summary>
    public static Refusal NobodyConsulted { get; } = new("consult.none", "Nobody is being consulted.");

    /// <summary>Queues and call flows give no advice.</summary>
    public static Refusal OnlyPeopleConsulted { get; } = new(
        "consult.target", "Only a colleague or a number can be consulted. To send the customer to a queue or a call flow, transfer without asking first.");

    /// <summary>The leg is nobody's who could be let go.</summary>
    public static Refusal UnknownParty { get; } = new("party.unknown", "This party is not in the call.");

    /// <summary>Others are in the call.</summary>
    public static Refusal ConferenceGoesOn { get; } = new("call.conference", "Others are in this call. Let them go first, or leave the call to them.");

    /// <summary>A callback to this number is waiting in this queue.</summary>
    public static Refusal CallbackKnown { get; } = new("callback.known", "A callback to this number is waiting already.");

    /// <summary>The callback is over, or the call is none.</summary>
    public static Refusal CallbackGone { get; } = new("callback.gone", "This callback is over, or the customer was reached.");

    /// <summary>The customers of the queue are not called back at this hour.</summary>
    public static Refusal CallbackClosed { get; } = new("callback.closed", "Customers of this queue are not called back at this hour.");

    /// <summary>The reason for giving a callback up is too long.</summary>
    public static Refusal CallbackReason { get; } = new("callback.reason", "Say in at most 200 characters why the callback is given up.");

    /// <summary>The message was deleted, or never was.</summary>
    public static Refusal MessageGone { get; } = new("message.gone", "This message does not exist any more.");

    /// <summary>The message is for others.</summary>
    public static Refusal NotYourMessage { get; } = new("message.notYours", "This message is for somebody else.");

    /// <summary>Nobody and no queue is named, or one that does not exist.</summary>
    public static Refusal NoMailbox { get; } = new("message.box", "Choose a queue or an agent who exists.");

    /// <summary>All parking places are taken.</summary>
    public static Refusal ParkFull { get; } = new("park.full", "All parking places are taken.");

    /// <summary>The call is not parked, or somebody else was faster.</summary>
    public static Refusal NotParked { get; } = new("park.gone", "This call is not parked any more.");
}
