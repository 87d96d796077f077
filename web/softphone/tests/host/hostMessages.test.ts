import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePageMessage } from "../../src/host/hostMessages";

const record = { object: "Contact", recordId: "003A", name: "Ada" };

test.each([
  [{ type: "hello", version: 1, host: "lightning" }, { type: "hello", version: 1, host: "lightning" }],
  [{ type: "token", id: "1", token: "t" }, { type: "token", id: "1", token: "t" }],
  [{ type: "token", id: "1", token: null }, { type: "token", id: "1", token: null }],
  [{ type: "dialRequest", id: "1", number: "112", record }, { type: "dialRequest", id: "1", number: "112", record }],
  [{ type: "dialRequest", id: "1", number: "112" }, { type: "dialRequest", id: "1", number: "112", record: null }],
  [{ type: "viewInfo", object: "Case", recordId: "500A" }, { type: "viewInfo", object: "Case", recordId: "500A", name: null }],
  [{ type: "viewInfo", object: null, recordId: null, name: null }, { type: "viewInfo", object: null, recordId: null, name: null }],
  [{ type: "ack", id: "1", more: true }, { type: "ack", id: "1" }],
])("The panel understands %j", (message, expected) => {
  expect(parsePageMessage({ patchbay: 1, ...message })).toEqual(expected);
});

test.each([
  null, 7, "hello", [], {},
  { type: "hello" },
  { patchbay: 2, type: "hello" },
  { patchbay: 1, type: "explode" },
  { patchbay: 1, type: "token", id: "1" },
  { patchbay: 1, type: "token", token: "t" },
  { patchbay: 1, type: "dialRequest", id: "1" },
  { patchbay: 1, type: "dialRequest", id: "1", number: 112 },
  { patchbay: 1, type: "dialRequest", id: "1", number: "1".repeat(5_000) },
  { patchbay: 1, type: "viewInfo", object: "Case" },
])("The panel leaves %j alone", (message) => {
  expect(parsePageMessage(message)).toBeNull();
});

test("Nothing a page sends breaks the panel", () => {
  const anything = fc.oneof(fc.anything(), fc.record({ patchbay: fc.constant(1), type: fc.constantFrom("hello", "token", "dialRequest", "viewInfo", "ack"), id: fc.anything(), number: fc.anything(), record: fc.anything() }));

  fc.assert(fc.property(anything, (message) => {
    parsePageMessage(message);
  }));
});
