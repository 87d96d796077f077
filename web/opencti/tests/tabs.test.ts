// Tabs of one session have the same adapter, which logs the same call in each.

import { expect, test } from "vitest";
import type { HostOptions } from "../src/host/adapterHost.ts";
import { adapterOrigin } from "./fakeWindow.ts";
import { answersOf, host, log } from "./hosted.ts";

/** What the tabs of one browser share. */
function browserOf(notes: Map<string, string>): object {
  let last: Promise<unknown> = Promise.resolve();
  return {
    navigator: { locks: { request: (_: string, run: () => Promise<unknown>) => (last = last.catch(() => null).then(run)) } },
    localStorage: { getItem: (name: string) => notes.get(name) ?? null, setItem: (name: string, value: string) => notes.set(name, value), removeItem: (name: string) => notes.delete(name) },
  };
}

const saved = { success: true, returnValue: { recordId: "00T000000000001AAA" }, errors: null };

test("Saving the same new log from two tabs of a session makes one record, and both get its id", async () => {
  const notes = new Map<string, string>();
  const browser = browserOf(notes);
  const tabs = [host(null, browser, { session: "Maya" }), host(null, browser, { session: "Maya" })];

  tabs.forEach(({ call }) => call("saveLog", log));

  await expect.poll(() => tabs.flatMap(({ page }) => answersOf(page))).toEqual([saved, saved]);
  expect(tabs.flatMap(({ done }) => done)).toEqual(['create Task {"Subject":"Call"}']);
  expect([...notes].join()).not.toContain("Subject");
});

test.each<[string, Partial<HostOptions>, Partial<HostOptions>]>([
  ["of two users", { session: "Maya" }, { session: "Sam" }],
  ["that belong to no session", {}, {}],
  ["of two adapters", { session: "Maya" }, { session: "Maya", adapter: new URL("https://other.example.com/a.html") }],
  ["of two call centers", { session: "Maya" }, { session: "Maya", settings: { "/reqGeneralInfo/reqInternalName": "Other" } }],
])("The same new log from two tabs %s is two records", async (_, first, second) => {
  const browser = browserOf(new Map());
  const tabs = [first, second].map((options) => host(null, browser, options));

  tabs.forEach(({ call, page }, place) => call("saveLog", log, {}, { origin: new URL([first, second][place]?.adapter ?? adapterOrigin).origin, source: page.frame.contentWindow }));

  await expect.poll(() => tabs.map(({ done }) => done.length)).toEqual([1, 1]);
});

test("A log that another tab could not save is tried by this one", async () => {
  const browser = browserOf(new Map());
  const tabs = [host(null, browser, { session: "Maya" }), host(null, browser, { session: "Maya" })];
  const refused = { object: { entityApiName: "Task", Status: "refused" } };

  tabs.forEach(({ call }) => call("saveLog", refused));

  await expect.poll(() => tabs.map(({ done }) => done.length)).toEqual([1, 1]);
});
