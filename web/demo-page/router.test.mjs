// The demo page is served by the demo org as it is, without a build; its addresses are tried here because they need no browser.

import { afterEach, expect, test, vi } from "vitest";
import { classicAddressOf } from "../../src/Patchbay.DemoOrg/wwwroot/classicAddress.js";
import { addressOf, go, parse, placeOfPage, start } from "../../src/Patchbay.DemoOrg/wwwroot/router.js";

const places = [
  { kind: "home" },
  { kind: "reports" },
  { kind: "list", object: "Contact" },
  { kind: "record", object: "Contact", id: "003A" },
  { kind: "new", object: "Contact", defaults: { Phone: "+46 8 123, 45=67" } },
  { kind: "new", object: "Contact", defaults: {} },
  { kind: "search", text: "Ada & Co" },
];

/** The part of a browser that knows where it is. Like the real one, its location has no searchParams. */
function openAt(address) {
  const location = new Proxy({}, { get: (_, name) => (name === "searchParams" ? undefined : Reflect.get(new URL(current, "http://localhost"), name)) });
  let current = address;
  const listeners = {};
  vi.stubGlobal("location", location);
  vi.stubGlobal("history", { pushState: (_state, _title, next) => (current = next) });
  vi.stubGlobal("window", { addEventListener: (name, run) => (listeners[name] = run) });
  vi.stubGlobal("document", { addEventListener: () => undefined });
  return {
    back: (to) => {
      current = to;
      listeners.popstate();
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

test.each(places)("Opening the address of $kind anew shows the same place", (place) => {
  openAt(addressOf(place));
  const shown = [];

  start((to) => shown.push(to));

  expect(shown).toEqual([place]);
});

test.each(places)("Going back to $kind shows it again", (place) => {
  const browser = openAt("/lightning/page/home");
  const shown = [];
  start((to) => shown.push(to));
  go({ kind: "list", object: "Lead" });

  browser.back(addressOf(place));

  expect(shown.at(-1)).toEqual(place);
});

test("An address without values ends without a question mark", () => {
  expect(classicAddressOf({ kind: "new", object: "Contact", defaults: {} })).toBe("/003/e");
  expect(classicAddressOf({ kind: "new", object: "Contact", defaults: { Phone: "1" } })).toBe("/003/e?Phone=1");
  expect(classicAddressOf({ kind: "stand", name: "Popped", values: {} })).toBe("/apex/Popped");
});

test("An address that was cut in the middle of a character leads as far as it can be read", () => {
  expect(parse(new URL("http://localhost/lightning/r/Contact/%E0%A4%A/view"))).toEqual({ kind: "home" });
  expect(parse(new URL("http://localhost/lightning/o/Contact/new?defaultFieldValues=Phone=%25E0%25A4%25A"))).toEqual({
    kind: "new",
    object: "Contact",
    defaults: { Phone: "" },
  });
});

test("A page of the org that the demo does not have is shown as what it would have been", () => {
  expect(placeOfPage(new URL("http://localhost/lightning/n/Welcome?number=%2B46701740633"))).toEqual({
    kind: "stand",
    what: "Page",
    name: "/lightning/n/Welcome",
    values: { number: "+46701740633" },
  });
  expect(placeOfPage(new URL("http://localhost/lightning/r/Contact/003A/view"))).toEqual({ kind: "record", object: "Contact", id: "003A" });
  expect(placeOfPage(new URL("http://localhost/one/one.app#/sObject/003Dm0000000001IAA/view?t=1"))).toEqual({ kind: "record", object: "Contact", id: "003Dm0000000001IAA" });
  expect(placeOfPage(new URL("http://localhost/one/one.app#/sObject/Lead/home"))).toEqual({ kind: "list", object: "Lead" });
  expect(placeOfPage(new URL("http://localhost/one/one.app#/n/Other"))).toMatchObject({ kind: "stand", name: "/one/one.app" });
  expect(placeOfPage(new URL("http://localhost/lightning/page/home"))).toEqual({ kind: "home" });
});
