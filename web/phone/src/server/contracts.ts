// Written by tests/Patchbay.Server.Tests/Contracts from the server's types. Do not edit: change those and run
// PATCHBAY_APPROVE=1 dotnet test tests/Patchbay.Server.Tests

/** A moment in ISO 8601, with its offset. */
export type Instant = string;

/** Version of the messages. A panel of another major version is told to reload. */
export const contractVersion = 1;

/** The agent and the chosen presence. */
export interface PhoneAgent {
  /** Agent id. */
  readonly id: string;
  /** Display name. */
  readonly name: string;
  /** The chosen presence. */
  readonly presence: PhonePresence;
  /** Why not ready; null otherwise. */
  readonly reason: string | null;
  /** Since when. */
  readonly since: Instant;
  /** Reasons to choose from. */
  readonly notReadyReasons: readonly string[];
}

/** Who is asked into the call. */
export interface PhoneAsked {
  /** What for. */
  readonly purpose: PhonePurpose;
  /** A colleague's name, or the number. */
  readonly name: string;
  /** True once it rings there. */
  readonly rings: boolean;
  /** Since when. */
  readonly since: Instant;
}

/** Answer to a browser's audio offer. */
export interface PhoneAudioReply {
  /** True when there is an answer. */
  readonly ok: boolean;
  /** The SDP answer; null when refused. */
  readonly sdp: string | null;
  /** Why not; null when accepted. */
  readonly message: string | null;
}

/** The agent's call. */
export interface PhoneCall {
  /** The call. */
  readonly callId: string;
  /** Where it stands. */
  readonly phase: PhoneCallPhase;
  /** True when the agent dialled. */
  readonly outbound: boolean;
  /** The other party. */
  readonly party: PhoneParty;
  /** Where it came from; null for a dialled call. */
  readonly queueName: string | null;
  /** Since when the agent is in it. */
  readonly startedAt: Instant;
  /** True while the party is on hold. */
  readonly held: boolean;
  /** Since when; null when not held. */
  readonly heldSince: Instant | null;
  /** True when the party has been on hold for long. */
  readonly holdReminder: boolean;
  /** True while nobody hears the agent. */
  readonly muted: boolean;
  /** True while it is recorded. */
  readonly recording: boolean;
  /** True while the server does not hear the agent; a panel whose browser is the device must connect its audio. */
  readonly audioLost: boolean;
  /** This agent's notes so far. */
  readonly notes: string;
  /** What there is besides customer and agent; null when nothing. */
  readonly others: PhoneOthers | null;
  /** When a paused recording goes on by itself; null while it is not paused. */
  readonly recordingResumesAt: Instant | null;
}

/** Where the agent's call stands. */
export type PhoneCallPhase =
  /** The dialled party is being called. */
  | "dialing"
  /** The dialled party rings. */
  | "ringing"
  /** Talking. */
  | "connected";

/** How an agent goes on with somebody who is asked in, or consulted. */
export type PhoneConsultStep =
  /** Takes the question back or lets the consulted party go: with the customer again. */
  | "return"
  /** Talks to the customer; the consulted party waits. */
  | "toCustomer"
  /** Talks to the consulted party; the customer waits. */
  | "toConsulted"
  /** Leaves; the consulted party has the customer. */
  | "complete"
  /** All hear each other. */
  | "conference";

/** How it is with the agent's desk phone. */
export type PhoneDeskPhone =
  /** None is registered. */
  | "absent"
  /** It is registered and has nothing to do. */
  | "ready"
  /** It was told to ring and has not said yet that it does. */
  | "calling"
  /** It rings. */
  | "ringing"
  /** It carries the call. */
  | "talking"
  /** It said no to the last call. */
  | "refused"
  /** It gave no answer to the last call, or could not take it. */
  | "silent"
  /** It carries the call, and sends no audio. */
  | "unheard";

/** What an agent hears and speaks with. */
export type PhoneDevice =
  /** The browser with the panel. */
  | "browser"
  /** A telephone on the desk. */
  | "deskPhone";

/** Where the agent hears and speaks. */
export interface PhoneDevices {
  /** Where the call is; between calls, where the next one will be. */
  readonly device: PhoneDevice;
  /** What the agent chose, for good; null while the panel takes what there is. */
  readonly chosen: PhoneDevice | null;
  /** How it is with the desk phone. */
  readonly deskPhone: PhoneDeskPhone;
}

