import { filled, happen, memberOf } from "../conformance/call.ts";
import type { Case } from "../conformance/case.ts";
import { layout, settings, standIn } from "../conformance/org.ts";
import { AdapterHost } from "../src/host/adapterHost.ts";
import { createClassicApi } from "../src/shim/classic.members.ts";
import { createLightningApi } from "../src/shim/lightning.members.ts";
import { Transport } from "../src/shim/transport.ts";
import { isObject, type ApiType } from "../src/wire/envelope.ts";
import { adapterOrigin, fakeFrame, fakePage, hostOrigin } from "./fakeWindow.ts";

export interface ShimSeen {
  readonly sent: Record<string, unknown> | undefined;
  readonly target: string | undefined;
  readonly thrown: string | undefined;
  readonly got: readonly unknown[];
  readonly heard: readonly unknown[];
}

type Api = Record<string, unknown>;

/** Plays the page: sees what the script sends for a case and answers what the case says. */
export function callOfShim(apiType: ApiType, one: Case): ShimSeen {
  const frame = fakeFrame();
  const hands = { hostOrigin, nonce: "n1", apiVersion: 67, isStrict: false };
  const transport = new Transport(frame.window, hands, apiType, () => null);
  const api: Api = apiType === "opencti" ? createLightningApi(transport) : createClassicApi((...call) => void transport.call(...call));
  const got: unknown[] = [];
  const heard: unknown[] = [];
  if (one.after) memberOf(api, one.after.member)(...filled(one.after.call, () => undefined, () => undefined));
  const before = frame.sent.length;
  let thrown: string | undefined;
  try {
    memberOf(api, one.member)(...filled(one.call, (value) => got.push(value), (value) => heard.push(value)));
  } catch (error) {
    thrown = (error as Error).message;
  }
  const [envelope] = frame.sent.slice(before);
  const { methodName, callId, instance, apiVersion } = envelope?.message ?? {};
  const reply = { patchbay: 1, apiType, apiVersion, methodName, callId, instance };
  if (one.answer !== undefined) {
    // A callback is called once, whatever comes later.
    frame.receive({ ...reply, response: one.answer, isEvent: false });
    frame.receive({ ...reply, response: one.answer, isEvent: false });
  }
  if (one.event) frame.receive({ ...reply, response: one.event.gets, isEvent: true });
  return { sent: envelope?.message, target: envelope?.target, thrown, got, heard };
}

/** Plays the adapter: sends what the case says and sees what the host answers and does. */
export async function answerOfHost(apiType: ApiType, one: Case): Promise<{ answers: unknown[]; events: unknown[]; done: string[]; targets: Set<string> }> {
  const page = fakePage();
  const { page: around, org, done, publish } = standIn();
  const host = new AdapterHost({ frame: page.frame, adapter: new URL(`${adapterOrigin}/adapter.html`), page: around, org, settings, layout });
  host.start();
  host.startWork({ workId: "open" });
  const envelope = { patchbay: 1, apiType, apiVersion: 67, instance: `d1.${apiType}`, nonce: "n1" };
  page.receive({ ...envelope, control: "hello" });
  if (one.after) {
    const [given] = one.after.call;
    const args = Object.fromEntries(Object.entries(isObject(given) ? given : {}).filter(([, value]) => typeof value !== "string" || !value.startsWith("@")));
    page.receive({ ...envelope, methodName: one.after.member, callId: 0, args, isCallbackRegistered: false, isListenerRegistered: true });
    await settled();
  }
  page.receive({ ...envelope, ...one.sends, callId: one.after ? 1 : 0 });
  await settled();
  if (one.event) happen(host, one.event.happens, publish);
  const replies = page.sent.filter(({ message }) => "methodName" in message);
  return {
    answers: replies.filter(({ message }) => !message["isEvent"]).map(({ message }) => message["response"]),
    events: replies.filter(({ message }) => message["isEvent"]).map(({ message }) => message["response"]),
    done: done.map(String),
    targets: new Set(page.sent.map(({ target }) => target)),
  };
}

/** Every promise that is due has run; members of the stand-in wait for nothing else. */
export const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
