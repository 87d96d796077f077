import fc from "fast-check";
import { expect, test } from "vitest";
import { digitsIn, numberIn } from "../../src/call/dialText";

test.each([
  ["+46 8 123 45 67", "+4681234567"],
  ["(08) 123-45.67", "081234567"],
  ["+46 (0)8 123", "+468123"],
  ["tel:+4681234567", "+4681234567"],
  ["*21#", "*21#"],
  ["112", "112"],
])("%s can be called", (text, number) => {
  expect(numberIn(text)).toBe(number);
});

test.each(["", "7", "Ada", "+", "12+34", "1".repeat(33), "sip:ada@example.org"])("%s cannot be called", (text) => {
  expect(numberIn(text)).toBeNull();
});

test("Whatever is typed, only dialable characters leave", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(numberIn(text) ?? "00").toMatch(/^\+?[0-9*#]{2,32}$/);
    expect(digitsIn(text)).toMatch(/^[0-9*#A-D]{0,32}$/);
  }));
});
