// What a message can carry and nothing behind it can say: refused by name, shown in the log, and nobody waits for ever.

import { expect, test, vi } from "vitest";
import { wrong } from "../conformance/case.ts";
import { adapterOrigin, fakeFrame } from "./fakeWindow.ts";
import { builtScript } from "./built.ts";
import { answersOf, host, log } from "./hosted.ts";
import { loadScript } from "./loadScript.ts";
import { settled } from "./runCase.ts";

const circle: Record<string, unknown> = { entityApiName: "Task", Subject: "Call" };
circle["self"] = circle;

test.each<[string, object, unknown]>([
  ["saveLog", { object: circle }, wrong("value", "what JSON can say")],
  ["saveLog", { object: { entityApiName: "Task", CallDurationInSeconds: 10n } }, wrong("value", "what JSON can say")],
  ["publish", { channelName: "Sample__c", message: { n: 10n } }, wrong("message", "what JSON can say")],
  ["screenPop", { type: "newRecord", params: { entityName: "Contact", defaultFieldValues: circle } }, wrong("params", "what JSON can say")],
  ["setSoftphonePanelHeight", { heightPX: 300n }, wrong("heightPX", "what JSON can say")],
])("%s answers what JSON cannot say with a clear error, and does nothing", async (methodName, args, answer) => {
  const { call, done, page } = host();

  call(methodName, args);
  await settled();

  expect(answersOf(page)).toEqual([answer]);
  expect(done).toEqual([]);
});

test("A follower that throws keeps no call from its answer, and the mistake shows in the console", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const mistake = new TypeError("cyclic");
  const fails = (): never => {
    throw mistake;
  };
  const { call, done, page } = host(null, {}, { onEnvelope: fails, onScript: fails });

  call("saveLog", log);
  await settled();

  expect(answersOf(page)).toEqual([{ success: true, returnValue: { recordId: "00T000000000001AAA" }, errors: null }]);
  expect(done).toHaveLength(1);
  expect(said).toHaveBeenCalledWith("Whoever follows this adapter failed.", mistake);
  said.mockRestore();
});

test("Arguments that no message can carry are refused at once, and the callback is not kept waiting", async () => {
  const frame = fakeFrame();
  loadScript(await builtScript("lightning"), frame);
  const { opencti } = (frame.window as unknown as { sforce: { opencti: Record<string, (given: object) => void> } }).sforce;
  const got: unknown[] = [];

  const call = (): void => opencti["saveLog"]?.({ value: { ...circle, toString: () => "" }, callback: (answer: unknown) => got.push(answer) });

  expect(call).toThrow(/^Open CTI: saveLog cannot send its arguments: TypeError: /);
  frame.receive({ patchbay: 1, control: "bye" });
  expect(got).toEqual([]);
});

test.each([
  ["a frame", (adapter: object) => ({ parent: adapter })],
  ["a frame in a frame", (adapter: object) => ({ parent: { parent: adapter } })],
  ["a popup", (adapter: object) => ({ opener: adapter })],
])("What %s of the adapter says in its name is refused, and shown to whoever follows the log", async (_, related) => {
  const { call, done, page, log: seen } = host();

  call("saveLog", log, {}, { origin: adapterOrigin, source: related(page.frame.contentWindow as object) });
  await settled();

  expect([done, page.sent]).toEqual([[], []]);
  expect(seen.map(({ direction, why }) => [direction, why])).toEqual([["refused", "it comes from a frame or window that the adapter opened, not from its own page"]]);
});
