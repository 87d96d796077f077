import type { LiveCall, LiveCallPhase, LiveGroup, LiveNear, LiveStanding } from "../server/liveContracts";
import { lengthOf } from "../shared/lengths";
import { timeOf } from "../shared/times";

export const standingWords: Readonly<Record<LiveStanding, string>> = {
  idle: "Idle",
  alerting: "Ringing",
  onCall: "On a call",
  wrapUp: "Wrap-up",
  notReady: "Not ready",
  offline: "Offline",
  lacksSkill: "Lacks a skill",
};

export const phaseWords: Readonly<Record<LiveCallPhase, string>> = {
  arrived: "Arrived",
  waiting: "Waiting",
  offered: "Ringing an agent",
  notDue: "Callback, not due",
  dialing: "Dialling",
  talking: "Talking",
  conference: "In a conference",
  onHold: "On hold",
  parked: "Parked",
  wrapUp: "Wrap-up",
};

/** Where a call stands; of a callback that is not due, until when: "Callback, not due until 23:00", "Callback, next try 14:05". */
export function stateOf({ phase, callback }: LiveCall, now: Date, zone?: string): string {
  if (callback === null || callback.dueAt === null) return phaseWords[phase];
  return `Callback, ${callback.attempts === 0 ? "not due until" : "next try"} ${timeOf(callback.dueAt, now, zone)}`;
}

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

const outcomeWords: Readonly<Record<string, string>> = { taken: "Taken", rings: "Rings now", expired: "Not answered", declined: "Declined", withdrawn: "Withdrawn", notDue: "Withdrawn, the callback hours ended" };

/** What came of an offer. */
export function outcomeOf(outcome: string): string {
  return outcomeWords[outcome] ?? outcome;
}

const segmentWords: Readonly<Record<string, string>> = { queue: "Waiting", alerting: "Ringing", talk: "Talking", hold: "On hold", wrapUp: "Wrap-up", consult: "Consulting", conference: "In a conference", flow: "In the menu" };

/** What somebody did in a segment. */
export function segmentOf(kind: string): string {
  return segmentWords[kind] ?? kind;
}

/** How many agents there are of each kind: "2 on a call, 1 lacks a skill". */
export function groupsOf(groups: readonly LiveGroup[]): string {
  return groups.map(({ standing, agents }) => `${agents} ${standingWords[standing].toLowerCase()}`).join(", ");
}

/** An agent who is close to being asked, in words. */
export function nearOf({ standing, seconds, detail }: LiveNear): string {
  return `${standingWords[standing].toLowerCase()} for ${lengthOf(seconds)}${detail === "" ? "" : ` · ${detail}`}`;
}
