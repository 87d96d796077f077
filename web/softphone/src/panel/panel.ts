import { batch, effect, signal, type Signal } from "@preact/signals";
import { viewOf } from "@patchbay/phone/call/phoneView";
import { contractVersion, type PhoneRecord } from "@patchbay/phone/server/contracts";
import { readPhoneSettings, type PhoneSettings } from "@patchbay/phone/server/phoneSettings";
import { signIn } from "@patchbay/phone/server/signIn";
import type { PhoneWindow } from "../host/phoneWindow";
import { DeviceActions } from "./deviceActions";
import { MessageActions } from "./messageActions";
import { PageTalk } from "./pageTalk";
import { labelOf, waitingIn } from "./label";
import { PhoneActions } from "./phoneActions";
import { PhoneSession } from "./phoneSession";
import type { Speaker } from "./speaker";
import type { PanelSurroundings } from "./surroundings";
import type { TokenStore } from "./tokenStore";
import { RecordActions } from "./recordActions";
import { TransferActions } from "./transferActions";

/** A signed-in phone with what the agent can do. */
export interface Phone {
  readonly session: PhoneSession;
  readonly actions: PhoneActions;
  readonly transfers: TransferActions;
  readonly records: RecordActions;
  readonly messages: MessageActions;
  readonly devices: DeviceActions;
}

/** What the panel shows as a whole. */
export type Stage =
  | { readonly kind: "starting" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "outdated" }
  | { readonly kind: "signIn"; readonly note: string | null }
  | { readonly kind: "inWindow"; readonly window: PhoneWindow }
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
  /** True while microphone and speaker are chosen. */
  readonly devicesOpen: Signal<boolean> = signal(false);
  /** Country whose way of writing numbers is read here; empty until the server said. */
  readonly country: Signal<string> = signal("");
  /** What is said with the page around. */
  readonly page: PageTalk;
  private readonly surroundings: PanelSurroundings;
  private tokens: TokenStore;
  private token: string | null = null;
  private iceServers: RTCIceServer[] = [];

  constructor(surroundings: PanelSurroundings) {
    this.surroundings = surroundings;
    this.tokens = surroundings.windowTokens;
    this.time = signal(surroundings.phone.timers.now());
    this.page = new PageTalk(surroundings.phone.newId, {
      dial: (number, record, requestId) => this.dial(number, record, requestId),
      elsewhere: () => (this.stage.value.kind === "inWindow" ? this.stage.value.window : null),
    });
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
    this.iceServers = settings.iceServers.map((server) => ({ ...server }));
    this.country.value = settings.country;
    this.findHost(settings);
    this.openWith(await this.tokens.read());
  }

  /** The speaker the agent hears the other party with. */
  get speaker(): Speaker {
    return this.surroundings.speaker;
  }

  /** Signs in. @returns Words to show, or null when it worked. */
  async signIn(userName: string, password: string): Promise<string | null> {
    const result = await signIn(this.surroundings.base, userName, password);
    switch (result.kind) {
      case "signedIn":
        this.tokens.write(result.token);
        this.openWith(result.token);
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

  /** Opens the phone in a window of its own, where the page around it has no say. */
  openWindow(): void {
    const { value: stage } = this.stage;
    if (stage.kind !== "phone") return;
    const window = this.surroundings.openWindow({
      host: this.page.link.value,
      token: () => this.token,
      storeToken: (token) => this.keep(token),
      closed: () => this.openWith(this.token),
    });
    if (window === null) {
      stage.phone.actions.refuse("The browser did not open a window. Allow pop-ups for this page, then try again.");
      return;
    }
    stage.phone.session.end();
    this.stage.value = { kind: "inWindow", window };
  }

  private findHost(settings: PhoneSettings): void {
    const { wanted } = this.surroundings.host;
    if (wanted === null || this.page.link.value !== null) return;
    if (!this.surroundings.host.isPanel && !settings.hostOrigins.includes(wanted)) {
      this.hostRefused.value = wanted;
      return;
    }
    const host = this.page.begin((events) => this.surroundings.host.connect(wanted, events));
    this.tokens = this.surroundings.host.tokens(host);
  }

  private openWith(token: string | null): void {
    this.token = token;
    if (token === null) {
      this.stage.value = { kind: "signIn", note: null };
      return;
    }
    const session = new PhoneSession(token, this.surroundings.phoneFor(this.iceServers), {
      pop: (pop) => this.page.showPop(pop, () => session.line.popShown(pop.popId)),
      refused: () => this.close("Your sign-in has ended. Sign in again."),
      hasNoPhone: () => this.close("This sign-in has no phone: it is a supervisor's or an administrator's. Sign in as an agent to take calls."),
    });
    const actions = new PhoneActions(session);
    const [transfers, records, messages] = [new TransferActions(session, actions), new RecordActions(session, actions), new MessageActions(session, actions)];
    const devices = new DeviceActions(session, actions);
    this.stage.value = { kind: "phone", phone: { session, actions, transfers, records, messages, devices } };
    session.start();
  }

  private keep(token: string | null): void {
    this.token = token;
    this.tokens.write(token);
  }

  private close(note: string | null): void {
    this.keep(null);
    const { value: stage } = this.stage;
    if (stage.kind === "phone") stage.phone.session.end();
    this.stage.value = { kind: "signIn", note };
  }

  private dial(number: string, record: PhoneRecord | null, requestId: string): void {
    const { value: stage } = this.stage;
    if (stage.kind === "phone") void stage.phone.actions.dial(number, record, requestId);
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
    if (stage.kind === "inWindow") return;
    const state = stage.kind === "phone" ? stage.phone.session.state.value : null;
    const rings = state !== null && viewOf(state).phase === "offered";
    this.surroundings.display(labelOf(state, this.time.value, this.country.value), waitingIn(state), rings, this.page.link.value);
  }
}
