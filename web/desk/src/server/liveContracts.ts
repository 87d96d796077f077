// Written by tests/Patchbay.Server.Tests/Contracts from the server's types. Do not edit: change those and run
// PATCHBAY_APPROVE=1 dotnet test tests/Patchbay.Server.Tests

/** A moment in ISO 8601, with its offset. */
export type Instant = string;

/** A state a supervisor sets. */
export interface ForcedPresence {
  /** The state. */
  readonly presence: PhonePresence;
  /** Why not ready; null otherwise. */
  readonly reason: string | null;
}

/** An agent now. */
export interface LiveAgent {
  /** Who. */
  readonly id: string;
  /** The name colleagues see. */
  readonly name: string;
  /** What keeps the agent from a call. */
  readonly standing: LiveStanding;
  /** Why not ready; null otherwise. */
  readonly reason: string | null;
  /** Since when. */
  readonly since: Instant;
  /** True when the agent chose to be available, whatever the agent is busy with. */
  readonly available: boolean;
  /** Ids of the queues the agent serves. */
  readonly queues: readonly string[];
  /** Skills with their levels: billing:3. */
  readonly skills: readonly string[];
  /** The call the agent is busy with; null when idle. */
  readonly callId: string | null;
}

/** A call now. */
export interface LiveCall {
  /** Which. */
  readonly id: string;
  /** Where it stands. */
  readonly phase: LiveCallPhase;
  /** Since when. */
  readonly since: Instant;
  /** When it began. */
  readonly startedAt: Instant;
  /** True when an agent dialled. */
  readonly outbound: boolean;
  /** The customer's number; null when withheld. */
  readonly number: string | null;
  /** The customer's name; null when unknown. */
  readonly customer: string | null;
  /** The queue it waits in or came from; null for none. */
  readonly queueId: string | null;
  /** The agent who is asked, talks or wraps up; null for none. */
  readonly agentId: string | null;
  /** Its priority. */
  readonly priority: number;
  /** What the agent must be able to do, in words; empty for nothing. */
  readonly needs: string;
  /** The callback that it is, while the customer was not reached; null for any other call. */
  readonly callback: LiveCallback | null;
}

/** A call with its story so far. */
export interface LiveCallDetail {
  /** The server's clock. */
  readonly at: Instant;
  /** Where it stands. */
  readonly call: LiveCall;
  /** What each participant did, in the order it began. */
  readonly segments: readonly LiveSegment[];
  /** To whom it was offered and why. */
  readonly offers: readonly LiveOffer[];
  /** Why it waits; null when it does not. */
  readonly wait: LiveWait | null;
  /** Where its priority comes from; none when it has none, or nobody kept that. */
  readonly priority: readonly LivePriority[];
  /** The call flows it came into, in order. */
  readonly flows: readonly LiveFlow[];
  /** What Salesforce was asked on the way, in order. */
  readonly lookups: readonly LiveLookup[];
  /** What steps of its call flow could not do as they say. */
  readonly flowFaults: readonly LiveFlowFault[];
}

/** Where a call stands. */
export type LiveCallPhase =
  /** In a call flow, or just arrived. */
  | "arrived"
  /** Waits in a queue. */
  | "waiting"
  /** Waits while an agent is asked. */
  | "offered"
  /** A callback whose time has not come: nobody is asked, and its place is kept. */
  | "notDue"
  /** A party is being called. */
  | "dialing"
  /** Talks. */
  | "talking"
  /** More than two talk. */
  | "conference"
  /** On hold. */
  | "onHold"
  /** Parked, for anybody to pick up. */
  | "parked"
  /** Over; the agent wraps up. */
  | "wrapUp";

/** A callback that has not reached its customer. */
export interface LiveCallback {
  /** When it takes its place in the queue; null while it is there, or somebody tries. */
  readonly dueAt: Instant | null;
  /** When it is given up. */
  readonly expiresAt: Instant;
  /** How often the customer was dialled. */
  readonly attempts: number;
  /** How often at most. */
  readonly mostAttempts: number;
}

/** A call flow that a caller came into. */
export interface LiveFlow {
  /** When. */
  readonly at: Instant;
  /** The flow's name. */
  readonly flow: string;
  /** Which version of it; of one on trial a share of the calls. */
  readonly version: number;
}

/** Something that a step could not do as it says. */
export interface LiveFlowFault {
  /** When. */
  readonly at: Instant;
  /** Which step. */
  readonly step: string;
  /** What, in a word: priorityUnreadable, priorityOutOfRange, needsUnreadable, tooManySteps, noSuchStep, noSuchVersion, noSuchFlow. */
  readonly fault: string;
}

/** Agents whom the same keeps from a call. */
export interface LiveGroup {
  /** What. */
  readonly standing: LiveStanding;
  /** How many. */
  readonly agents: number;
}

/** A call flow, as those see it who may have to close it. */
export interface LiveLine {
  /** Its name. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Dialled numbers that lead to it. */
  readonly numbers: readonly string[];
  /** The steps to which its emergency switch leads callers; empty when no step asks for the hours, so that the switch does nothing. */
  readonly leadTo: readonly string[];
  /** Since when the switch is on; null while it is off. */
  readonly closedSince: Instant | null;
  /** Who turned it on; null when it is off or nobody is known. */
  readonly closedBy: string | null;
}

/** A question to Salesforce. */
export interface LiveLookup {
  /** When it was asked. */
  readonly at: Instant;
  /** The object; null while it waited for who the caller is, and where that never was just one. */
  readonly objectName: string | null;
  /** The field that was compared; null without an object. */
  readonly field: string | null;
  /** What came of it, in a word: waits, found, none, several, late, failed. */
  readonly outcome: string;
  /** How long the caller waited for it; null while the caller does. */
  readonly tookMilliseconds: number | null;
}

