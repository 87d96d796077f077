import { expect, test } from "vitest";
import type { PhoneTarget } from "@patchbay/phone/server/contracts";
import { nextOf, targetOf, targetsFor } from "../../src/transfer/targets";

const li: PhoneTarget = { kind: "agent", id: "1", name: "Li Wei", reach: "away", detail: "Break", number: null };
const maya: PhoneTarget = { kind: "agent", id: "2", name: "Maya Okafor", reach: "free", detail: "Free", number: null };
const clinic: PhoneTarget = { kind: "flow", id: "clinic", name: "Clinic line", reach: "free", detail: "Call flow", number: null };

test("When the first of the list cannot be asked, Enter takes nobody instead of the next best", () => {
  const targets = targetsFor([li, clinic], null);

  expect(targetOf(targets, null)).toBeNull();
  expect(targetOf(targets, "flow:clinic")?.name).toBe("Clinic line");
});

test("The first of the list is highlighted until another is chosen", () => {
  expect(targetOf(targetsFor([maya, clinic], null), null)?.name).toBe("Maya Okafor");
});

test("The arrow keys go over those who cannot be asked", () => {
  const targets = targetsFor([maya, li, clinic], null);
  const [first = null] = targets;

  expect(nextOf(targets, first, 1)?.name).toBe("Clinic line");
  expect(nextOf(targets, first, -1)?.name).toBe("Maya Okafor");
  expect(nextOf(targets, null, 1)?.name).toBe("Maya Okafor");
});

test("A number of our own is the flow that it leads to, and any other one goes outside", () => {
  expect(targetsFor([{ ...clinic, number: "5000" }], "5000").map(({ kind }) => kind)).toEqual(["flow"]);
  expect(targetsFor([], "5001").map(({ kind }) => kind)).toEqual(["number"]);
});
