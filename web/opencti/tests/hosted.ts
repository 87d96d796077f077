import { layout, settings, standIn } from "../conformance/org.ts";
import { AdapterHost, type Envelope, type HostOptions } from "../src/host/adapterHost.ts";
import { adapterOrigin, fakePage } from "./fakeWindow.ts";

/** A host with an adapter's document in it that can call members by envelope. */
export function host(sandbox: string | null = null, browser: object = {}, more: Partial<HostOptions> = {}): { call: (methodName: string, args: object, more?: object, from?: object) => void; page: ReturnType<typeof fakePage>; done: string[]; log: Envelope[]; host: AdapterHost } {
  const page = fakePage(sandbox);
  Object.assign(page.frame.ownerDocument.defaultView ?? {}, browser);
  const { page: around, org, done } = standIn();
  const log: Envelope[] = [];
  const one = new AdapterHost({ frame: page.frame, adapter: new URL(`${adapterOrigin}/a.html`), page: around, org, settings, layout, onEnvelope: (entry) => log.push(entry), ...more });
  one.start();
  let ids = 0;
  const call = (methodName: string, args: object, more: object = {}, from: object = {}): void =>
    page.receive({ patchbay: 1, apiType: "opencti", apiVersion: 67, instance: "d1.opencti", methodName, callId: ids++, args, isCallbackRegistered: true, isListenerRegistered: false, ...more }, from);
  return { call, page, done, log, host: one };
}

export const answersOf = (page: ReturnType<typeof fakePage>): unknown[] => page.sent.filter(({ message }) => "response" in message).map(({ message }) => message["response"]);

/** A log that can be saved. */
export const log = { object: { entityApiName: "Task", Subject: "Call" } };
