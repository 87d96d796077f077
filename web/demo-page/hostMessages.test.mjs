import { expect, test } from "vitest";
import { isTarget } from "../../src/Patchbay.DemoOrg/wwwroot/hostMessages.js";

test.each([
  { kind: "record", object: "Contact", recordId: "003000000000001AAA" },
  { kind: "new", object: "Contact", defaults: { Phone: "+46701740633" } },
  { kind: "search", text: "+46701740633" },
  { kind: "flow", name: "Customer_Welcome", arguments: { number: "+46701740633" } },
  { kind: "url", url: "/lightning/n/Welcome?number=%2B46701740633" },
])("The phone may ask for $kind", (target) => {
  expect(isTarget(target)).toBe(true);
});

test.each([
  null,
  { kind: "flow", name: "../setup" },
  { kind: "flow", name: "Welcome", arguments: null },
  { kind: "url", url: "https://evil.example/" },
  { kind: "url", url: "//evil.example/" },
  { kind: "url", url: "/\\evil.example/" },
  { kind: "url", url: "javascript:alert(1)" },
  { kind: "record", object: "Contact", recordId: "../x" },
])("The phone may not lead the page to %o", (target) => {
  expect(isTarget(target)).toBe(false);
});
