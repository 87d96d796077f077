// What goes wrong in the field: each answers as Salesforce did or with a clear error, and nothing is saved twice.

import { beforeAll, expect, test } from "vitest";
import { layout, settings, standIn } from "../conformance/org.ts";
import { AdapterHost } from "../src/host/adapterHost.ts";
import { builtScript } from "./built.ts";
import { adapterOrigin, fakeFrame, fakePage, hostOrigin, type FakeFrame } from "./fakeWindow.ts";
import { answersOf, host, log } from "./hosted.ts";
import { loadScript } from "./loadScript.ts";
import { settled } from "./runCase.ts";

let lightning = "";
let classic = "";

beforeAll(async () => {
  lightning = await builtScript("lightning");
  classic = await builtScript("classic");
});

type Api = Record<string, (...given: unknown[]) => void>;

function load(code = lightning, frame: FakeFrame = fakeFrame()): { frame: FakeFrame; api: Api; thrown: unknown } {
  const thrown = loadScript(code, frame);
  const { sforce } = frame.window as unknown as { sforce?: { opencti?: Api; interaction?: Api } };
  return { frame, thrown, api: sforce?.opencti ?? sforce?.interaction ?? {} };
}

test("An adapter that calls before anything else is answered", async () => {
  const { call, page } = host();

  // No hello came: the script's first message was this call.
  call("isSoftphonePanelVisible", {});
  await settled();

  expect(answersOf(page)).toEqual([{ success: true, returnValue: { visible: true }, errors: null }]);
});

test("The page hears once of each script that runs in the adapter", () => {
  const page = fakePage();
  const { page: around, org } = standIn();
  const met: string[] = [];
  new AdapterHost({ frame: page.frame, adapter: new URL(`${adapterOrigin}/a.html`), page: around, org, settings, layout, onScript: (apiType) => met.push(apiType) }).start();
  const hello = { patchbay: 1, control: "hello", apiVersion: 67 };

  page.receive({ ...hello, apiType: "opencti", instance: "d1.opencti" });
  page.receive({ ...hello, apiType: "opencti", instance: "d1.opencti" });
  page.receive({ ...hello, apiType: "interaction", instance: "d1.interaction" });

  expect(met).toEqual(["opencti", "interaction"]);
});

test("A script that is loaded twice keeps who waits for an answer, and answers once", () => {
  const { frame, api } = load();
  const got: unknown[] = [];
  api["refreshView"]?.({ callback: (response: unknown) => got.push(response) });

  loadScript(lightning, frame);
  const { methodName, callId, instance } = frame.sent.at(-1)?.message ?? {};
  frame.receive({ patchbay: 1, apiVersion: 67, methodName, callId, instance, isEvent: false, response: 1 });

  expect(got).toEqual([1]);
});

test("An adapter with both scripts gets each event of the simulator once", () => {
  const { frame } = load();
  loadScript(classic, frame);
  const heard: unknown[] = [];
  Object.assign(frame.window, { dispatchEvent: (event: CustomEvent<unknown>) => heard.push(event.detail) });

  frame.receive({ patchbay: 1, control: "simulate", event: { type: "incoming" } });

  expect(heard).toEqual([{ type: "incoming" }]);
});

test("The same envelope again saves nothing again", async () => {
  const { call, done, log: seen } = host();

  call("saveLog", log, { callId: 7 });
  call("saveLog", log, { callId: 7 });
  await settled();

  expect(done).toEqual(['create Task {"Subject":"Call"}']);
  expect(seen.at(-1)?.why ?? seen.find(({ why }) => why)?.why).toBe("it came a second time");
});

test("Saving the same new log twice in a moment makes one record, and both calls get its id", async () => {
  const { call, done, page } = host();

  call("saveLog", log);
  call("saveLog", log);
  await settled();

  expect(done).toEqual(['create Task {"Subject":"Call"}']);
  expect(answersOf(page)).toEqual(Array(2).fill({ success: true, returnValue: { recordId: "00T000000000001AAA" }, errors: null }));
});

test("A log that was refused may be tried again at once", async () => {
  const { call, done } = host();
  const refused = { object: { entityApiName: "Task", Status: "refused" } };

  call("saveLog", refused);
  await settled();
  call("saveLog", refused);
  await settled();

  expect(done).toHaveLength(2);
});

test("Two different logs are two records", async () => {
  const { call, done } = host();

  call("saveLog", log);
  call("saveLog", { object: { entityApiName: "Task", Subject: "Another" } });
  await settled();

  expect(done).toEqual(['create Task {"Subject":"Call"}', 'create Task {"Subject":"Another"}']);
});

test("A script in a popup says that it is in no frame", () => {
  const frame = fakeFrame();
  Object.assign(frame.window, { parent: frame.window });

  expect(load(lightning, frame).thrown).toBe("Failed to initialize Open CTI: this page is in no frame.");
});

