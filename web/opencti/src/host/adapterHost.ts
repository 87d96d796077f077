import { isRequest, isTrouble, wireVersion, type Hello, type Request } from "../wire/envelope.ts";
import { CallLogs, joinWindowMs } from "./callLogs.ts";
import type { Context, Member } from "./context.ts";
import { answerClassic, classicEvents, classicMembers } from "./classic.members.ts";
import { answerLightning, lightningMembers } from "./lightning.members.ts";
import { Gate } from "./gate.ts";
import type { ClickedNumber, Org, Page, View } from "./ports.ts";
import { Problem } from "./problem.ts";
import { mustBeSayable } from "./sayable.ts";
import type { SoftphoneLayout } from "./softphoneLayout.ts";
import { alone, joinTabs, type Join } from "./tabs.ts";

/** How the host is set up. */
export interface HostOptions {
  readonly frame: HTMLIFrameElement;
  /** The adapter's address, without what the host adds. */
  readonly adapter: URL;
  readonly page: Page;
  readonly org: Org;
  readonly settings: Readonly<Record<string, string>>;
  readonly layout: SoftphoneLayout;
  /** Who is signed in, and in which org. Tabs of the same session write the same log once. Missing: each page writes for itself. */
  readonly session?: string;
  /** What the page is like; decides how the adapter's address names it. */
  readonly mode?: "Lightning" | "Classic";
  /** True: the adapter names wrong use in its console. */
  readonly isStrict?: boolean;
  /** Hears that one of our scripts runs in the adapter's page. */
  readonly onScript?: (apiType: Hello["apiType"]) => void;
  /** Sees every envelope, also those that are refused. */
  readonly onEnvelope?: (entry: Envelope) => void;
}

/** An envelope on its way, for a person who follows. */
export interface Envelope {
  readonly direction: "call" | "answer" | "event" | "refused" | "trouble";
  readonly methodName: string;
  readonly content: unknown;
  /** Why it was refused, or what went wrong in the adapter's page. */
  readonly why?: string;
}

/** Runs one adapter in one frame. */
export class AdapterHost {
  private readonly window: Window;
  private readonly gate: Gate;
  private readonly context: Context;
  private readonly listening = new Map<string, Request>();
  private readonly undo = new Map<string, () => void>();
  private readonly seen = new Set<string>();
  private documentId = "";
  private hasMetSinceLoad = false;
  private instances = new Map<string, Hello>();

  constructor(private readonly options: HostOptions) {
    this.window = options.frame.ownerDocument.defaultView ?? window;
    this.gate = new Gate(options.frame, options.adapter.origin);
    this.context = {
      page: options.page, org: options.org, settings: options.settings, layout: options.layout, openWork: new Set(),
      logs: new CallLogs(options.org, (run, delayMs) => void this.window.setTimeout(run, delayMs), this.joinOf(options)),
      tellCall: (methodName, callId, response) => this.tellCall(methodName, callId, response),
      onLeave: (key, undo) => this.undo.set(key, undo),
      leave: (key) => this.leave(key),
    };
  }

  private joinOf({ session, adapter, settings }: HostOptions): Join {
    return session === undefined
      ? alone
      : joinTabs(this.window, [session, adapter.origin, settings["/reqGeneralInfo/reqInternalName"] ?? ""], joinWindowMs);
  }

  /** Listens, then loads the adapter: nothing it says is lost. */
  start(): void {
    this.window.addEventListener("message", this.receive);
    this.options.frame.addEventListener("load", this.loaded);
    const address = new URL(this.options.adapter);
    const { origin } = this.window.location;
    // Lightning and Classic spell the origin's parameter differently.
    const added = this.options.mode === "Classic"
      ? { sfdcIFrameOrigin: origin, isdtp: this.options.page.isConsole() ? "vw" : "mn", nonce: this.gate.nonce }
      : { sfdcIframeOrigin: origin, mode: "Lightning", nonce: this.gate.nonce };
    for (const [name, value] of Object.entries(added)) address.searchParams.set(name, value);
    if (this.options.isStrict) address.searchParams.set("patchbayStrict", "1");
    this.options.frame.src = address.href;
  }

  /** Tells the adapter that the host leaves; whatever waits for an answer gets an error. */
  stop(): void {
    this.control("bye");
    this.window.removeEventListener("message", this.receive);
    this.options.frame.removeEventListener("load", this.loaded);
    this.forgetDocument();
  }

  /** A number was clicked. @returns whether anybody in the adapter listens. */
  dial(clicked: ClickedNumber): boolean {
    return this.tell("onClickToDial", clicked, "cti.onClickToDial");
  }

  /** The user looks at something else. */
  navigated(view: View): void {
    this.tell("onNavigationChange", view, "onFocus");
  }

  /** A record that a Classic feed page shows was changed. @returns whether anybody in the adapter listens. */
  changed(what: Readonly<Record<string, unknown>>): boolean {
    return this.tell("", what, "entityFeed.onObjectUpdate");
  }

  /** Sales Engagement starts a step. */
  startWork(work: { readonly workId: string; readonly [name: string]: unknown }): boolean {
    this.context.openWork.add(work.workId);
    return this.tell("hvs.onWorkStart", work);
  }