/** An agent who is close to being asked. */
export interface LiveNear {
  /** Name. */
  readonly agent: string;
  /** What keeps the agent from it. */
  readonly standing: LiveStanding;
  /** For how long. */
  readonly seconds: number;
  /** More, in words; empty for nothing. */
  readonly detail: string;
}

/** The site as it is at one moment. */
export interface LiveNow {
  /** The server's clock. */
  readonly at: Instant;
  /** All queues, by name. */
  readonly queues: readonly LiveQueue[];
  /** The agents: those at work first, at most 1,000. */
  readonly agents: readonly LiveAgent[];
  /** How many agents there are. */
  readonly agentsInAll: number;
  /** The calls: those that wait for longest first, at most 1,000. */
  readonly calls: readonly LiveCall[];
  /** How many calls there are. */
  readonly callsInAll: number;
}

/** An offer with its reasons. */
export interface LiveOffer {
  /** When it was made. */
  readonly at: Instant;
  /** To whom. */
  readonly agent: string;
  /** The rule that chose: longest-idle, best-skilled, least-occupied, ring-all, preferred, owner, last-agent. */
  readonly rule: string;
  /** What came of it, in a word: taken, rings, expired, declined, withdrawn, notDue. */
  readonly outcome: string;
  /** How long the agent had been idle. */
  readonly idleSeconds: number;
  /** How long the caller had waited. */
  readonly waitedSeconds: number;
  /** How well the agent meets the needs: the sum of the levels; 0 where nothing was needed. */
  readonly fit: number;
  /** What was needed then, in words; empty for nothing. */
  readonly needs: string;
  /** The other agents by what kept them from it. */
  readonly others: readonly LiveGroup[];
  /** The next ones. */
  readonly nearest: readonly LiveNear[];
  /** The caller's priority then. */
  readonly priority: number;
  /** Where it came from. */
  readonly priorityParts: readonly LivePriority[];
}

/** Where points of priority come from. */
export interface LivePriority {
  /** Who gave them. */
  readonly source: LivePrioritySource;
  /** The step, the number or the tier; null for a supervisor. */
  readonly name: string | null;
  /** How many; the sum is held between -10 and 10. */
  readonly points: number;
}

/** Who gave points of priority. */
export type LivePrioritySource =
  /** A step of a call flow. */
  | "flowStep"
  /** The setting of the number that was called. */
  | "number"
  /** A supervisor who moved the caller. */
  | "supervisor"
  /** The customer's tier. */
  | "tier";

/** A queue now. */
export interface LiveQueue {
  /** Which. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Callers without an agent. */
  readonly waiting: number;
  /** Since when the first of them waits; null when none does. */
  readonly longestSince: Instant | null;
  /** How long one who came now would wait; null while nobody knows. */
  readonly expectedWaitSeconds: number | null;
  /** Agents who could take a call. */
  readonly idle: number;
  /** Agents who are asked, talk or wrap up. */
  readonly busy: number;
  /** Agents who are at work and take no calls. */
  readonly notReady: number;
}

/** A stretch of one participant's time. */
export interface LiveSegment {
  /** Customer, the agent's name, or the number of a party outside; External where that is not known. */
  readonly who: string;
  /** Doing what: queue, alerting, talk, hold, wrapUp and others. */
  readonly kind: string;
  /** Since when. */
  readonly from: Instant;
  /** Until when; null while it lasts. */
  readonly to: Instant | null;
  /** Why, where it is not plain; null otherwise. */
  readonly cause: string | null;
  /** Name of the queue: where the customer waits, for which a message is left, or which will call back; null for others. */
  readonly queue: string | null;
  /** Names of the queues whose agents help meanwhile. */
  readonly alsoQueues: readonly string[];
  /** Name of the call flow that the customer is in; null for others. */
  readonly flow: string | null;
}

/** What keeps an agent from a call. */
export type LiveStanding =
  /** Nothing. */
  | "idle"
  /** An offer rings. */
  | "alerting"
  /** A call. */
  | "onCall"
  /** After-call work. */
  | "wrapUp"
  /** Not ready, with a reason. */
  | "notReady"
  /** Not at work. */
  | "offline"
  /** Idle, without a skill that is needed. */
  | "lacksSkill";

/** Why a call waits. */
export interface LiveWait {
  /** Callers of the queue who stand before it. */
  readonly ahead: number;
  /** The agent for whom alone it waits; null for anybody. */
  readonly waitsFor: string | null;
  /** Names of other queues whose agents may take it. */
  readonly alsoQueues: readonly string[];
  /** How many steps of the queue's plan were taken. */
  readonly stepsTaken: number;
  /** When the next step is due; null when there is none. */
  readonly nextStepAt: Instant | null;
  /** How many agents could take it, busy or not. */
  readonly able: number;
  /** The agents of its queues by what keeps them from it. */
  readonly agents: readonly LiveGroup[];
  /** Those who will most likely be free first, and idle ones who lack a skill. */
  readonly nearest: readonly LiveNear[];
  /** Ids of the agents, of any queue, who lack what the call needs. */
  readonly unfit: readonly string[];
}

/** Where a supervisor sends a waiting caller. */
export interface MovedCaller {
  /** The queue. */
  readonly queueId: string;
  /** The priority, -10 to 10. */
  readonly priority: number;
  /** The agent to wait for; null for anybody. */
  readonly agentId: string | null;
}

/** What an agent may choose. */
export type PhonePresence =
  /** Not at work. */
  | "offline"
  /** Ready for calls. */
  | "available"
  /** At work, not ready. */
  | "notReady";
