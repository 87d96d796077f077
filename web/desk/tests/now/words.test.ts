import { expect, test } from "vitest";
import type { LiveWait } from "../../src/server/liveContracts";
import { summaryOf } from "../../src/now/WaitReasons";
import { groupsOf, nearOf } from "../../src/now/words";
import { lengthOf } from "../../src/shared/lengths";

const wait: LiveWait = { ahead: 0, waitsFor: null, alsoQueues: [], stepsTaken: 0, nextStepAt: null, able: 0, agents: [], nearest: [] };

test.each([
  [0, "0:00"],
  [59, "0:59"],
  [61, "1:01"],
  [3_725, "1:02:05"],
])("%d seconds are %s", (seconds, words) => {
  expect(lengthOf(seconds)).toBe(words);
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