/** A field of a new record, or an argument of a flow, with what is filled in. */
export interface PhoneField {
  /** Its API name. */
  readonly name: string;
  /** The value. */
  readonly value: string;
}

/** What the CRM knows of a customer. */
export interface PhoneKnown {
  /** The record it is about. */
  readonly recordId: string;
  /** How sure it is that it is the caller; null where nobody looked. */
  readonly sureness: PhoneSureness | null;
  /** Name of the account; empty when there is none. */
  readonly account: string;
  /** How many cases are open. */
  readonly openCases: number;
  /** The newest open case; empty when there is none. */
  readonly latestCase: string;
  /** The last order or opportunity; empty when there is none. */
  readonly lastBusiness: string;
  /** When somebody was last in contact; null when nobody was. */
  readonly lastContactAt: Instant | null;
}

/** A message that a caller left for the agent or for one of the agent's queues. */
export interface PhoneMessage {
  /** The message. */
  readonly messageId: string;
  /** Name of the queue it is for; null for the agent's own. */
  readonly for: string | null;
  /** The caller's number; null when withheld. */
  readonly number: string | null;
  /** The caller's name; null when unknown. */
  readonly name: string | null;
  /** When it was left. */
  readonly leftAt: Instant;
  /** How long it is. */
  readonly seconds: number;
  /** True when somebody has heard it. */
  readonly heard: boolean;
  /** Who has; null while nobody has. */
  readonly heardBy: string | null;
}

/** Something that an agent should know about a call that is gone from the panel. */
export interface PhoneNews {
  /** When it happened. */
  readonly at: Instant;
  /** In words; {due} in it stands for , as the reader's clock shows it. */
  readonly message: string;
  /** A moment to come; null for none. */
  readonly due: Instant | null;
}

/** What another agent noted. */
export interface PhoneNotes {
  /** That agent's name. */
  readonly by: string;
  /** The notes. */
  readonly text: string;
}

/** A call that rings for the agent. */
export interface PhoneOffer {
  /** The offer. */
  readonly offerId: string;
  /** The call. */
  readonly callId: string;
  /** Where it comes from. */
  readonly queueName: string;
  /** Who calls. */
  readonly party: PhoneParty;
  /** Since when it rings. */
  readonly offeredAt: Instant;
  /** Until when it can be taken. */
  readonly expiresAt: Instant;
  /** Since when the caller waits. */
  readonly waitingSince: Instant;
  /** Why this agent, in words. */
  readonly why: string;
  /** What colleagues noted who had the call before. */
  readonly notes: readonly PhoneNotes[];
}

/** Somebody else in the call. */
export interface PhoneOther {
  /** Names them when they are to be let go. */
  readonly legId: string;
  /** A colleague's name, or the number. */
  readonly name: string;
  /** True for a party outside. */
  readonly outside: boolean;
  /** True for one who is asked for advice, apart from the customer. */
  readonly consulted: boolean;
  /** Since when. */
  readonly since: Instant;
  /** True when this agent may let them go. */
  readonly canBeDropped: boolean;
  /** True while nothing is heard of a colleague whose audio was there. */
  readonly audioLost: boolean;
}

/** What there is in a call besides the customer and this agent. */
export interface PhoneOthers {
  /** This agent's part. */
  readonly role: PhoneRole;
  /** The others. */
  readonly parties: readonly PhoneOther[];
  /** True while the call's agent is with the consulted party, and the customer waits. */
  readonly withConsulted: boolean;
  /** Who is asked in; null when nobody is. */
  readonly asked: PhoneAsked | null;
  /** Why the last one who was asked did not come, in a sentence; null when nobody failed to. */
  readonly failed: string | null;
  /** What other agents noted. */
  readonly notes: readonly PhoneNotes[];
}

/** A parked caller. */
export interface PhoneParked {
  /** The call. */
  readonly callId: string;
  /** Number of the place. */
  readonly slot: number;
  /** Who it is: name or number; null when withheld. */
  readonly name: string | null;
  /** Name of the agent who parked it. */
  readonly by: string;
  /** Since when. */
  readonly since: Instant;
}

