// Every case of the Classic table, against the script alone and against the host alone.

import { expect, test } from "vitest";
import type { Case } from "../conformance/case.ts";
import { classicCases } from "../conformance/classic.cases.ts";
import { answerOfHost, callOfShim } from "./runCase.ts";

const named = classicCases.map((one) => [`${one.member} when ${one.when}`, one] as const);

test.each(named)("The Classic script speaks as Salesforce's did: %s", (_, one: Case) => {
  const seen = callOfShim("interaction", one);

  if ("throws" in one.sends) expect(seen.thrown).toMatch(one.sends.throws);
  else expect(seen.sent).toEqual({ patchbay: 1, apiType: "interaction", apiVersion: 67, callId: one.after ? 1 : 0, nonce: "n1", instance: seen.sent?.["instance"], ...one.sends });
  expect(seen.target).toBe("throws" in one.sends ? undefined : "https://example.lightning.force.com");
  expect(seen.got).toEqual(one.answer === undefined ? [] : [one.answer]);
  expect(seen.heard).toEqual(one.event ? [one.event.gets] : []);
});

test.each(named.filter(([, one]) => !("throws" in one.sends)))("The host answers as Salesforce did: %s", async (_, one: Case) => {
  const seen = await answerOfHost("interaction", one);

  expect(seen.answers).toEqual(one.answer === undefined ? [] : [one.answer]);
  expect(seen.done).toEqual(one.does ?? []);
  expect(seen.events).toEqual(one.event ? [one.event.gets] : []);
  expect(seen.targets).toEqual(new Set(["https://adapter.example.com"]));
});
