// A strict script names wrong use and the right one, and is silent about right use.

import { beforeAll, expect, test } from "vitest";
import { filled } from "../conformance/call.ts";
import { casesOf } from "../conformance/tables.ts";
import type { ApiType } from "../src/wire/envelope.ts";
import { builtScript } from "./built.ts";
import { fakeFrame } from "./fakeWindow.ts";
import { loadScript } from "./loadScript.ts";
import { settled } from "./runCase.ts";

const scripts = { opencti: "", interaction: "" };

beforeAll(async () => {
  scripts.opencti = await builtScript("lightning");
  scripts.interaction = await builtScript("classic");
});

type Member = (...given: unknown[]) => unknown;

interface Loaded {
  readonly frame: ReturnType<typeof fakeFrame>;
  readonly api: Record<string, unknown>;
  /** Reads or calls a member such as `cti.onClickToDial`. */
  member(path: string): Member | undefined;
  /** The page answers the last call. */
  answer(response: unknown): void;
}

function loaded(apiType: ApiType): Loaded {
  const frame = fakeFrame();
  loadScript(scripts[apiType], frame, { strict: "" });
  const api = (frame.window as unknown as { sforce: Record<string, Record<string, unknown>> }).sforce[apiType] ?? {};
  return {
    frame, api,
    member: (path) => path.split(".").reduce<unknown>((holder, name) => (holder as Record<string, unknown>)[name], api) as Member | undefined,
    answer(response) {
      const { methodName, callId, instance } = frame.sent.at(-1)?.message ?? {};
      frame.receive({ patchbay: 1, apiType, apiVersion: 67, methodName, callId, instance, isEvent: false, response });
    },
  };
}

const done = (): undefined => undefined;

test.each<[ApiType, string, string]>([
  ["opencti", "getSoftphonePanelVisibility", "Use isSoftphonePanelVisible."],
  ["opencti", "getPageInfo", "Use getAppViewInfo."],
  ["opencti", "onWorkStart", "Use hvs.onWorkStart."],
  ["opencti", "savelog", "Use saveLog."],
  ["opencti", "getCallCenterSetting", "Use getCallCenterSettings."],
  ["opencti", "cti", "Use the members of the API itself; cti is of the Classic API."],
  ["opencti", "isInConsole", "There is nothing in Lightning for it."],
  ["opencti", "dialNow", "It is no member of the Lightning API."],
  ["interaction", "onClickToDial", "Use cti.onClickToDial."],
  ["interaction", "enableClickToDial", "Use cti.enableClickToDial."],
  ["interaction", "setSoftphoneHeight", "Use cti.setSoftphoneHeight."],
  ["interaction", "getCallCenterSettings", "Use cti.getCallCenterSettings."],
  ["interaction", "onObjectUpdate", "Use entityFeed.onObjectUpdate."],
  ["interaction", "getAppViewInfo", "Use getPageInfo."],
  ["interaction", "setSoftphonePanelVisibility", "Use setVisible."],
  ["interaction", "cti.setSoftphonePanelHeight", "Use cti.setSoftphoneHeight."],
  ["interaction", "cti.saveLog", "Use saveLog of the API itself."],
  ["interaction", "setSoftphonePanelLabel", "There is nothing in Classic for it."],
  ["interaction", "SCREENPOP_TYPE", "Use a relative URL; screenPop takes no type here."],
  ["interaction", "dialNow", "It is no member of the Classic API."],
])("A strict script of %s says what to use for %s, which does not exist", (apiType, path, words) => {
  const { frame, member } = loaded(apiType);

  expect(member(path)).toBeUndefined();
  expect(frame.said).toEqual([`Open CTI: sforce.${apiType}.${path} does not exist. ${words}`]);
});

test("A strict script names the constants there are", () => {
  const { frame, member } = loaded("opencti");

  expect(member("SCREENPOP_TYPE.REFRESH")).toBeUndefined();
  expect(frame.said).toEqual(["Open CTI: sforce.opencti.SCREENPOP_TYPE.REFRESH does not exist. There are URL, SOBJECT, OBJECTHOME, LIST, SEARCH, NEW_RECORD_MODAL, FLOW."]);
});

