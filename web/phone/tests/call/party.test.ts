import { expect, test } from "vitest";
import { knownLinesOf, surenessOf } from "../../src/call/party";
import type { PhoneKnown } from "../../src/server/contracts";
import { ada, party } from "../standIn/fixtures";

const now = Date.parse("2026-11-22T09:00:00Z");
const nothing: PhoneKnown = { recordId: ada.id, sureness: null, account: "", openCases: 0, latestCase: "", lastBusiness: "", lastContactAt: null };

test("The offer tells account, open cases, last business and last contact", () => {
  const lines = knownLinesOf({ ...nothing, account: "Nordic Trams AB", openCases: 3, latestCase: "00001042 Doors", lastBusiness: "Order 7 · Activated", lastContactAt: "2026-11-19T00:00:00Z" }, now);

  expect(lines.map((line) => `${line.label}: ${line.text}`)).toEqual([
    "Account: Nordic Trams AB", "Open cases: 00001042 Doors and 2 more", "Last business: Order 7 · Activated", "Last contact: 3 days ago",
  ]);
});

test("What nobody knows takes no room", () => {
  expect(knownLinesOf(nothing, now)).toEqual([]);
});

test("A number that many share is told, an unknown sureness is not", () => {
  expect(surenessOf(party({ known: [{ ...nothing, sureness: "possible" }] }), ada)).toBe("shared number");
  expect(surenessOf(party({ known: [{ ...nothing, sureness: "likely" }] }), ada)).toBe("");
  expect(surenessOf(party(), ada)).toBe("");
});
