namespace Patchbay.Server.Features.Phone;

/// <summary>What the panel calls on the server (SignalR, JSON, <c>/hubs/phone</c>, token as <c>access_token</c>).</summary>
public interface IPhoneServer
{
    /// <summary>First call after connecting.</summary>
    /// <param name="contract">The contract version the panel speaks.</param>
    /// <returns>The present state.</returns>
    Task<PhoneState> Hello(int contract);

    /// <summary>Chooses a presence.</summary>
    /// <param name="presence">The choice.</param>
    /// <param name="reason">Why not ready; null otherwise.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> SetPresence(PhonePresence presence, string? reason);

    /// <summary>Takes the offered call.</summary>
    /// <param name="offerId">The offer.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Answer(string offerId);

    /// <summary>Declines the offered call.</summary>
    /// <param name="offerId">The offer.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Decline(string offerId);

    /// <summary>Ends the call.</summary>
    /// <param name="callId">The call.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> HangUp(string callId);

    /// <summary>Puts the other party on hold, or takes it back.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="held">True to hold.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Hold(string callId, bool held);

    /// <summary>Mutes the agent, or opens the microphone.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="muted">True to mute.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Mute(string callId, bool muted);

    /// <summary>Pauses the recording, as for a card number, or goes on with it. A pause ends by itself after five minutes.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="paused">True to pause.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> PauseRecording(string callId, bool paused);

    /// <summary>Sends keys to the other party.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="digits">1 to 32 of 0-9, *, #, A-D.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> SendDigits(string callId, string digits);

    /// <summary>Dials a number. The same request id again is the same call.</summary>
    /// <param name="requestId">A UUID made by the panel.</param>
    /// <param name="number">What to dial.</param>
    /// <param name="record">The record it was dialled from; null when typed.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Dial(string requestId, string number, PhoneRecord? record);

    /// <summary>Says which record the log hangs on.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="record">The record.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> PickRecord(string callId, PhoneRecord record);

    /// <summary>Looks for records that a call's log may belong to, in the org of the call.</summary>
    /// <param name="callId">The call of now, or one of the last.</param>
    /// <param name="text">A name, a number, a case number or a record's id.</param>
    /// <returns>The records that the agent may see, or why none could be looked for.</returns>
    Task<PhoneRecords> FindRecords(string callId, string text);

    /// <summary>Hangs the log of the agent's call on another record, during the call or after it.</summary>
    /// <param name="callId">The call of now, or one of the last.</param>
    /// <param name="record">The record.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> MoveLog(string callId, PhoneRecord record);

    /// <summary>Keeps notes.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="notes">All notes so far.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> WriteNotes(string callId, string notes);

    /// <summary>Finishes after-call work.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="disposition">The outcome; null when there is none to choose.</param>
    /// <param name="notes">All notes.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> FinishWrapUp(string callId, string? disposition, string notes);

    /// <summary>Confirms that the host page showed a pop.</summary>
    /// <param name="popId">Which.</param>
    /// <returns>When noted.</returns>
    Task PopShown(string popId);

    /// <summary>Gives the audio to this panel. The one that held it learns of it by the next state and lets go.</summary>
    /// <returns>Done.</returns>
    Task<PhoneReply> TakeAudio();

    /// <summary>Says what the agent hears and speaks with; a call in progress moves there.</summary>
    /// <param name="device">The device.</param>
    /// <param name="chosen">True when the agent chose it, for good; false when it is what the panel found. What was chosen stays then.</param>
    /// <returns>Done.</returns>
    Task<PhoneReply> UseDevice(PhoneDevice device, bool chosen);

    /// <summary>Rings the desk phone once more, for a call that it did not take.</summary>
    /// <returns>Done.</returns>
    Task<PhoneReply> RingDeskPhone();

    /// <summary>Connects the browser's audio. A new offer replaces the connection before it; refused in a call whose audio another panel holds.</summary>
    /// <param name="sdp">The browser's SDP offer; candidates are not needed.</param>
    /// <returns>The SDP answer, or why not.</returns>
    Task<PhoneAudioReply> ConnectAudio(string sdp);

    /// <summary>Asks whom the call can be sent to.</summary>
    /// <param name="text">Part of a name; empty for those who come first.</param>
    /// <returns>Colleagues, queues and call flows.</returns>
    Task<PhoneTargets> FindTargets(string text);

    /// <summary>Sends the call on, or asks somebody for advice first.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="kind"><c>agent</c>, <c>queue</c>, <c>flow</c> or <c>number</c>.</param>
    /// <param name="target">Id of the agent or queue, name of the flow and after a slash of its step, or the number.</param>
    /// <param name="consult">True to ask first; never for a queue or a flow.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Transfer(string callId, string kind, string target, bool consult);

    /// <summary>Goes on with an invitation or a consult.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="step">How.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Consult(string callId, PhoneConsultStep step);

    /// <summary>Lets one member of a conference go.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="legId">Who.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> DropParty(string callId, string legId);

    /// <summary>Parks the customer.</summary>
    /// <param name="callId">The call.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> Park(string callId);

    /// <summary>Picks a parked customer up.</summary>
    /// <param name="callId">The call.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> PickUp(string callId);

    /// <summary>Asks for a link to hear a message; it works for a short time.</summary>
    /// <param name="messageId">The message.</param>
    /// <returns>The link, or why not.</returns>
    Task<PhonePlayReply> PlayMessage(string messageId);

    /// <summary>Marks a message as heard, or lets it wait again.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="heard">True when it was heard.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> MarkMessage(string messageId, bool heard);

    /// <summary>Deletes a message and what was said.</summary>
    /// <param name="messageId">The message.</param>
    /// <returns>Done or refused.</returns>
    Task<PhoneReply> DeleteMessage(string messageId);
}
