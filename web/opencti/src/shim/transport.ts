import { isOurs, wireVersion, type ApiType, type Request, type Trouble } from "../wire/envelope.ts";
import type { Handshake } from "./handshake.ts";
import { throwTold, watch } from "./watch.ts";

export type Callback = (response: unknown) => void;

/** Carries calls to the page around the frame, and answers to whoever waits for them. */
export class Transport {
  private callIds = 0;
  private isGone = false;
  private readonly callbacks = new Map<number, [methodName: string, callback: Callback]>();
  private readonly listeners = new Map<string, Callback[]>();
  private readonly instance: string;

  /** @param lost Makes the answer to a call whose page went away. */
  constructor(
    private readonly window: Window,
    private readonly hands: Handshake,
    private readonly apiType: ApiType,
    private readonly lost: (methodName: string) => unknown,
  ) {
    this.instance = `${documentId(window)}.${apiType}`;
    window.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (event.source === window.parent && event.origin === hands.hostOrigin && isOurs(event.data)) this.receive(event.data);
    });
    this.post({ control: "hello" });
    watch(window, (words) => this.post({ control: "trouble", words }));
  }

  /** Calls a member of the page. @param channel Keeps a listener apart from others of the same member. */
  call(methodName: string, args: Record<string, unknown>, callback?: unknown, listener?: unknown, perCall = false): number {
    const callId = this.callIds++;
    const wanted = asFunction(callback, methodName, "callback");
    const heard = asFunction(listener, methodName, "listener");
    if (!this.isGone) this.ask({ methodName, callId, args, isCallbackRegistered: !!wanted, isListenerRegistered: !!heard });
    if (heard) this.listen(perCall ? methodName + callId : methodName, heard);
    if (!wanted) return callId;
    if (this.isGone) this.window.setTimeout(() => this.run(methodName, wanted, this.lost(methodName)));
    else this.callbacks.set(callId, [methodName, wanted]);
    return callId;
  }

  /** Forgets the listener of one call. */
  silence(key: string): void {
    this.listeners.delete(key);
  }

  private listen(key: string, listener: Callback): void {
    this.listeners.set(key, [...(this.listeners.get(key) ?? []), listener]);
  }

  private receive(data: Record<string, unknown>): void {
    if (data["control"]) return this.obey(data);
    if (data["instance"] !== this.instance || data["apiVersion"] !== this.hands.apiVersion) return;
    const methodName = data["methodName"] as string;
    const callId = data["callId"] as number;
    if (data["isEvent"]) {
      for (const key of [methodName, methodName + callId]) this.listeners.get(key)?.forEach((listener) => this.run(methodName, listener, data["response"]));
      return;
    }
    const waiting = this.callbacks.get(callId);
    if (waiting?.[0] !== methodName) return;
    this.callbacks.delete(callId);
    this.run(methodName, waiting[1], data["response"]);
  }

  private obey(data: Record<string, unknown>): void {
    if (data["control"] === "simulate") {
      // The other API's script in this page gets the same message, and one event is enough.
      delete data["control"];
      this.window.dispatchEvent(new CustomEvent("patchbaysimulator", { detail: data["event"] }));
      return;
    }
    this.isGone = data["control"] === "bye";
    if (!this.isGone) return;
    const waiting = [...this.callbacks.values()];
    this.callbacks.clear();
    for (const [methodName, callback] of waiting) this.run(methodName, callback, this.lost(methodName));
  }

  private ask(call: Partial<Request>): void {
    try {
      this.post(call);
    } catch (unsayable) {
      throw new Error(`Open CTI: ${call.methodName} cannot send its arguments: ${String(unsayable)}`);
    }
  }

  /** An adapter's mistake must not keep the answer from others. Browsers hide what a callback of another site's script throws, so it is told. */
  private run(methodName: string, callback: Callback, response: unknown): void {
    try {
      callback(response);
    } catch (mistake) {
      this.post({ control: "trouble", words: `What ${methodName} calls back threw: ${String(mistake)}` });
      throwTold(this.window, mistake);
    }
  }

  private post(message: Partial<Request> & Partial<Pick<Trouble, "words">> & { control?: "hello" | "trouble" }): void {
    const { apiVersion, nonce, hostOrigin } = this.hands;
    const whole = { patchbay: wireVersion, apiType: this.apiType, apiVersion, instance: this.instance, ...message, ...(nonce && { nonce }) };
    try {
      this.window.parent.postMessage(whole, hostOrigin);
    } catch {
      // A message cannot carry functions or a framework's proxies; what JSON says of them can be sent.
      this.window.parent.postMessage(JSON.parse(JSON.stringify(whole)), hostOrigin);
    }
  }
}

/** The same for both scripts of a page, another after each load. */
function documentId(window: Window): string {
  const key = Symbol.for("patchbay.document");
  const holder = window as unknown as Record<symbol, string | undefined>;
  return (holder[key] ??= Math.random().toString(36).slice(2));
}

function asFunction(value: unknown, methodName: string, name: string): Callback | null {
  if (typeof value === "function") return value as Callback;
  if (value !== undefined && value !== null) console.error(`Open CTI: the ${name} of ${methodName} is no function, so it will not be called.`);
  return null;
}