  /** Plays the phone side: the adapter's page gets a `patchbaysimulator` event. @returns whether a script of ours is there to hear it. */
  simulate(event: unknown): boolean {
    this.log({ direction: "event", methodName: "simulate", content: event });
    this.post({ patchbay: wireVersion, control: "simulate", event });
    return this.instances.size > 0;
  }

  private readonly receive = (event: MessageEvent<unknown>): void => {
    const heard = this.gate.read(event);
    if (!heard) return;
    const { said: data, why } = heard;
    if (why) return this.log({ direction: "refused", methodName: isRequest(data) ? data.methodName : data.control, content: data, why });
    if (isTrouble(data)) return this.log({ direction: "trouble", methodName: "page", content: data, why: data.words });
    this.meet(data);
    if (isRequest(data)) void this.answer(data);
  };

  /** A document has loaded. One that never said hello is not the adapter: it went to another page, which must hear nothing. */
  private readonly loaded = (): void => {
    if (!this.hasMetSinceLoad) this.forgetDocument();
    this.hasMetSinceLoad = false;
  };

  /** A new document in the frame begins anew: what the one before listened to is over. */
  private meet({ instance, apiType, apiVersion, patchbay }: Request | Hello): void {
    const documentId = instance.split(".")[0] ?? "";
    if (documentId !== this.documentId) this.forgetDocument();
    this.documentId = documentId;
    this.hasMetSinceLoad = true;
    if (this.instances.has(instance)) return;
    this.instances.set(instance, { patchbay, control: "hello", apiType, apiVersion, instance });
    this.control("welcome");
    this.follow(() => this.options.onScript?.(apiType));
  }

  private forgetDocument(): void {
    this.undo.forEach((undo) => undo());
    this.documentId = "";
    for (const all of [this.undo, this.listening, this.instances, this.seen]) all.clear();
  }

  private async answer(request: Request): Promise<void> {
    const key = `${request.instance}${request.callId}`;
    // The same envelope again is not the same wish again.
    if (this.seen.has(key)) return this.log({ direction: "refused", methodName: request.methodName, content: request, why: "it came a second time" });
    this.seen.add(key);
    this.log({ direction: "call", methodName: request.methodName, content: request });
    if (request.isListenerRegistered) this.listening.set(listenerKey(request), request);
    const response = await this.run(request);
    // An answer under a listener's name would be taken for something that happened.
    if (request.isListenerRegistered && !request.isCallbackRegistered) return;
    if (this.instances.has(request.instance)) this.reply(request, response, false, request.isCallbackRegistered);
  }

  private run(request: Request): Promise<unknown> {
    const isClassic = request.apiType === "interaction";
    const members = isClassic ? classicMembers : lightningMembers;
    const member: Member | undefined = Object.hasOwn(members, request.methodName) ? members[request.methodName] : undefined;
    const call = (): unknown => {
      mustBeSayable(request);
      if (!member) throw new Problem("GENERIC_ERROR", `Open CTI for ${isClassic ? "Classic" : "Lightning"} has no ${request.methodName}.`);
      return member(request.args, this.context, request.callId);
    };
    return isClassic ? answerClassic(request.methodName, call) : answerLightning(call);
  }

  /** @param classicName What the listeners of the Classic API call it. */
  private tell(methodName: string, happened: object, classicName = ""): boolean {
    const listeners = [...this.listening.values()].filter((one) => one.methodName === (one.apiType === "interaction" ? classicName : methodName));
    // Each script calls all its listeners of a member at once.
    const heard = new Map(listeners.map((one) => [one.instance, one]));
    heard.forEach((one) => this.reply(one, one.apiType === "interaction" ? classicEvents[classicName]?.({ ...happened }) : happened, true));
    return heard.size > 0;
  }

  private tellCall(methodName: string, callId: number, response: unknown): void {
    const listener = [...this.listening.values()].find((one) => one.methodName === methodName && one.callId === callId);
    if (listener) this.reply(listener, response, true);
  }

  private leave(key: string): boolean {
    this.undo.get(key)?.();
    return this.undo.delete(key);
  }

  private reply({ apiType, apiVersion, methodName, callId, instance }: Request, response: unknown, isEvent: boolean, isWanted = true): void {
    const envelope = { patchbay: wireVersion, apiType, apiVersion, methodName, callId, instance, response, isEvent };
    this.log({ direction: isEvent ? "event" : "answer", methodName, content: envelope });
    if (isWanted) this.post(envelope);
  }

  private control(control: "welcome" | "bye"): void {
    this.post({ patchbay: wireVersion, control });
  }

  private post(message: unknown): void {
    // Browsers have no name for a frame without an origin. Nothing goes to one before a document in it has proved to know the nonce.
    if (this.gate.isOpaque && this.documentId === "") return;
    this.options.frame.contentWindow?.postMessage(message, this.gate.isOpaque ? "*" : this.options.adapter.origin);
  }

  private log(entry: Envelope): void {
    this.follow(() => this.options.onEnvelope?.(entry));
  }

  /** Whoever follows must not keep an adapter from its answer. */
  private follow(tell: () => void): void {
    try {
      tell();
    } catch (mistake) {
      console.error("Whoever follows this adapter failed.", mistake);
    }
  }
}

const listenerKey = ({ instance, methodName, callId }: Request): string => `${instance}${methodName}${callId}`;
