// Tabs of one session have the same adapter, which logs the same call in each.

import { afterEach, expect, test, vi } from "vitest";
import { standIn } from "../conformance/org.ts";
import type { HostOptions } from "../src/host/adapterHost.ts";
import type { Org } from "../src/host/ports.ts";
import { Problem } from "../src/host/problem.ts";
import { adapterOrigin } from "./fakeWindow.ts";
import { answersOf, host, log } from "./hosted.ts";

/** What the tabs of one browser share. `bury` frees what a dead tab held. */
function browserOf(notes: Map<string, string>): { bury: () => void; navigator: object; localStorage: object } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    bury: () => void (last = Promise.resolve()),
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

afterEach(() => void vi.useRealTimers());

/** A tab that has begun to save and died before it heard the end. */
async function deadTab(): Promise<{ browser: object }> {
  const notes = new Map<string, string>();
  const browser = browserOf(notes);
  let isSent = false;
  const org: Org = { ...standIn().org, create: () => ((isSent = true), new Promise(() => undefined)) };
  host(null, browser, { session: "Maya", org }).call("saveLog", log);
  await expect.poll(() => isSent).toBe(true);
  browser.bury();
  return { browser };
}

test("What a tab sent before it died in the middle of saving is found, and not saved again", async () => {
  const { browser } = await deadTab();
  const { org, done } = standIn();
  const asked: unknown[] = [];
  const findCreated: Org["findCreated"] = async (object, fields) => (asked.push([object, fields]), "00T000000000009AAA");

  const { call, page } = host(null, browser, { session: "Maya", org: { ...org, findCreated } });
  call("saveLog", log);

  await expect.poll(() => answersOf(page)).toEqual([{ ...saved, returnValue: { recordId: "00T000000000009AAA" } }]);
  expect([asked, done]).toEqual([[["Task", { Subject: "Call" }]], []]);
});

test("What a tab began to save and never sent is saved once it can no longer arrive", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { browser } = await deadTab();
  vi.setSystemTime(Date.now() + 5_000);

  const { call, page, done } = host(null, browser, { session: "Maya" });
  call("saveLog", log);

  await expect.poll(() => answersOf(page)).toEqual([saved]);
  expect(done).toEqual(['create Task {"Subject":"Call"}']);
});

test("A log whose answer was lost is looked for before it is saved again", async () => {
  const lost = new Problem("SERVER_ERROR", "The answer was lost.");
  const { org, done } = standIn();
  const create: Org["create"] = async (...given) => {
    await org.create(...given);
    throw lost;
  };
  const { call, page } = host(null, browserOf(new Map()), { session: "Maya", org: { ...org, create, findCreated: async () => "00T000000000009AAA" } });

  call("saveLog", log);
  await expect.poll(() => answersOf(page)).toHaveLength(1);
  call("saveLog", log);

  await expect.poll(() => answersOf(page)).toEqual([{ success: false, returnValue: null, errors: [lost.toError()] }, { ...saved, returnValue: { recordId: "00T000000000009AAA" } }]);
  expect(done).toHaveLength(1);
});
