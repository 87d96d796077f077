import type { LiveSegment } from "../server/liveContracts";

const ruleWords: Readonly<Record<string, string>> = {
  "longest-idle": "idle for longest of those who could take it",
  "best-skilled": "has the needed skills best",
  "ring-all": "all who could take it were asked at once",
  "least-occupied": "was least busy of late",
  owner: "owns the customer's record",
  "last-agent": "talked with the customer last",
  preferred: "the caller waited for this agent",
};

/** Why this agent, in words. */
export function ruleOf(rule: string): string {
  return ruleWords[rule] ?? rule;
}

const outcomeWords: Readonly<Record<string, string>> = { taken: "Taken", rings: "Rings now", expired: "Not answered in time", declined: "Declined", withdrawn: "Taken back", notDue: "Taken back, the callback hours ended" };

/** What came of an offer. */
export function outcomeOf(outcome: string): string {
  return outcomeWords[outcome] ?? outcome;
}

/** What each kind of segment is called. */
export const segmentWords: Readonly<Record<string, string>> = { queue: "Waiting", alerting: "Ringing", talk: "Talking", hold: "On hold", wrapUp: "Wrap-up", consult: "Consulting", conference: "In a conference", flow: "In the call flow", message: "Leaving a message" };

/** What somebody did in a segment, in which call flow or for which queue. */
export function segmentOf({ kind, queue, alsoQueues, flow }: Pick<LiveSegment, "kind" | "queue" | "alsoQueues" | "flow">): string {
  const words = `${segmentWords[kind] ?? kind}${flow === null ? "" : ` ${flow}`}`;
  if (queue === null) return words;
  if (kind === "queue") return `${words} in ${queue}${alsoQueues.length > 0 ? `, ${alsoQueues.join(" and ")} may help` : ""}`;
  return kind === "message" ? `${words} for ${queue}` : words;
}

// Causes that are the program's own words; any other one is a sentence already.
const causeWords: Readonly<Record<string, string>> = {
  Expired: "not answered in time",
  NoAnswer: "no answer",
  Declined: "declined, or not reachable",
  Withdrawn: "taken back",
  NotDue: "the callback hours ended",
  Busy: "busy",
  Rejected: "not reachable",
  NoSuchNumber: "no such number",
  LineOutOfOrder: "the line to the outside was out of order",
  NoTrunk: "no outbound trunk is set",
  AgentHungUp: "hung up",
  CustomerHungUp: "the customer hung up",
  ExternalHungUp: "hung up",
  Abandoned: "the customer gave up",
  WaitedTooLong: "waited too long",
  TooLong: "the longest time for a call",
  Interrupted: "cut off by a restart",
  MediaLost: "the line went silent",
  ConnectionLost: "connection lost",
  FlowHungUp: "ended by the call flow",
  CallbackExpired: "not possible in its time",
  CallbackCancelled: "not wanted any more",
};

/** Why a segment began or ended. */
export function causeOf({ kind, cause, queue }: Pick<LiveSegment, "kind" | "cause" | "queue">): string {
  const words = cause === null ? "" : (causeWords[cause] ?? cause);
  return kind === "flow" && queue !== null ? `${words} by ${queue}` : words;
}
