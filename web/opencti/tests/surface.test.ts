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

function loaded(name: "lightning" | "classic", dataset: Record<string, string> = {}): { api: Record<string, unknown>; frame: ReturnType<typeof fakeFrame> } {
  const frame = fakeFrame();
  expect(loadScript(scripts[name], frame, dataset)).toBeUndefined();
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

test("A strict script names what never existed and what to use", () => {
  const { api, frame } = loaded("lightning", { strict: "" });

  expect(api["getSoftphonePanelVisibility"]).toBeUndefined();
  expect((api["SCREENPOP_TYPE"] as Record<string, unknown>)["REFRESH"]).toBeUndefined();
  expect(frame.said).toEqual([
    "Open CTI: sforce.opencti.getSoftphonePanelVisibility does not exist. Use isSoftphonePanelVisible.",
    "Open CTI: sforce.opencti.SCREENPOP_TYPE.REFRESH does not exist. There are URL, SOBJECT, OBJECTHOME, LIST, SEARCH, NEW_RECORD_MODAL, FLOW.",
  ]);
});

test("A strict script names fields of an answer that are not there", () => {
  const { api, frame } = loaded("lightning", { strict: "" });
  const read: unknown[] = [];

  (api["refreshView"] as (args: unknown) => void)({ callback: (response: { result: unknown; success: unknown }) => read.push(response.result, response.success) });
  const { methodName, callId, instance } = frame.sent.at(-1)?.message ?? {};
  frame.receive({ patchbay: 1, apiType: "opencti", apiVersion: 67, methodName, callId, instance, isEvent: false, response: { success: true, returnValue: true, errors: null } });

  expect(read).toEqual([undefined, true]);
  expect(frame.said).toEqual(["Open CTI: refreshView: its answer has no result; read success and returnValue."]);
});

test.each([
  ["screenPop", [{ type: "newRecord", params: {}, defaultFieldValues: {} }], "defaultFieldValues belongs into params."],
  ["setSoftphonePanelHeight", [{ height: 300 }], "height is not read; use heightPX."],
  ["runApex", [{ apexClass: "A", methodName: "b", methodParams: {} }], "methodParams is a text such as a=1&b=2."],
])("A strict script names wrong use of %s", (name, given, words) => {
  const { api, frame } = loaded("lightning", { strict: "" });

  (api[name] as (...all: unknown[]) => void)(...given);

  expect(frame.said).toEqual([`Open CTI: sforce.opencti.${name}: ${words}`]);
});

test("A strict script hands out answers that can be cloned, and that an adapter may change", () => {
  const { api, frame } = loaded("lightning", { strict: "" });
  const got: Record<string, unknown>[] = [];

  (api["refreshView"] as (args: unknown) => void)({ callback: (response: Record<string, unknown>) => got.push(structuredClone(response), Object.assign(response, { result: 7 })) });
  const { methodName, callId, instance } = frame.sent.at(-1)?.message ?? {};
  frame.receive({ patchbay: 1, apiType: "opencti", apiVersion: 67, methodName, callId, instance, isEvent: false, response: { success: true } });

  expect(got).toEqual([{ success: true }, { success: true, result: 7 }]);
  expect(frame.said).toEqual([]);
});

test("A strict script takes every form of notifyInitializationComplete", () => {
  const { api, frame } = loaded("lightning", { strict: "" });

  (api["notifyInitializationComplete"] as (done: unknown) => void)(() => undefined);

  expect(frame.said).toEqual([]);
});

test.each([
  ["onClickToDial", "Use cti.onClickToDial."],
  ["setSoftphoneHeight", "Use cti.setSoftphoneHeight."],
  ["getAppViewInfo", "Use getPageInfo."],
  ["setSoftphonePanelVisibility", "Use setVisible."],
  ["cti.setSoftphonePanelHeight", "Use cti.setSoftphoneHeight."],
  ["cti.saveLog", "Use saveLog of the API itself."],
  ["setSoftphonePanelLabel", "There is nothing in Classic for it."],
  ["dialNow", "It is no member of the Classic API."],
])("A strict script for Classic says what to use for %s", (path, words) => {
  const { api, frame } = loaded("classic", { strict: "" });

  const found = path.split(".").reduce<unknown>((holder, name) => (holder as Record<string, unknown>)[name], api);

  expect(found).toBeUndefined();
  expect(frame.said).toEqual([`Open CTI: sforce.interaction.${path} does not exist. ${words}`]);
});

test("A strict script for Classic names arguments that belong to Lightning", () => {
  const { api, frame } = loaded("classic", { strict: "" });

  (api["getPageInfo"] as (...all: unknown[]) => void)({ callback: () => undefined });

  expect(frame.said[0]).toBe("Open CTI: sforce.interaction.getPageInfo: takes its arguments by position; named ones are of the Lightning API.");
});