test.each([
  ["", "the address of this page has no sfdcIframeOrigin; a redirect may have lost it."],
  ["?sfdcIframeOrigin=https%3A%2F%2Fa.my.salesforce.com", "the address of this page has no mode; a redirect may have lost it."],
  ["?sfdcIframeOrigin=https%3A%2F%2Fevil.example&mode=Lightning", "https://evil.example may not host this page; allow it with data-host in the script tag."],
  ["?sfdcIframeOrigin=https%3A%2F%2Fforce.com.evil.example&mode=Lightning", "https://force.com.evil.example may not host this page; allow it with data-host in the script tag."],
  ["?sfdcIframeOrigin=http%3A%2F%2Fa.my.salesforce.com&mode=Lightning", "the scheme of http://a.my.salesforce.com is not that of this page."],
])("A Lightning script at the address %s throws a text that says why", (search, words) => {
  expect(load(lightning, fakeFrame(search)).thrown).toBe(`Failed to initialize Open CTI: ${words}`);
});

test("A host of one's own is allowed by the script tag", () => {
  const frame = fakeFrame("?sfdcIframeOrigin=https%3A%2F%2Fhost.example&mode=Lightning");

  expect(loadScript(lightning, frame, { host: "https://other.example https://host.example" })).toBeUndefined();
});

test("A Classic script outside its frame throws nothing, and each call gets a clear error", async () => {
  const { frame, api, thrown } = load(classic, fakeFrame(""));
  const got: unknown[] = [];

  api["isInConsole"]?.((response: unknown) => got.push(response));
  await settled();

  const words = "Failed to initialize Open CTI: the address of this page has no sfdcIFrameOrigin; a redirect may have lost it.";
  expect(thrown).toBeUndefined();
  expect(frame.said).toEqual([words]);
  expect(got).toEqual([{ result: null, error: words }]);
});

test("Two frames at once hear only their own host, and each host only its own frame", async () => {
  const first = host();
  const second = host();

  first.call("isSoftphonePanelVisible", {}, {}, { source: second.page.frame.contentWindow });
  await settled();

  expect(first.page.sent).toEqual([]);
  expect(first.log).toEqual([]);
});

test("A message from a foreign origin is refused and shown to whoever follows the log", async () => {
  const { call, done, page, log: seen } = host();

  call("saveLog", log, {}, { origin: "https://evil.example" });
  await settled();

  expect(done).toEqual([]);
  expect(page.sent).toEqual([]);
  expect(seen.map(({ why }) => why)).toEqual([`it comes from https://evil.example, not from ${adapterOrigin}`]);
});

test("A foreign answer reaches no callback", () => {
  const { frame, api } = load();
  const got: unknown[] = [];
  api["refreshView"]?.({ callback: (response: unknown) => got.push(response) });
  const { methodName, callId, instance } = frame.sent.at(-1)?.message ?? {};
  const answer = { patchbay: 1, apiVersion: 67, methodName, callId, instance, isEvent: false, response: "forged" };

  frame.receive(answer, { origin: "https://evil.example" });
  frame.receive(answer, { source: {} });

  expect(got).toEqual([]);
});

test("A frame without an origin is heard only with the nonce of its address", async () => {
  const { call, page, done } = host("allow-scripts");
  const nonce = new URL(page.frame.src).searchParams.get("nonce");

  call("saveLog", log, { nonce: "guessed" }, { origin: "null" });
  await settled();
  const before = done.length;
  call("saveLog", log, { nonce }, { origin: "null" });
  await settled();

  expect(before).toBe(0);
  expect(done).toHaveLength(1);
});

test("A frame without an origin is told nothing before it proved itself, nor after it went to another page", async () => {
  const { call, page, host: one } = host("allow-scripts");
  const nonce = new URL(page.frame.src).searchParams.get("nonce");
  one.simulate({ type: "incoming" });
  const before = page.sent.length;
  call("onClickToDial", {}, { nonce, isListenerRegistered: true, isCallbackRegistered: false }, { origin: "null" });
  await settled();
  page.load();
  const heard = one.dial({ number: "1" });

  page.load();
  const later = one.dial({ number: "2" });

  expect([before, heard, later]).toEqual([0, true, false]);
});

test("A value of 200 kB arrives whole", async () => {
  const { frame, api } = load();
  const { call, done } = host();
  const large = "x".repeat(200_000);

  api["saveLog"]?.({ value: { entityApiName: "Task", Description: large } });
  call("saveLog", frame.sent.at(-1)?.message["args"] as object);
  await settled();

  expect(done).toEqual([`create Task {"Description":"${large}"}`]);
});

test.each([
  ["A new log goes without the fields that are empty", {}, 'create Task {"Subject":"Call","IsReminderSet":false}'],
  ["A log that exists loses the values that are empty", { Id: "00T000000000001AAA" }, 'update 00T000000000001AAA {"Subject":"Call","ActivityDate":null,"CallDurationInSeconds":null,"IsReminderSet":false}'],
])("%s, and is not refused for them", async (_, known, saved) => {
  const { call, done } = host();

  call("saveLog", { object: { ...known, entityApiName: "Task", Subject: "Call", ActivityDate: "", CallDurationInSeconds: " ", IsReminderSet: false } });
  await settled();

  expect(done).toEqual([saved]);
});