/** Who the other party is, as far as it is known. */
export interface PhoneParty {
  /** The number; null when withheld. */
  readonly number: string | null;
  /** Name of the matched or picked record, else the name that came with the call; null when there is none. */
  readonly name: string | null;
  /** The record the log hangs on; null while it is open. */
  readonly record: PhoneRecord | null;
  /** All records that may be the party, best first. */
  readonly matches: readonly PhoneRecord[];
  /** False while the look-up runs. */
  readonly lookedUp: boolean;
  /** What is known of the customers behind these records. */
  readonly known: readonly PhoneKnown[];
}

/** Answer to the wish to hear a message. */
export interface PhonePlayReply {
  /** True when it can be heard. */
  readonly ok: boolean;
  /** Where a player fetches it, from the server's root; null when it cannot be heard. */
  readonly url: string | null;
  /** Why not, in a sentence to show; null when it can be heard. */
  readonly message: string | null;
}

/** Asks the host page to show something, once per offer or dialled call. */
export interface PhonePop {
  /** Names this pop; the panel confirms it with PopShown. */
  readonly popId: string;
  /** The call it is about. */
  readonly callId: string;
  /** What to show. */
  readonly kind: PhonePopKind;
  /** The record's object. */
  readonly objectName: string | null;
  /** The record; null for a new one. */
  readonly recordId: string | null;
  /** Number to fill in on a new record; null otherwise. */
  readonly phone: string | null;
  /** Text to search, name of a flow, or address of a page; null otherwise. */
  readonly target: string | null;
  /** Fields to fill in on a new record, or arguments of a flow. */
  readonly fields: readonly PhoneField[];
  /** True to show it in place of the page in view, false for a tab of its own. */
  readonly inPlace: boolean;
}

/** What the host page is asked to show. */
export type PhonePopKind =
  /** A record. */
  | "record"
  /** A form for a new record. */
  | "new"
  /** Nothing: several records match and the panel shows its picker. */
  | "picker"
  /** The search page, with the target as its text. */
  | "search"
  /** The flow that the target names, with the fields as its arguments. */
  | "flow"
  /** The page at the target, an address from the org's root. */
  | "url";

/** What an agent may choose. */
export type PhonePresence =
  /** Not at work. */
  | "offline"
  /** Ready for calls. */
  | "available"
  /** At work, not ready. */
  | "notReady";

/** What somebody is asked into a call for. */
export type PhonePurpose =
  /** To take the customer over. */
  | "transfer"
  /** To give advice first. */
  | "consult"
  /** To take back a customer whom they parked. */
  | "return";

/** One of the agent's queues. */
export interface PhoneQueue {
  /** Its name. */
  readonly name: string;
  /** Callers without an agent. */
  readonly waiting: number;
  /** Since when the first of them waits; null when none waits. */
  readonly longestSince: Instant | null;
}

/** How a colleague can be reached now. */
export type PhoneReach =
  /** Can be asked at once. */
  | "free"
  /** In a call, or in its wrap-up. */
  | "busy"
  /** Takes no calls. */
  | "away";

/** A finished call of the agent. */
export interface PhoneRecentCall {
  /** The call. */
  readonly callId: string;
  /** True when the agent dialled. */
  readonly outbound: boolean;
  /** The number; null when withheld. */
  readonly number: string | null;
  /** Name of the other party; null when unknown. */
  readonly name: string | null;
  /** The record the log hangs on; null when none. */
  readonly record: PhoneRecord | null;
  /** When it began. */
  readonly startedAt: Instant;
}

/** A record of the CRM. */
export interface PhoneRecord {
  /** Its object: Contact, Lead, Account, Case. */
  readonly objectName: string;
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** What tells it from others: account, open cases, owner; may be empty. */
  readonly detail: string;
}

/** Records that were looked for. */
export interface PhoneRecords {
  /** False when nothing could be looked for. */
  readonly ok: boolean;
  /** What was found, best first. */
  readonly records: readonly PhoneRecord[];
  /** Why not, in words; null when it could. */
  readonly message: string | null;
}

/** Answer to everything a panel asks. */
export interface PhoneReply {
  /** True when it was done. */
  readonly ok: boolean;
  /** Stable code of the refusal; null when done. */
  readonly code: string | null;
  /** Why not, in a sentence to show; null when done. */
  readonly message: string | null;
}

