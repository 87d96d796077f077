import type { Timers } from "@patchbay/phone/server/timers";
import type { HostLink } from "./hostLink";
import { hostMessageVersion, type PageMessage, type PanelMessage } from "./hostMessages";

/** The parts of another window that are used. */
export interface OpenedWindow {
  readonly closed: boolean;
  focus(): void;
  postMessage(message: unknown, targetOrigin: string): void;
}

/** What a phone window needs from the panel that opened it. */
export interface PhoneWindowOptions {
  readonly window: {
    addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
    removeEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
  };
  readonly opened: OpenedWindow;
  /** Origin of both. */
  readonly origin: string;
  readonly timers: Timers;
  readonly host: HostLink | null;
  readonly token: () => string | null;
  readonly storeToken: (token: string | null) => void;
  readonly closed: () => void;
}

const lookEveryMs = 500;

/**
 * The phone in a window of its own, for pages that keep microphone or sound from their frames. The panel in the frame
 * stays as a go-between: to the window it is the page around, to the page around it is the phone.
 */
export class PhoneWindow {
  private readonly options: PhoneWindowOptions;

  constructor(options: PhoneWindowOptions) {
    this.options = options;
    options.window.addEventListener("message", this.receive);
    this.watch();
  }

  /** Brings the window to the front. */
  focus(): void {
    this.options.opened.focus();
  }

  /** Passes on what the page around says. */
  say(message: PageMessage): void {
    this.options.opened.postMessage({ patchbay: hostMessageVersion, ...message }, this.options.origin);
  }

  private readonly receive = (event: MessageEvent<unknown>): void => {
    if (event.origin !== this.options.origin || event.source !== this.options.opened) return;
    if (isPanelMessage(event.data)) this.handle(event.data);
  };

  private handle(message: PanelMessage): void {
    const { host, token, storeToken } = this.options;
    switch (message.type) {
      case "ready":
        return this.say({ type: "hello", version: hostMessageVersion, host: "panel" });
      case "requestToken":
        return this.say({ type: "token", id: message.id, token: token() });
      case "storeToken":
        return storeToken(message.token);
      case "pop":
        return host?.pop(message.id, message.target, () => this.say({ type: "ack", id: message.id }));
      case "open":
        // What should be looked at is the window, not the frame.
        return this.focus();
      case "ack":
      case "close":
      case "focus":
      case "resize":
        return undefined;
      case "setLabel":
      case "setBadge":
        return host?.send(message);
      default:
        return message satisfies never;
    }
  }

  private watch(): void {
    if (!this.options.opened.closed) {
      this.options.timers.after(lookEveryMs, () => this.watch());
      return;
    }
    this.options.window.removeEventListener("message", this.receive);
    this.options.closed();
  }
}

/** Both windows run this very code, so version and kind are enough to know a message. */
function isPanelMessage(data: unknown): data is PanelMessage {
  return typeof data === "object" && data !== null && "patchbay" in data && data.patchbay === hostMessageVersion && "type" in data;
}
