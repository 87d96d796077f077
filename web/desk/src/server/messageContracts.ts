// Written by tests/Patchbay.Server.Tests/Contracts from the server's types. Do not edit: change those and run
// PATCHBAY_APPROVE=1 dotnet test tests/Patchbay.Server.Tests

/** A moment in ISO 8601, with its offset. */
export type Instant = string;

/** A callback in the list. */
export interface CallbackLine {
  /** Its id. */
  readonly id: string;
  /** Name of the queue. */
  readonly queue: string;
  /** The queue. */
  readonly queueId: string;
  /** The agent it waits for; null for anybody who can. */
  readonly agentId: string | null;
  /** Name of that agent; empty for anybody who can. */
  readonly agent: string;
  /** The number. */
  readonly number: string;
  /** The customer's name; empty when unknown. */
  readonly name: string;
  /** Where it stands. */
  readonly phase: CallbackPhase;
  /** Since when the customer waits. */
  readonly since: Instant;
  /** When it takes its place in the queue; null while it is there. */
  readonly dueAt: Instant | null;
  /** When it is given up. */
  readonly expiresAt: Instant;
  /** How often the customer was dialled. */
  readonly attempts: number;
  /** How often at most. */
  readonly mostAttempts: number;
  /** Why the last attempt reached nobody; null when there was none. */
  readonly lastCause: EndCause | null;
  /** Who asked for it. */
  readonly source: CallbackSource;
  /** When it was given up; null while it waits. */
  readonly endedAt: Instant | null;
  /** Why it was given up; null while it waits. */
  readonly cause: EndCause | null;
  /** What the person who gave it up said; empty when nobody did. */
  readonly reason: string;
  /** Who that was; empty when nobody was. */
  readonly givenUpBy: string;
}

/** All callbacks. */
export interface CallbackList {
  /** Those that wait, longest first. */
  readonly waiting: readonly CallbackLine[];
  /** The last ones that reached nobody, newest first. */
  readonly lost: readonly CallbackLine[];
}

/** Where a callback stands. */
export type CallbackPhase =
  /** Its time has not come; its place is kept. */
  | "scheduled"
  /** In its place in the queue. */
  | "waiting"
  /** An agent is asked. */
  | "offered"
  /** The customer is dialled. */
  | "dialing"
  /** Given up. */
  | "ended";

/** Who asked for a callback, and how. */
export type CallbackSource =
  /** A caller, in a call flow. */
  | "flow"
  /** Somebody at a page or a program outside. */
  | "web";

/** Why a call or leg ended. */
export type EndCause =
  /** The customer hung up during the talk. */
  | "customerHungUp"
  /** The agent hung up. */
  | "agentHungUp"
  /** The party outside, to whom the call was sent on, hung up. */
  | "externalHungUp"
  /** The customer gave up before an agent answered. */
  | "abandoned"
  /** The dialled party was busy. */
  | "busy"
  /** The dialled party did not answer in time. */
  | "noAnswer"
  /** The dialled party could not be reached. */
  | "rejected"
  /** The caller waited for as long as the queue allows. */
  | "waitedTooLong"
  /** The call lasted longer than any call should. */
  | "tooLong"
  /** A restart of Patchbay cut it off. */
  | "interrupted"
  /** The far end went silent and did not answer any more. */
  | "mediaLost"
  /** The agent's browser went away. */
  | "connectionLost"
  /** A call flow ended the call, as it says. */
  | "flowHungUp"
  /** A callback was not possible in its time. */
  | "callbackExpired"
  /** A callback was not wanted any more. */
  | "callbackCancelled"
  /** The dialled party declined the call. */
  | "declined"
  /** Nobody has the dialled number. */
  | "noSuchNumber"
  /** The line to the outside is away or out of service: whoever was dialled heard nothing of it. */
  | "lineOutOfOrder"
  /** No trunk is set to which calls to the outside could be sent. */
  | "noTrunk";

/** Why a callback is given up. */
export interface GivenUpCallback {
  /** In at most 200 characters. */
  readonly reason: string | null;
}

/** Whether a message counts as heard. */
export interface MarkedMessage {
  /** False to let it wait again. */
  readonly heard: boolean;
}

/** A message in the list. */
export interface MessageLine {
  /** Its id. */
  readonly id: string;
  /** The queue it is for; null for an agent's. */
  readonly queueId: string | null;
  /** The agent it is for; null for a queue's. */
  readonly agentId: string | null;
  /** Name of the queue or agent it is for. */
  readonly for: string;
  /** The caller's number; empty when withheld. */
  readonly number: string;
  /** The name of the record that the caller was taken for, or the one that came with the call; empty when neither. */
  readonly name: string;
  /** When it was left. */
  readonly leftAt: Instant;
  /** How long it is. */
  readonly seconds: number;
  /** When somebody heard it; null while it waits. */
  readonly heardAt: Instant | null;
  /** Who heard it; empty while it waits. */
  readonly heardBy: string;
}

/** Where a message can be heard. */
export interface MessageLink {
  /** Where a player fetches it, from the server's root. */
  readonly url: string;
  /** Until when. */
  readonly expiresAt: Instant;
}

/** Whose a message becomes: one of the two. */
export interface MovedMessage {
  /** The queue; null for an agent. */
  readonly queueId: string | null;
  /** The agent; null for a queue. */
  readonly agentId: string | null;
}