/** Which part an agent has in a call. */
export type PhoneRole =
  /** It is this agent's call. */
  | "main"
  /** The agent is asked for advice, apart from the customer. */
  | "consulted"
  /** The agent is in a conference of a colleague's call. */
  | "member";

/** What a panel needs before anybody signs in. */
export interface PhoneSettings {
  /** Version. */
  readonly contract: number;
  /** Origins of pages that may frame the panel. */
  readonly hostOrigins: readonly string[];
  /** Country whose way of writing numbers is read in the panel: that of numbers without one, two letters. */
  readonly country: string;
}

/** Everything a panel shows, sent whole at every change. A panel keeps nothing else, so a reload loses nothing. */
export interface PhoneState {
  /** Version. */
  readonly contract: number;
  /** Grows with every change; an older one that arrives late is dropped. */
  readonly sequence: number;
  /** The server's clock when it was sent; timers in the panel run against it. */
  readonly serverTime: Instant;
  /** Who is signed in. */
  readonly agent: PhoneAgent;
  /** The call that rings; null when none. */
  readonly offer: PhoneOffer | null;
  /** The call in progress; null when none. */
  readonly call: PhoneCall | null;
  /** After-call work; null when none. */
  readonly wrapUp: PhoneWrapUp | null;
  /** The agent's queues. */
  readonly queues: readonly PhoneQueue[];
  /** The agent's last calls, newest first, at most ten. */
  readonly recent: readonly PhoneRecentCall[];
  /** What is wrong on the server's side; null when nothing. */
  readonly trouble: PhoneTrouble | null;
  /** Connection id of the panel that the server chose for the audio; null while none holds it. */
  readonly audioPanel: string | null;
  /** Parked callers whom the agent may pick up. */
  readonly parked: readonly PhoneParked[];
  /** Where the agent hears and speaks. */
  readonly devices: PhoneDevices;
  /** Messages for the agent and for the agent's queues, newest first, at most a hundred; those that wait come before the others. */
  readonly messages: readonly PhoneMessage[];
  /** What came of the last call where the panel shows it no more; null for nothing, and from the next call on. */
  readonly news: PhoneNews | null;
}

/** How sure it is that a record is the caller. */
export type PhoneSureness =
  /** It may be: many share the number. */
  | "possible"
  /** It most likely is. */
  | "likely"
  /** It is a person's own number. */
  | "certain";

/** Somebody or something that a call can be sent to. */
export interface PhoneTarget {
  /** agent, queue or flow. */
  readonly kind: string;
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** For a colleague, whether they can be asked. */
  readonly reach: PhoneReach;
  /** In words: the reason why not, or how many wait. */
  readonly detail: string;
  /** The number of our own that was typed and leads there; null otherwise. */
  readonly number: string | null;
}

/** Answer to the question whom a call can be sent to. */
export interface PhoneTargets {
  /** True when there is an answer. */
  readonly ok: boolean;
  /** Names of which a word begins with the text before those that only hold it; of them colleagues, free ones first, then queues, then call flows; at most fifty. */
  readonly targets: readonly PhoneTarget[];
  /** Why not; null when accepted. */
  readonly message: string | null;
}

/** What is wrong on the server's side. */
export interface PhoneTrouble {
  /** Stable: salesforce.down, journal.stalled. */
  readonly code: string;
  /** In words, with what to expect; {since} in it stands for the moment of the trouble, as the reader's clock shows it. */
  readonly message: string;
  /** Since when; null when that says nothing. */
  readonly since: Instant | null;
}

/** After-call work. */
export interface PhoneWrapUp {
  /** The call it is about. */
  readonly callId: string;
  /** Who it was with. */
  readonly party: PhoneParty;
  /** When it ends by itself. */
  readonly endsAt: Instant;
  /** How long the talk was, in seconds. */
  readonly talkSeconds: number;
  /** Outcomes to choose from; one is required unless there are none. */
  readonly dispositions: readonly string[];
  /** Notes so far. */
  readonly notes: string;
  /** What became of the call, in words, where it did not simply end; null otherwise. */
  readonly said: string | null;
  /** The outcome of that is most likely; null for none. */
  readonly proposed: string | null;
}

