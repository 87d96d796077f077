import { expect, test } from "vitest";
import { closedLines, closedWords, effectOf } from "../../src/emergency/lines";
import type { LiveLine } from "../../src/server/liveContracts";

const line: LiveLine = { name: "clinic", title: "Clinic line", numbers: ["5000", "5001"], leadTo: ["closed-today"], closedSince: null, closedBy: null };

test("A closed line says since when and by whom", () => {
  const [closed] = closedLines([line, { ...line, closedSince: "2026-11-27T06:02:00Z", closedBy: "Kim Berg" }]);

  expect(closed && closedWords(closed, new Date("2026-11-27T10:00:00Z"), "Europe/Berlin")).toBe("since 07:02, by Kim Berg");
});

test("Before a line is closed one sees where its callers would go", () => {
  expect(effectOf(line)).toBe("5000, 5001 · callers go to “closed-today”");
  expect(effectOf({ ...line, leadTo: [""] })).toBe("5000, 5001 · callers go to the default queue");
  expect(effectOf({ ...line, leadTo: [] })).toContain("the switch does nothing");
});
