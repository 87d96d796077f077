// Written by tests/Patchbay.Server.Tests/Contracts from the server's types. Do not edit: change those and run
// PATCHBAY_APPROVE=1 dotnet test tests/Patchbay.Server.Tests

/** A moment in ISO 8601, with its offset. */
export type Instant = string;

/** What came of publishing or checking a flow. */
export interface FlowCheck {
  /** The flow; empty when the file does not say. */
  readonly name: string;
  /** The version that holds now; null when nothing was published. */
  readonly version: number | null;
  /** What is wrong, or may be. */
  readonly problems: readonly FlowProblem[];
}

/** Who did something to a flow, and when. */
export interface FlowDeedSummary {
  /** When. */
  readonly at: Instant;
  /** Who; null when nobody is known. */
  readonly by: string | null;
}

/** Something that is wrong with a flow, or may be. */
export interface FlowProblem {
  /** Which rule found it: unknown-step. Stable. */
  readonly rule: string;
  /** True when it must be mended before the flow can be published; false for advice. */
  readonly isError: boolean;
  /** The line in the file, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly column: number;
  /** The step it is about; null for the whole flow. */
  readonly step: string | null;
  /** One sentence that says what to do. */
  readonly message: string;
}

/** A call flow, for a list. */
export interface FlowSummary {
  /** Its name. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Dialled numbers that lead to it. */
  readonly numbers: readonly string[];
  /** The version in force. */
  readonly current: number;
  /** The version that takes a share of the calls; null for none. */
  readonly trial: number | null;
  /** How many of 100 calls the trial takes. */
  readonly share: number;
  /** Who turned the emergency switch on; null while it is off. */
  readonly emergency: FlowDeedSummary | null;
  /** Who chose last which version takes calls; null while the first one does. */
  readonly chosen: FlowDeedSummary | null;
  /** The versions that are kept, newest first. */
  readonly versions: readonly FlowVersionSummary[];
}

/** What a caller met. */
export interface FlowTrialAnswer {
  /** What happened, in order. */
  readonly lines: readonly FlowTrialLine[];
  /** What the flow waits for now. */
  readonly awaits: FlowTrialWait;
  /** What is wrong with the file, when it cannot be followed. */
  readonly problems: readonly FlowProblem[];
}

/** What happened to a caller. */
export type FlowTrialKind =
  /** The caller came to a step. */
  | "step"
  /** The caller hears something. */
  | "hears"
  /** The caller did something, or somebody else whom the flow waits for. */
  | "does"
  /** The caller waits in a queue. */
  | "queue"
  /** Salesforce is asked for a record. */
  | "asks"
  /** Somebody is rung. */
  | "rings"
  /** The caller is led into another flow, which is not followed here. */
  | "leads"
  /** The caller talks with somebody. */
  | "talks"
  /** A step could not use a value, and goes on without it. */
  | "refuses"
  /** The flow could not go on. */
  | "trouble"
  /** The call is over. */
  | "end";

/** Something that happened to a scripted caller. */
export interface FlowTrialLine {
  /** When, from the beginning of the call. Prompts count as long as somebody needs to say them. */
  readonly seconds: number;
  /** What it is. */
  readonly kind: FlowTrialKind;
  /** The step in which it happened; null outside of any. */
  readonly step: string | null;
  /** What is heard, pressed or the queue's name. */
  readonly words: string;
}

/** What a flow waits for. */
export type FlowTrialWait =
  /** A key of the caller. */
  | "key"
  /** An agent, or the end of the longest wait. */
  | "agent"
  /** An answer of Salesforce. */
  | "answer"
  /** Whom it rings. */
  | "party"
  /** The end of the talk. */
  | "talk"
  /** Nothing: the call is over, or never began. */
  | "nothing";

/** Asks what a caller would meet in a flow that need not be published. */
export interface FlowTrialWish {
  /** The flow's file. */
  readonly text: string;
  /** The caller's number. */
  readonly caller: string;
  /** What the caller does, one after the other, each time the flow waits, as in tables of scripted callers: keys, waits, hangs up. */
  readonly moves: readonly string[];
}

/** A version of a flow. */
export interface FlowVersionSummary {
  /** Its number. */
  readonly version: number;
  /** When it was published. */
  readonly publishedAt: Instant;
  /** Who published it; null when nobody is known. */
  readonly by: string | null;
}

/** Asks for another version of a flow. */
export interface FlowVersionWish {
  /** Which. */
  readonly version: number;
  /** How many of 100 calls it takes. Default all. */
  readonly share: number;
  /** The version that is in force as far as the asker knows; with anything else it is refused. Null asks whatever there is. */
  readonly over: number | null;
  /** The version that is on trial then; null for none. */
  readonly trial: number | null;
}
