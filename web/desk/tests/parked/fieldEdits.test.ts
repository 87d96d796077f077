import { expect, test } from "vitest";
import { changesOf, linesOf } from "../../src/parked/fieldEdits";

const fields = { Subject: "Call", CallDurationInSeconds: 65, IsClosed: true, WhoId: null };

test("Only what was changed is sent; the rest stays Patchbay's", () => {
  expect(changesOf(linesOf(fields, null), { Subject: "Call", Priority: "High", WhoId: "" })).toEqual({ Priority: "High" });
});

test("A figure stays a figure, a yes a yes, and an emptied field is written empty", () => {
  const typed = { CallDurationInSeconds: "70", IsClosed: "false", Subject: "" };

  expect(changesOf(linesOf(fields, null), typed)).toEqual({ CallDurationInSeconds: 70, IsClosed: false, Subject: null });
});

test("What a person set before counts, and is marked", () => {
  const lines = linesOf(fields, { Subject: "Set", Extra__c: "x" });

  expect(lines.find(({ name }) => name === "Subject")).toEqual({ name: "Subject", value: "Set", isSet: true });
  expect(lines.map(({ name }) => name)).toEqual(["CallDurationInSeconds", "Extra__c", "IsClosed", "Subject", "WhoId"]);
});