test.each<[ApiType, string, unknown[], string]>([
  ["opencti", "screenPop", [{ type: "newRecord", params: {}, defaultFieldValues: {} }], "defaultFieldValues belongs into params."],
  ["opencti", "screenPop", [{ type: "sobject", params: { recordID: "003" } }], "params.recordID is not read; use params.recordId."],
  ["opencti", "screenPop", [{ type: "list", params: { listId: "00B", scope: "Case" } }], "params.listId is not read; there are params.listViewId, params.scope."],
  ["opencti", "searchAndScreenPop", [{ searchParams: "abc", callType: "inbound", deferred: "true" }], "deferred is true or false; any other value counts as false."],
  ["opencti", "searchAndScreenPop", [{ searchParams: "abc", callType: "inbound", defaulFieldValues: {} }], "defaulFieldValues is not read; use defaultFieldValues."],
  ["opencti", "saveLog", [{ value: {}, callbak: done }], "callbak is not read; use callback."],
  ["opencti", "onClickToDial", [{ listener: done, callback: done }], "callback is not read; there is listener."],
  ["opencti", "refreshView", [{ listener: done }], "listener is not read; there is callback."],
  ["opencti", "setSoftphonePanelHeight", [{ height: 300 }], "height is not read; use heightPX."],
  ["opencti", "hvs.completeWork", [{ workId: "w", attributes: { task: "00T" } }], "attributes.task is not read; use attributes.taskId."],
  ["interaction", "getPageInfo", [{ callback: done }], "takes its arguments by position; named ones are of the Lightning API."],
  ["interaction", "saveLog", [{ value: {} }, done], "takes its arguments by position; named ones are of the Lightning API."],
  ["interaction", "searchAndScreenPop", ["Lindqvist", "inbound", done], 'queryParams comes before callType: ("…", "", "inbound", callback).'],
  ["interaction", "notifyInitializationComplete", [done], "takes no arguments here."],
])("A strict script of %s names wrong use of %s: %j", (apiType, path, given, words) => {
  const { frame, member } = loaded(apiType);

  member(path)?.(...given);

  expect(frame.said).toEqual([`Open CTI: sforce.${apiType}.${path}: ${words}`]);
});

const refused = { success: false, returnValue: null, errors: [{ code: "INVALID_PARAM", description: "The parameter value is missing." }] };
const failed = { success: false, returnValue: null, errors: [{ code: "GENERIC_ERROR", description: "The org said no." }] };

test.each<[string, ApiType, unknown[], unknown, string[]]>([
  ["a wrong argument, whoever hears it", "opencti", [{ value: {}, callback: done }], refused, ["The parameter value is missing."]],
  ["what was refused and nobody hears", "opencti", [{ value: {} }], failed, ["The org said no."]],
  ["nothing of a refusal that the adapter hears itself", "opencti", [{ value: {}, callback: done }], failed, []],
  ["a wrong argument, whoever hears it", "interaction", ["Task", 7, done], { result: null, error: "The parameter saveParams is wrong." }, ["The parameter saveParams is wrong."]],
  ["what was refused and nobody hears", "interaction", ["Task", "a=1"], { result: null, error: "The org said no." }, ["The org said no."]],
  ["nothing of a refusal that the adapter hears itself", "interaction", ["Task", "a=1", done], { result: null, error: "The org said no." }, []],
])("A strict script tells %s (%s)", (_, apiType, given, response, words) => {
  const { frame, member, answer } = loaded(apiType);

  member("saveLog")?.(...given);
  answer(response);

  expect(frame.said).toEqual(words.map((one) => `Open CTI: sforce.${apiType}.saveLog: ${one}`));
});

test("A strict script names fields of an answer that are not there", async () => {
  const { frame, member, answer } = loaded("opencti");
  const read: unknown[] = [];

  member("refreshView")?.({ callback: (response: { result: unknown }) => read.push(response.result) });
  answer({ success: true, returnValue: true, errors: null });
  await settled();

  expect(read).toEqual([undefined]);
  expect(frame.said).toEqual(["Open CTI: refreshView: its answer has no result; read success and returnValue."]);
});

test("A strict script is silent when an answer is read in the old and the new way", async () => {
  const { frame, member, answer } = loaded("opencti");

  member("refreshView")?.({ callback: (response: { result: unknown; error: unknown; success: unknown }) => [response.result, response.error, response.success] });
  answer({ success: true, returnValue: true, errors: null });
  await settled();

  expect(frame.said).toEqual([]);
});

test("A strict script hands out answers that can be cloned, and that an adapter may change", async () => {
  const { frame, member, answer } = loaded("opencti");
  const got: unknown[] = [];

  member("refreshView")?.({ callback: (response: Record<string, unknown>) => got.push(structuredClone(response), Object.assign(response, { result: 7 })) });
  answer({ success: true });
  await settled();

  expect(got).toEqual([{ success: true }, { success: true, result: 7 }]);
  expect(frame.said).toEqual([]);
});

test("A strict script takes every form of notifyInitializationComplete", () => {
  const { frame, member } = loaded("opencti");

  member("notifyInitializationComplete")?.(done);

  expect(frame.said).toEqual([]);
});

// What the reference calls right, and what only the org can judge, raises no alarm before it is answered.
const rightCases = (["opencti", "interaction"] as const).flatMap((apiType) =>
  casesOf(apiType).filter(({ answer, sends }) => !("throws" in sends) && !JSON.stringify(answer ?? "").includes("The parameter")).map(({ member, when, call }) => [apiType, member, when, call] as const));

test.each(rightCases)("A strict script of %s is silent about %s when %s", (apiType, path, _, call) => {
  const { frame, member } = loaded(apiType);

  member(path)?.(...filled(call, done, done));

  expect(frame.said).toEqual([]);
});