/** A sign-in. */
export interface SignInReply {
  /** To be sent with every call. */
  readonly token: string;
  /** Until when it holds. */
  readonly expiresAt: Instant;
  /** Display name. */
  readonly name: string;
  /** agent, supervisor or admin. */
  readonly role: string;
}

/** What the server calls in the panel. */
export interface PhoneClient {
  /** Shows a new state. */
  State(state: PhoneState): void;
  /** Opens something in the host page. */
  Pop(pop: PhonePop): void;
}

/** What the panel calls on the server (SignalR, JSON, /hubs/phone, token as access_token). */
export interface PhoneServer {
  /** First call after connecting. */
  Hello(contract: number): Promise<PhoneState>;
  /** Chooses a presence. */
  SetPresence(presence: PhonePresence, reason: string | null): Promise<PhoneReply>;
  /** Takes the offered call. */
  Answer(offerId: string): Promise<PhoneReply>;
  /** Declines the offered call. */
  Decline(offerId: string): Promise<PhoneReply>;
  /** Ends the call. */
  HangUp(callId: string): Promise<PhoneReply>;
  /** Puts the other party on hold, or takes it back. */
  Hold(callId: string, held: boolean): Promise<PhoneReply>;
  /** Mutes the agent, or opens the microphone. */
  Mute(callId: string, muted: boolean): Promise<PhoneReply>;
  /** Pauses the recording, as for a card number, or goes on with it. A pause ends by itself after five minutes. */
  PauseRecording(callId: string, paused: boolean): Promise<PhoneReply>;
  /** Sends keys to the other party. */
  SendDigits(callId: string, digits: string): Promise<PhoneReply>;
  /** Dials a number. The same request id again is the same call. */
  Dial(requestId: string, number: string, record: PhoneRecord | null): Promise<PhoneReply>;
  /** Says which record the log hangs on. */
  PickRecord(callId: string, record: PhoneRecord): Promise<PhoneReply>;
  /** Looks for records that a call's log may belong to, in the org of the call. */
  FindRecords(callId: string, text: string): Promise<PhoneRecords>;
  /** Hangs the log of the agent's call on another record, during the call or after it. */
  MoveLog(callId: string, record: PhoneRecord): Promise<PhoneReply>;
  /** Keeps notes. */
  WriteNotes(callId: string, notes: string): Promise<PhoneReply>;
  /** Finishes after-call work. */
  FinishWrapUp(callId: string, disposition: string | null, notes: string): Promise<PhoneReply>;
  /** Confirms that the host page showed a pop. */
  PopShown(popId: string): Promise<void>;
  /** Gives the audio to this panel. The one that held it learns of it by the next state and lets go. */
  TakeAudio(): Promise<PhoneReply>;
  /** Says what the agent hears and speaks with; a call in progress moves there. */
  UseDevice(device: PhoneDevice, chosen: boolean): Promise<PhoneReply>;
  /** Rings the desk phone once more, for a call that it did not take. */
  RingDeskPhone(): Promise<PhoneReply>;
  /** Connects the browser's audio. A new offer replaces the connection before it; refused in a call whose audio another panel holds. */
  ConnectAudio(sdp: string): Promise<PhoneAudioReply>;
  /** Asks whom the call can be sent to. */
  FindTargets(text: string): Promise<PhoneTargets>;
  /** Sends the call on, or asks somebody for advice first. */
  Transfer(callId: string, kind: string, target: string, consult: boolean): Promise<PhoneReply>;
  /** Goes on with an invitation or a consult. */
  Consult(callId: string, step: PhoneConsultStep): Promise<PhoneReply>;
  /** Lets one member of a conference go. */
  DropParty(callId: string, legId: string): Promise<PhoneReply>;
  /** Parks the customer. */
  Park(callId: string): Promise<PhoneReply>;
  /** Picks a parked customer up. */
  PickUp(callId: string): Promise<PhoneReply>;
  /** Asks for a link to hear a message; it works for a short time. */
  PlayMessage(messageId: string): Promise<PhonePlayReply>;
  /** Marks a message as heard, or lets it wait again. */
  MarkMessage(messageId: string, heard: boolean): Promise<PhoneReply>;
  /** Deletes a message and what was said. */
  DeleteMessage(messageId: string): Promise<PhoneReply>;
}
