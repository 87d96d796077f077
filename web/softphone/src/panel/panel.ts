import { batch, effect, signal, type Signal } from "@preact/signals";
import { viewOf } from "@patchbay/phone/call/phoneView";
import { contractVersion, type PhonePop, type PhoneRecord } from "@patchbay/phone/server/contracts";
import { readPhoneSettings, type PhoneSettings } from "@patchbay/phone/server/phoneSettings";
import { signIn } from "@patchbay/phone/server/signIn";
import type { HostLink } from "../host/hostLink";
import type { PageMessage, PopTarget } from "../host/hostMessages";
import { labelOf, waitingIn } from "./label";
import { PhoneActions } from "./phoneActions";
import { PhoneSession } from "./phoneSession";
import type { PanelSurroundings } from "./surroundings";
import type { TokenStore } from "./tokenStore";

/** A signed-in phone with what the agent can do. */
export interface Phone {
  readonly session: PhoneSession;
  readonly actions: PhoneActions;
}

/** What the panel shows as a whole. */
export type Stage =
  | { readonly kind: "starting" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "outdated" }
  | { readonly kind: "signIn"; readonly note: string | null }
  | { readonly kind: "phone"; readonly phone: Phone };

const retrySettingsMs = 2_000;
const tickMs = 250;

/** The panel: finds its page and its token, and holds the phone while someone is signed in. */
export class Panel {
  readonly stage: Signal<Stage> = signal({ kind: "starting" });
  /** The server's clock in milliseconds, for timers on the screen. */
  readonly time: Signal<number>;
  readonly soundBlocked: Signal<boolean> = signal(false);
  /** The page that may not hold the panel, or null. */
  readonly hostRefused: Signal<string | null> = signal(null);
  /** The record the page shows. */
  readonly viewed: Signal<Extract<PageMessage, { type: "viewInfo" }> | null> = signal(null);
  readonly host: Signal<HostLink | null> = signal(null);
  private readonly surroundings: PanelSurroundings;
  private tokens: TokenStore;
  private readonly dialled = new Map<string, string>();

  constructor(surroundings: PanelSurroundings) {
    this.surroundings = surroundings;
    this.tokens = surroundings.windowTokens;
    this.time = signal(surroundings.phone.timers.now());
    this.tick();
    effect(() => this.follow());
  }

  /** Starts; ends on the sign-in screen or with a phone. */
  async start(): Promise<void> {
    const settings = await readPhoneSettings(this.surroundings.base);
    if (settings === null) {
      this.stage.value = { kind: "unreachable" };
      this.surroundings.phone.timers.after(retrySettingsMs, () => void this.start());
      return;
    }
    if (settings.contract !== contractVersion) {
      this.stage.value = { kind: "outdated" };
      return;
    }
    this.findHost(settings);
    const token = await this.tokens.read();
    if (token === null) this.stage.value = { kind: "signIn", note: null };
    else this.open(token, settings);
  }

  /** Signs in. @returns Words to show, or null when it worked. */
  async signIn(userName: string, password: string): Promise<string | null> {
    const result = await signIn(this.surroundings.base, userName, password);
    switch (result.kind) {
      case "signedIn":
        this.tokens.write(result.token);
        this.open(result.token, await readPhoneSettings(this.surroundings.base));
        return null;
      case "wrong":
        return result.message;
      case "tooMany":
        return `Too many tries. Wait ${result.retryAfterSeconds} seconds, then try again.`;
      case "unreachable":
        return "The phone server does not answer. Try again in a moment.";
      default:
        return result satisfies never;
    }
  }

  /** Forgets who is signed in. */
  async signOut(): Promise<void> {
    const { value: stage } = this.stage;
    if (stage.kind === "phone") await stage.phone.actions.choosePresence("offline", null);
    this.close(null);
  }

  /** Shows a record in the page around the panel. */
  showRecord(record: PhoneRecord): void {
    this.pop({ kind: "record", object: record.objectName, recordId: record.id });
  }

  /** Opens a form for a new record in the page around the panel. */
  createRecord(object: string, number: string | null): void {
    this.pop({ kind: "new", object, defaults: number === null ? {} : { Phone: number } });
  }

  /** Opens the phone in a window of its own, where the page around it has no say. */
  openWindow(): void {
    this.surroundings.openWindow();
  }

  private pop(target: PopTarget): void {
    this.host.value?.pop(this.surroundings.phone.newId(), target, () => undefined);
  }

  private findHost(settings: PhoneSettings): void {
    const { wanted } = this.surroundings.host;
    if (wanted === null || this.host.value !== null) return;
    if (!settings.hostOrigins.includes(wanted)) {
      this.hostRefused.value = wanted;
      return;
    }
    const host = this.surroundings.host.connect(wanted, {
      dial: (message) => this.dial(message),
      view: (message) => (this.viewed.value = message),
    });
    this.host.value = host;
    this.tokens = this.surroundings.host.tokens(host);
  }

  private open(token: string, settings: PhoneSettings | null): void {
    const iceServers = (settings?.iceServers ?? []).map((server) => ({ ...server }));
    const session = new PhoneSession(token, this.surroundings.phoneFor(iceServers), {
      pop: (pop) => this.showPop(session, pop),
      refused: () => this.close("Your sign-in has ended. Sign in again."),
    });
    this.stage.value = { kind: "phone", phone: { session, actions: new PhoneActions(session) } };
    session.start();
  }

  private close(note: string | null): void {
    this.tokens.write(null);
    const { value: stage } = this.stage;
    if (stage.kind === "phone") stage.phone.session.end();
    this.stage.value = { kind: "signIn", note };
  }

  private dial(message: Extract<PageMessage, { type: "dialRequest" }>): void {
    const { value: stage } = this.stage;
    this.host.value?.send({ type: "open" });
    if (stage.kind !== "phone") return;
    const requestId = this.dialled.get(message.id) ?? this.surroundings.phone.newId();
    this.dialled.set(message.id, requestId);
    const { record } = message;
    const from = record && { objectName: record.object, id: record.recordId, name: record.name, detail: "" };
    void stage.phone.actions.dial(message.number, from, requestId);
  }

  private showPop(session: PhoneSession, pop: PhonePop): void {
    const shown = () => session.line.popShown(pop.popId);
    if (pop.kind === "picker") return shown();
    const target = targetOf(pop);
    if (target !== null) this.host.value?.pop(pop.popId, target, shown);
  }

  private tick(): void {
    const { value: stage } = this.stage;
    this.time.value = stage.kind === "phone" ? stage.phone.session.clock.time() : this.surroundings.phone.timers.now();
    this.surroundings.phone.timers.after(tickMs, () => this.tick());
  }

  /** Keeps title, label and badge of the page around, and the ringing, in step with the state. */
  private follow(): void {
    const { value: stage } = this.stage;
    if (stage.kind === "phone") {
      const { session } = stage.phone;
      if (session.link.value === "outdated") batch(() => (this.stage.value = { kind: "outdated" }));
    }
    const state = stage.kind === "phone" ? stage.phone.session.state.value : null;
    const rings = state !== null && viewOf(state).phase === "offered";
    this.surroundings.display(labelOf(state, this.time.value), waitingIn(state), rings, this.host.value);
  }
}

function targetOf(pop: PhonePop): PopTarget | null {
  if (pop.objectName === null) return null;
  if (pop.kind === "new") return { kind: "new", object: pop.objectName, defaults: pop.phone === null ? {} : { Phone: pop.phone } };
  return pop.recordId === null ? null : { kind: "record", object: pop.objectName, recordId: pop.recordId };
}
