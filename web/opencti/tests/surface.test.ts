// What the built scripts put into a page: Salesforce's members, no others, in at most 6 kB.

import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { casesOf } from "../conformance/tables.ts";
import { isObject } from "../src/wire/envelope.ts";
import { builtScript } from "./built.ts";
import { fakeFrame } from "./fakeWindow.ts";
import { loadScript } from "./loadScript.ts";

const scripts = { lightning: "", classic: "" };

beforeAll(async () => {
  scripts.lightning = await builtScript("lightning");
  scripts.classic = await builtScript("classic");
});

function loaded(name: "lightning" | "classic"): { api: Record<string, unknown>; frame: ReturnType<typeof fakeFrame> } {
  const frame = fakeFrame();
  expect(loadScript(scripts[name], frame)).toBeUndefined();
  const { sforce } = frame.window as unknown as { sforce: Record<string, Record<string, unknown>> };
  return { api: sforce[name === "lightning" ? "opencti" : "interaction"] ?? {}, frame };
}

const members = (api: Record<string, unknown>, path = ""): string[] =>
  Object.entries(api).flatMap(([name, value]) => (isObject(value) ? (/_TYPE$/.test(name) ? [] : members(value, `${path}${name}.`)) : [path + name]));

test.each(["lightning", "classic"] as const)("The %s script weighs at most 6 kB compressed", (name) => {
  expect(gzipSync(scripts[name], { level: 9 }).length).toBeLessThanOrEqual(6_000);
});

test.each([["lightning", "opencti"], ["classic", "interaction"]] as const)("Every member of the %s script has a case, and every case a member", (name, apiType) => {
  const { api } = loaded(name);

  expect(members(api).sort()).toEqual([...new Set(casesOf(apiType).map(({ member }) => member))].sort());
});

test("The Lightning script has the constants of Salesforce's", () => {
  const { api } = loaded("lightning");

  expect(api["CALL_TYPE"]).toEqual({ INBOUND: "inbound", OUTBOUND: "outbound", INTERNAL: "internal" });
  expect(api["SCREENPOP_TYPE"]).toEqual({
    URL: "url", SOBJECT: "sobject", OBJECTHOME: "objecthome", LIST: "list", SEARCH: "search", NEW_RECORD_MODAL: "newRecord", FLOW: "flow",
  });
});

test.each(["getSoftphonePanelVisibility", "setSoftphonePanelIconColor", "completeWorkItem", "onObjectUpdate", "isInConsole", "getDirectoryNumbers", "searchAndGetScreenPopUrl", "onCallLogSaved"])(
  "The Lightning script lacks %s, which never existed",
  (name) => {
    const { api, frame } = loaded("lightning");

    expect(name in api).toBe(false);
    expect(frame.said).toEqual([]);
  },
);
