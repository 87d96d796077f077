import type { LiveAgent, LiveCall, LiveCallPhase, LiveFlowFault, LiveGroup, LiveLookup, LiveNear, LivePriority, LiveStanding } from "../server/liveContracts";
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
  arrived: "In the call flow",
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

/** How many agents there are of each kind: "2 on a call, 1 lacks a skill". */
export function groupsOf(groups: readonly LiveGroup[]): string {
  return groups.map(({ standing, agents }) => `${agents} ${standingWords[standing].toLowerCase()}`).join(", ");
}

/** Who cannot be chosen for a caller, and why: "Not to be chosen now: Maya Okafor (Lunch), Jonas Berg (not ready), and 2 who are offline." */
export function awayOf(agents: readonly LiveAgent[]): string | null {
  const away = agents.filter(({ available }) => !available);
  const offline = away.filter(({ standing }) => standing === "offline").length;
  const named = away.filter(({ standing }) => standing !== "offline").map(({ name, reason }) => `${name} (${reason ?? standingWords.notReady.toLowerCase()})`);
  if (away.length === 0) return null;
  if (offline > 0) named.push(`${named.length > 0 ? "and " : ""}${offline} who ${offline === 1 ? "is" : "are"} offline`);
  return `Not to be chosen now: ${named.join(", ")}.`;
}

/** An agent who is close to being asked, in words. */
export function nearOf({ standing, seconds, detail }: LiveNear): string {
  return `${standingWords[standing].toLowerCase()} for ${lengthOf(seconds)}${detail === "" ? "" : ` · ${detail}`}`;
}

/** Where a priority comes from: "5: 2 from the step “vip”, 3 for the tier “Gold”". */
export function priorityOf(priority: number, parts: readonly LivePriority[]): string {
  if (parts.length === 0) return priority === 0 ? "None" : String(priority);
  const sum = parts.reduce((all, { points }) => all + points, 0);
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && sum === priority) return `${priority}, ${giverOf(only)}`;
  return `${priority}: ${parts.map((part) => `${part.points} ${giverOf(part)}`).join(", ")}${sum === priority ? "" : `; ${sum} is beyond what counts`}`;
}

function giverOf({ source, name }: LivePriority): string {
  switch (source) {
    case "flowStep":
      return `from the step “${name}”`;
    case "number":
      return `from the number called, ${name}`;
    case "tier":
      return `for the tier “${name}”`;
    case "supervisor":
      return "set by a supervisor";
    default:
      return source satisfies never;
  }
}

const lookupWords: Readonly<Record<string, string>> = {
  waits: "the caller waits for the answer",
  found: "found",
  none: "there is none",
  several: "there are several",
  late: "no answer in time; the flow went on without it",
  failed: "Salesforce could not answer; the flow went on without it",
};

/** What came of asking Salesforce: "Account by CustomerNumber__c: found, after 0.4 s". */
export function lookupOf({ objectName, field, outcome, tookMilliseconds }: LiveLookup): string {
  const asked = objectName === null ? "The caller's record" : field === "Id" ? `The caller's ${objectName}` : `${objectName} by ${field}`;
  const took = tookMilliseconds === null ? "" : `, after ${(tookMilliseconds / 1000).toFixed(1)} s`;
  return `${asked}: ${lookupWords[outcome] ?? outcome}${took}`;
}

/** True when the caller went on without what the flow wanted to know. */
export function isMissed({ outcome }: LiveLookup): boolean {
  return outcome === "late" || outcome === "failed";
}

const faultWords: Readonly<Record<string, string>> = {
  priorityUnreadable: "what its variables make is no priority; none was counted",
  priorityOutOfRange: "its priority is beyond what there is; the nearest counted",
  needsUnreadable: "what its variables make are no needs; none were asked for",
  tooManySteps: "the flow went in a circle; its default queue took the caller",
  noSuchStep: "it leads to a step that is not there; the default queue took the caller",
  noSuchVersion: "the flow's version is not kept any more; the default queue took the caller",
  noSuchFlow: "it leads into a flow that is not published",
};

/** What a step could not do as it says. */
export function faultOf({ step, fault }: LiveFlowFault): string {
  return `The step “${step}”: ${faultWords[fault] ?? fault}.`;
}
