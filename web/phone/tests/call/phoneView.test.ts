import { describe, expect, test } from "vitest";
import { durationText } from "../../src/call/duration";
import { detailOf, initialsOf, recordChoiceOf, titleOf } from "../../src/call/party";
import { viewOf } from "../../src/call/phoneView";
import { presenceChoices } from "../../src/agent/presence";
import { ada, adaLead, call, offer, party, state, wrapUp } from "../standIn/fixtures";

const base = Date.UTC(2027, 4, 3, 9);

describe("what the panel is about", () => {
  test.each([
    ["idle", {}],
    ["offered", { offer: offer(base) }],
    ["dialling", { call: call(base, { phase: "dialing" }) }],
    ["dialling", { call: call(base, { phase: "ringing" }) }],
    ["talking", { call: call(base) }],
    ["wrapUp", { wrapUp: wrapUp(base) }],
    ["offered", { offer: offer(base), wrapUp: wrapUp(base) }],
    ["talking", { offer: offer(base), call: call(base), wrapUp: wrapUp(base) }],
  ] as const)("is %s", (phase, change) => {
    expect(viewOf(state(base, change)).phase).toBe(phase);
  });

  test("tells calling from ringing", () => {
    expect(viewOf(state(base, { call: call(base, { phase: "ringing" }) }))).toMatchObject({ phase: "dialling", rings: true });
  });
});

describe("the party", () => {
  test.each([
    [party(), "Ada Lindqvist"],
    [party({ record: null, name: "TRAMS AB" }), "TRAMS AB"],
    [party({ record: null, name: null, number: "+4681234567" }), "08-123 45 67"],
    [party({ record: null, name: null, number: null }), "Number withheld"],
  ])("is called by what is known best", (who, title) => {
    expect(titleOf(who, "SE")).toBe(title);
  });

  test.each([
    ["Ada Lindqvist", "AL"],
    ["Ada Maria Lindqvist", "AL"],
    ["ада", "А"],
    ["+46 8 123", ""],
    ["  ", ""],
    ["𝒜da Ek", "𝒜E"],
  ])("has the initials of %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test.each([
    ["Nordic Trams AB", "Lead · Nordic Trams AB"],
    ["Lead · Rowe Interiors", "Lead · Rowe Interiors"],
    ["Leader AB", "Lead · Leader AB"],
    ["", "Lead"],
  ])("says once what the record is: %s", (detail, line) => {
    expect(detailOf({ ...adaLead, detail })).toBe(line);
  });

  test("has a record to choose until one is picked", () => {
    expect(recordChoiceOf(party({ record: null, matches: [ada, adaLead] }))).toEqual({ kind: "open", matches: [ada, adaLead] });
    expect(recordChoiceOf(party({ record: ada, matches: [ada, adaLead] }))).toEqual({ kind: "picked", record: ada, others: [adaLead] });
    expect(recordChoiceOf(party({ record: null, matches: [], lookedUp: false })).kind).toBe("lookingUp");
    expect(recordChoiceOf(party({ record: null, matches: [] })).kind).toBe("none");
  });
});

test.each([
  [0, "0:00"], [59_999, "0:59"], [60_000, "1:00"], [3_599_000, "59:59"], [3_600_000, "1:00:00"], [-3_000, "0:00"],
])("%s ms are shown as %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test("The presence menu names every reason and marks the chosen one", () => {
  const choices = presenceChoices({ ...state(base).agent, presence: "notReady", reason: "Coaching" });

  expect(choices.map((choice) => choice.label)).toEqual(["Available", "Lunch", "Coaching", "Meeting", "Offline"]);
  expect(choices.filter((choice) => choice.chosen).map((choice) => choice.label)).toEqual(["Coaching"]);
});