test("A Classic log with an empty date is saved without it", async () => {
  const { call, done } = host();

  call("saveLog", { object: "Task", saveParams: "Subject=Call&Activitydate=&CallDurationInSeconds=" }, { apiType: "interaction", instance: "d1.interaction" });
  await settled();

  expect(done).toEqual(['create Task {"Subject":"Call"} without unknown fields']);
});

test("What goes wrong in the adapter's page is shown to whoever follows the log, unless a stranger says it", () => {
  const { page, log: seen } = host();
  const trouble = { patchbay: 1, control: "trouble", words: "x is not defined" };

  page.receive(trouble);
  page.receive(trouble, { origin: "https://evil.example" });

  expect(seen.map(({ direction, why }) => [direction, why])).toEqual([["trouble", "x is not defined"], ["refused", `it comes from https://evil.example, not from ${adapterOrigin}`]]);
});

test("A value with functions in it is sent as JSON says it", () => {
  const { frame, api } = load();

  api["saveLog"]?.({ value: { entityApiName: "Task", Subject: "Call", toString: () => "" } });

  expect(frame.sent.at(-1)?.message["args"]).toEqual({ object: { entityApiName: "Task", Subject: "Call" } });
});

test("A callback that throws keeps the answer from nobody else, and the mistake shows in the console", async () => {
  const { frame, api } = load();
  const heard: unknown[] = [];
  api["onClickToDial"]?.({ listener: () => { throw new Error("the adapter's mistake"); } });
  api["onClickToDial"]?.({ listener: (clicked: unknown) => heard.push(clicked) });
  const { methodName, callId, instance } = frame.sent.at(-1)?.message ?? {};

  frame.receive({ patchbay: 1, apiVersion: 67, methodName, callId, instance, isEvent: true, response: { number: "1" } });
  await settled();

  expect(heard).toEqual([{ number: "1" }]);
  expect(frame.errors).toEqual([new Error("the adapter's mistake")]);
});

test("A callback that is no function is named, and the call is made all the same", () => {
  const { frame, api } = load();

  api["saveLog"]?.({ value: { entityApiName: "Task" }, callback: "done" });

  expect(frame.said).toEqual(["Open CTI: the callback of saveLog is no function, so it will not be called."]);
  expect(frame.sent.at(-1)?.message["isCallbackRegistered"]).toBe(false);
});

test("A host that goes away answers what waits, and what comes later, with an error", async () => {
  const { frame, api } = load();
  const got: unknown[] = [];
  api["refreshView"]?.({ callback: (response: unknown) => got.push(response) });

  frame.receive({ patchbay: 1, control: "bye" });
  api["getAppViewInfo"]?.({ callback: (response: unknown) => got.push(response) });
  await settled();

  const lost = (name: string): unknown => ({ success: false, returnValue: null, errors: [{ code: "GENERIC_ERROR", description: `The page around the adapter went away before ${name} was answered.` }] });
  expect(got).toEqual([lost("refreshView"), lost("getAppViewInfo")]);
});

test("A host that goes away in the middle of saving answers nobody, and what was saved stays saved once", async () => {
  const { call, done, page, host: one } = host();

  call("saveLog", log);
  one.stop();
  await settled();

  expect(done).toEqual(['create Task {"Subject":"Call"}']);
  expect(answersOf(page)).toEqual([]);
  expect(page.sent.at(-1)).toEqual({ message: { patchbay: 1, control: "bye" }, target: adapterOrigin });
});

test("A document that was loaded anew hears nothing that the one before had asked for", async () => {
  const { call, page, host: one } = host();
  call("onClickToDial", {}, { isListenerRegistered: true, isCallbackRegistered: false });
  await settled();

  call("refreshView", {}, { instance: "d2.opencti" });
  await settled();

  expect(one.dial({ number: "1" })).toBe(false);
  expect(page.sent.filter(({ message }) => message["isEvent"])).toEqual([]);
});

test("A member that does not exist is answered with an error", async () => {
  const { call, page } = host();

  call("constructor", {});
  await settled();

  expect(answersOf(page)).toEqual([{ success: false, returnValue: null, errors: [{ code: "GENERIC_ERROR", description: "Open CTI for Lightning has no constructor." }] }]);
});

test.each([[null], [7], ["text"], [{ patchbay: 2, methodName: "saveLog" }], [{ patchbay: 1, apiType: "opencti", methodName: "saveLog", callId: "0", instance: "x", args: {} }]])(
  "A message that is no envelope is passed over: %j",
  async (message) => {
    const { page, done, log: seen } = host();

    page.receive(message);
    await settled();

    expect([page.sent, done, seen]).toEqual([[], [], []]);
  },
);

test("Every message goes to the exact origin of the other side", () => {
  const { frame, api } = load();

  api["enableClickToDial"]?.();

  expect(new Set(frame.sent.map(({ target }) => target))).toEqual(new Set([hostOrigin]));
});
