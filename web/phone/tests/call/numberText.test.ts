import { expect, test } from "vitest";
import { numberText } from "../../src/call/numberText";

test.each([
  ["+46701740633", "SE", "070-174 06 33"],
  ["+46701740633", "GB", "+46 70 174 06 33"],
  ["+442079460018", "GB", "020 7946 0018"],
  ["+12125550123", "US", "(212) 555-0123"],
  ["+14165550123", "US", "+1 416 555 0123"],
  ["+46701740633", "", "+46 70 174 06 33"],
  ["204", "SE", "204"],
  ["+46", "SE", "+46"],
  ["sip:ada@example.com", "SE", "sip:ada@example.com"],
])("%s reads in %s as %s", (number, country, text) => {
  expect(numberText(number, country)).toBe(text);
});
