import type { HostLink } from "../host/hostLink";

/** Tells title, utility bar and ears about the state, each only when it changed. */
export class Display {
  private readonly setTitle: (title: string) => void;
  private readonly startRinging: () => () => void;
  private stopRinging: (() => void) | null = null;
  private host: HostLink | null = null;
  private label = "";
  private waiting = -1;
  private rings = false;

  /** @param startRinging Rings, and gives what stops it. */
  constructor(setTitle: (title: string) => void, startRinging: () => () => void) {
    this.setTitle = setTitle;
    this.startRinging = startRinging;
  }

  /** Takes what is to be seen. */
  show(label: string, waiting: number, rings: boolean, host: HostLink | null): void {
    const newHost = host !== this.host;
    this.host = host;
    if (label !== this.label || newHost) {
      this.label = label;
      this.setTitle(label);
      host?.send({ type: "setLabel", text: label });
    }
    if (waiting !== this.waiting || newHost) {
      this.waiting = waiting;
      host?.send({ type: "setBadge", count: waiting });
    }
    if (rings !== this.rings) this.ring(rings);
  }

  private ring(rings: boolean): void {
    this.rings = rings;
    this.stopRinging?.();
    this.stopRinging = rings ? this.startRinging() : null;
    if (rings) this.host?.send({ type: "open" });
  }
}
