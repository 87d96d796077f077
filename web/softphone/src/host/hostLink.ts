import type { Timers } from "@patchbay/phone/server/timers";
import { hostMessageVersion, parsePageMessage, type PageMessage, type PanelMessage, type PopTarget } from "./hostMessages";

/** The parts of a window the link uses. */
export interface PanelWindow {
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
}

/** What the page asks of the panel. */
export interface HostEvents {
  dial(message: Extract<PageMessage, { type: "dialRequest" }>): void;
  view(message: Extract<PageMessage, { type: "viewInfo" }>): void;
}

/** What the link needs. */
export interface HostLinkOptions {
  readonly window: PanelWindow;
  /** The window around the panel, or the one that opened it. */
  readonly page: { postMessage(message: unknown, targetOrigin: string): void };
  /** The one origin that is spoken to and listened to. */
  readonly origin: string;
  readonly timers: Timers;
  readonly newId: () => string;
}

const greetEveryMs = 400;
const greetings = 15;

/**
 * Speaks with the page around the panel, with one origin and one window only. Messages wait until the page said hello.
 */
export class HostLink {
  private readonly options: HostLinkOptions;
  private readonly events: HostEvents;
  private readonly waitingTokens = new Map<string, (token: string | null) => void>();
  private readonly waitingAcks = new Map<string, () => void>();
  private readonly seenRequests = new Set<string>();
  private unsent: PanelMessage[] = [];
  private greeted = false;

  constructor(options: HostLinkOptions, events: HostEvents) {
    this.options = options;
    this.events = events;
    options.window.addEventListener("message", this.receive);
    this.greet(greetings);
  }

  /** Asks the page for the token it keeps. @returns Null when it has none or does not answer in time. */
  requestToken(patienceMs: number): Promise<string | null> {
    const id = this.options.newId();
    return new Promise((resolve) => {
      const cancel = this.options.timers.after(patienceMs, () => {
        this.waitingTokens.delete(id);
        resolve(null);
      });
      this.waitingTokens.set(id, (token) => {
        cancel();
        resolve(token);
      });
      this.send({ type: "requestToken", id });
    });
  }

  /** Asks the page to show something. @param shown Called when the page says that it did. */
  pop(id: string, target: PopTarget, shown: () => void): void {
    this.waitingAcks.set(id, shown);
    this.send({ type: "pop", id, target });
  }

  /** Says something that needs no answer. */
  send(message: PanelMessage): void {
    if (this.greeted) this.post(message);
    else this.unsent = [...this.unsent.filter((old) => !replaces(message, old)), message].slice(-50);
  }

  /** Stops listening. */
  end(): void {
    this.options.window.removeEventListener("message", this.receive);
    this.greeted = false;
    this.unsent = [];
  }

  private greet(left: number): void {
    if (this.greeted || left === 0) return;
    this.post({ type: "ready" });
    this.options.timers.after(greetEveryMs, () => this.greet(left - 1));
  }

  private readonly receive = (event: MessageEvent<unknown>): void => {
    if (event.origin !== this.options.origin || event.source !== this.options.page) return;
    const message = parsePageMessage(event.data);
    if (message !== null) this.handle(message);
  };

  private handle(message: PageMessage): void {
    switch (message.type) {
      case "hello":
        return this.hello();
      case "token":
        return take(this.waitingTokens, message.id)?.(message.token);
      case "ack":
        return take(this.waitingAcks, message.id)?.();
      case "viewInfo":
        return this.events.view(message);
      case "dialRequest":
        return this.dial(message);
      default:
        return message satisfies never;
    }
  }

  private hello(): void {
    if (this.greeted) return;
    this.greeted = true;
    const { unsent } = this;
    this.unsent = [];
    unsent.forEach((message) => this.post(message));
  }

  private dial(message: Extract<PageMessage, { type: "dialRequest" }>): void {
    this.send({ type: "ack", id: message.id });
    // A page that repeats a request because it heard nothing must not call twice.
    if (this.seenRequests.has(message.id)) return;
    this.seenRequests.add(message.id);
    this.events.dial(message);
  }

  private post(message: PanelMessage): void {
    this.options.page.postMessage({ patchbay: hostMessageVersion, ...message }, this.options.origin);
  }
}

/** Of things that are set, only the last one matters. */
function replaces(message: PanelMessage, old: PanelMessage): boolean {
  return message.type === old.type && (message.type === "setLabel" || message.type === "setBadge" || message.type === "storeToken");
}

function take<T>(waiting: Map<string, T>, id: string): T | undefined {
  const found = waiting.get(id);
  waiting.delete(id);
  return found;
}
