import { expect, test } from "vitest";
import { inForceWords, versionWords } from "../../src/flows/versionWords";
import type { FlowSummary } from "../../src/server/flowContracts";

const now = new Date("2026-11-27T12:00:00Z");
const flow: FlowSummary = { name: "main", title: "Main", numbers: [], current: 2, trial: null, share: 0, emergency: null, chosen: null, versions: [] };

test("A version says when it was published and by whom, where that is known", () => {
  expect(versionWords({ version: 3, publishedAt: "2026-11-27T09:12:00Z", by: "Nora Berg" }, now, "UTC")).toBe("3, published 09:12 by Nora Berg");
  expect(versionWords({ version: 1, publishedAt: "2026-11-27T09:12:00Z", by: null }, now, "UTC")).toBe("1, published 09:12");
});

test("What is in force says who chose it", () => {
  expect(inForceWords(flow, now, "UTC")).toBe("version 2");
  expect(inForceWords({ ...flow, trial: 3, share: 10, chosen: { at: "2026-11-27T10:40:00Z", by: "root (command line)" } }, now, "UTC"))
    .toBe("version 2, and version 3 for 10 of 100 calls since 10:40 by root (command line)");
});
