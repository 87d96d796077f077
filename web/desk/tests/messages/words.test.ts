import { expect, test } from "vitest";
import { causeOf, partyOf, readIn, triesOf } from "../../src/messages/words";

test.each([
  [{ name: "Astrid", number: "+46701740633" }, "Astrid"],
  [{ name: "", number: "+46701740633" }, "+46701740633"],
  [{ name: "", number: "" }, "Number withheld"],
])("A caller is called by what is known", (row, words) => {
  expect(partyOf(row)).toBe(words);
});

test.each([
  ["SE", "070-174 06 33"],
  ["DE", "+46 70 174 06 33"],
  ["", "+46 70 174 06 33"],
])("A caller's number is written as people of %s write it", (country, number) => {
  expect(partyOf(readIn(country)({ name: "", number: "+46701740633" }))).toBe(number);
});

test("Tries say why the last one was in vain", () => {
  const line = { attempts: 1, mostAttempts: 3, lastCause: "noAnswer" } as Parameters<typeof triesOf>[0];

  expect(triesOf(line)).toBe("1 of 3 · no answer");
  expect(causeOf("callbackExpired")).toBe("Not possible in its time");
});
