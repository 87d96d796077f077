import { retryDelayMs } from "./backoff";
import { contractVersion, type PhonePop, type PhoneReply, type PhoneServer, type PhoneState } from "./contracts";
import { HasNoPhone, TokenRefused, type HubLine, type HubLineFactory } from "./hubLine";
import type { Timers } from "./timers";

/**
 * Where the link stands.
 *
 *     connecting ──▶ online ──▶ lost ──▶ online …
 *         └──────────────┴────────┴──▶ refused | noPhone | outdated   (ends here)
 */
export type LinkStatus = "connecting" | "online" | "lost" | "refused" | "noPhone" | "outdated";

const patienceMs = 10_000;

/** What the link tells its owner. */
export interface PhoneLinkEvents {
  state(state: PhoneState): void;
  pop(pop: PhonePop): void;
  status(status: LinkStatus): void;
}

/** What a link needs from around it. */
export interface PhoneLinkOptions {
  readonly lines: HubLineFactory;
  readonly token: string;
  readonly timers: Timers;
  /** From 0 up to 1. */
  readonly chance: () => number;
}

/** Keeps one line to the server for as long as the panel lives, and passes on nothing older than what it passed on before. */
export class PhoneLink {
  private readonly options: PhoneLinkOptions;
  private readonly events: PhoneLinkEvents;
  private line: HubLine | null = null;
  private status: LinkStatus = "connecting";
  private sequence = 0;
  private attempt = 0;
  private cancelRetry: (() => void) | null = null;
  private ended = false;

  constructor(options: PhoneLinkOptions, events: PhoneLinkEvents) {
    this.options = options;
    this.events = events;
  }

  /** Starts trying, and never gives up until {@link end}. */
  start(): void {
    void this.connect();
  }

  /** Tries again now, for instance because the network is back. */
  retryNow(): void {
    if (this.cancelRetry === null) return;
    this.stopWaiting();
    void this.connect();
  }

  /** Closes the line for good. */
  end(): void {
    this.ended = true;
    this.stopWaiting();
    this.line?.close();
    this.line = null;
  }

  /** What the server calls this panel; null while there is no line. */
  get id(): string | null {
    return this.line?.id ?? null;
  }

  /** Asks the server for something. A line that is down or breaks is a refusal with words to show, not an exception. */
  async ask<M extends RefusableMethod>(method: M, ...args: Parameters<PhoneServer[M]>): Promise<Awaited<ReturnType<PhoneServer[M]>> | PhoneReply> {
    if (this.status !== "online" || this.line === null) return notConnected;
    try {
      return await this.line.invoke(method, ...args);
    } catch {
      return this.status === "online" ? failed : notConnected;
    }
  }

  /** Tells the server that the host page showed a pop. Lost with the line: the server asks again. */
  popShown(popId: string): void {
    this.line?.invoke("PopShown", popId).catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const line = this.options.lines(this.options.token, {
      State: (state) => this.take(line, state),
      Pop: (pop) => {
        if (this.line === line) this.events.pop(pop);
      },
      closed: () => this.lost(line),
    });
    this.line = line;
    this.sequence = 0;
    // A try that neither succeeds nor fails, as in a network that swallows packets, must not be the last one.
    const cancel = this.options.timers.after(patienceMs, () => {
      if (this.line === line) this.failed(line, null);
    });
    try {
      await line.open();
      this.take(line, await line.invoke("Hello", contractVersion));
    } catch (error) {
      if (this.line === line) this.failed(line, error);
    } finally {
      cancel();
    }
  }

  private take(line: HubLine, state: PhoneState): void {
    if (this.line !== line || this.ended) return;
    if (state.contract !== contractVersion) {
      this.finish("outdated");
      return;
    }
    if (state.sequence < this.sequence) return;
    this.sequence = state.sequence;
    this.attempt = 0;
    this.events.state(state);
    this.setStatus("online");
  }

  private lost(line: HubLine): void {
    if (this.line !== line || this.ended) return;
    this.line = null;
    this.setStatus("lost");
    this.waitAndConnect();
  }

  private failed(line: HubLine, error: unknown): void {
    line.close();
    if (this.ended) return;
    this.line = null;
    if (error instanceof TokenRefused) {
      this.finish("refused");
      return;
    }
    if (error instanceof HasNoPhone) {
      this.finish("noPhone");
      return;
    }
    this.setStatus("lost");
    this.waitAndConnect();
  }

  private finish(status: "refused" | "noPhone" | "outdated"): void {
    this.end();
    this.setStatus(status);
  }

  private waitAndConnect(): void {
    this.stopWaiting();
    const delay = retryDelayMs(this.attempt++, this.options.chance());
    this.cancelRetry = this.options.timers.after(delay, () => {
      this.cancelRetry = null;
      void this.connect();
    });
  }

  private stopWaiting(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
  }

  private setStatus(status: LinkStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.events.status(status);
  }
}

/** Methods whose answer can be a refusal. */
export type RefusableMethod = Exclude<keyof PhoneServer, "Hello" | "PopShown">;

/** The answer while there is no line. */
export const notConnected: PhoneReply = {
  ok: false,
  code: "panel.offline",
  message: "There is no connection to the phone server. Try again in a moment.",
};

const failed: PhoneReply = { ok: false, code: "panel.failed", message: "The phone server could not do that. Try again." };
