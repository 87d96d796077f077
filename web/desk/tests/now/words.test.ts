import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { LiveAgent, LiveCall, LiveWait } from "../../src/server/liveContracts";
import { summaryOf } from "../../src/now/WaitReasons";
import { causeOf, outcomeOf, segmentOf, segmentWords } from "../../src/now/storyWords";
import { awayOf, faultOf, groupsOf, lookupOf, nearOf, priorityOf, stateOf } from "../../src/now/words";
import { lengthOf } from "../../src/shared/lengths";

const wait: LiveWait = { ahead: 0, waitsFor: null, alsoQueues: [], stepsTaken: 0, nextStepAt: null, able: 0, agents: [], nearest: [], unfit: [] };

test.each([
  [0, "0:00"],
  [59, "0:59"],
  [61, "1:01"],
  [3_725, "1:02:05"],
])("%d seconds are %s", (seconds, words) => {
  expect(lengthOf(seconds)).toBe(words);
});

test.each([
  ["no answer", "NoAnswer"],
  ["taken back", "Withdrawn"],
  ["moved by a supervisor", "moved by a supervisor"],
] as const)("Why a part of a call ended is said in people's words: %s", (words, cause) => {
  expect(causeOf({ kind: "talk", cause, queue: null })).toBe(words);
});

test.each([
  ["Talking", { kind: "talk", queue: null, alsoQueues: [], flow: null }],
  ["Waiting in Service", { kind: "queue", queue: "Service", alsoQueues: [], flow: null }],
  ["Waiting in Service, Billing and Site B may help", { kind: "queue", queue: "Service", alsoQueues: ["Billing", "Site B"], flow: null }],
  ["Leaving a message for Service", { kind: "message", queue: "Service", alsoQueues: [], flow: null }],
  ["In the call flow main-line", { kind: "flow", queue: null, alsoQueues: [], flow: "main-line" }],
] as const)("A part of a call names its queue: %s", (words, segment) => {
  expect(segmentOf(segment)).toBe(words);
});

test.each(Object.keys(segmentWords))("A part of a call has a colour on the time line: %s", (kind) => {
  expect(readFileSync(`${import.meta.dirname}/../../src/now/now.css`, "utf8")).toContain(`.desk-segment_${kind} {`);
});

test("A promise to call back names the queue that will", () => {
  expect(causeOf({ kind: "flow", cause: "asked to be called back", queue: "Service" })).toBe("asked to be called back by Service");
});

test("Agents are counted by what keeps them from a call", () => {
  expect(groupsOf([{ standing: "onCall", agents: 2 }, { standing: "lacksSkill", agents: 1 }])).toBe("2 on a call, 1 lacks a skill");
  expect(nearOf({ agent: "Maya", standing: "lacksSkill", seconds: 64, detail: "needs billing:5" })).toBe("lacks a skill for 1:04 · needs billing:5");
});

test.each([
  ["The caller waits for Maya alone, who is not free yet.", { waitsFor: "Maya" }],
  ["Nobody at work has the skills it needs.", { agents: [{ standing: "lacksSkill", agents: 1 }] }],
  ["Nobody who could take it is at work.", { agents: [{ standing: "offline", agents: 4 }] }],
  ["Everybody who could take it is busy.", { able: 2, agents: [{ standing: "onCall", agents: 2 }] }],
  ["Everybody who could take it is not ready.", { able: 2, agents: [{ standing: "notReady", agents: 2 }] }],
] as const)("The main reason is said in a sentence: %s", (sentence, facts) => {
  expect(summaryOf({ ...wait, ...facts })).toBe(sentence);
});

const call: LiveCall = {
  id: "c1", phase: "notDue", since: "2026-11-27T09:00:00Z", startedAt: "2026-11-27T09:00:00Z", outbound: true, number: "+46701740633", customer: null, queueId: "q1", agentId: null,
  priority: 0, needs: "", callback: { dueAt: "2026-11-27T22:00:00Z", expiresAt: "2026-11-28T09:00:00Z", attempts: 0, mostAttempts: 3 },
};

test.each([
  ["Callback, not due until 23:00", {}],
  ["Callback, not due until 28 Nov, 00:30", { dueAt: "2026-11-27T23:30:00Z" }],
  ["Callback, next try 14:05", { dueAt: "2026-11-27T13:05:00Z", attempts: 1 }],
] as const)("A callback that is not due tells until when: %s", (words, facts) => {
  expect(stateOf({ ...call, callback: { ...call.callback!, ...facts } }, new Date("2026-11-27T10:00:00Z"), "Europe/Berlin")).toBe(words);
});

test.each([
  ["Waiting", "waiting", { ...call.callback!, dueAt: null }],
  ["On hold", "onHold", null],
] as const)("A call that is due, or no callback, tells where it stands: %s", (words, phase, callback) => {
  expect(stateOf({ ...call, phase, callback }, new Date("2026-11-27T10:00:00Z"))).toBe(words);
});

test("An offer that ended with the callback hours says so", () => {
  expect(outcomeOf("notDue")).toBe("Taken back, the callback hours ended");
});

test.each([
  ["None", 0, []],
  ["5", 5, []],
  ["5: 2 from the step “vip”, 3 for the tier “Gold”", 5, [{ source: "flowStep", name: "vip", points: 2 }, { source: "tier", name: "Gold", points: 3 }]],
  ["10: 4 from the number called, 4000, 9 for the tier “Gold”; 13 is beyond what counts", 10, [{ source: "number", name: "4000", points: 4 }, { source: "tier", name: "Gold", points: 9 }]],
  ["4, set by a supervisor", 4, [{ source: "supervisor", name: null, points: 4 }]],
] as const)("A priority tells where it comes from: %s", (words, priority, parts) => {
  expect(priorityOf(priority, parts)).toBe(words);
});

test.each([
  ["Account by Number__c: no answer in time; the flow went on without it, after 2.0 s", { objectName: "Account", field: "Number__c", outcome: "late", tookMilliseconds: 2_000 }],
  ["The caller's Account: found, after 0.4 s", { objectName: "Account", field: "Id", outcome: "found", tookMilliseconds: 412 }],
  ["The caller's record: the caller waits for the answer", { objectName: null, field: null, outcome: "waits", tookMilliseconds: null }],
] as const)("A look-up tells what came of it: %s", (words, lookup) => {
  expect(lookupOf({ at: "2026-11-27T09:00:00Z", ...lookup })).toBe(words);
});

test("A step that could not use a value says so", () => {
  expect(faultOf({ at: "2026-11-27T09:00:00Z", step: "vip", fault: "priorityOutOfRange" })).toBe("The step “vip”: its priority is beyond what there is; the nearest counted.");
});

const agent: LiveAgent = { id: "1", name: "Maya", standing: "idle", reason: null, since: "2026-11-20T09:00:00Z", available: true, queues: [], skills: [], callId: null };

test.each([
  [[], null],
  [[{ standing: "notReady", reason: "Lunch" }], "Not to be chosen now: Maya (Lunch)."],
  [[{ standing: "onCall" }, { standing: "offline" }], "Not to be chosen now: Maya (not ready), and 1 who is offline."],
  [[{ standing: "offline" }, { standing: "offline" }], "Not to be chosen now: 2 who are offline."],
] as const)("Who cannot be chosen for a caller is told: %o", (away, words) => {
  expect(awayOf([agent, ...away.map((one) => ({ ...agent, ...one, available: false }))])).toBe(words);
});
