import type { HostLink } from "../host/hostLink";
import type { Ringtone } from "./ringtone";

/** Tells title, utility bar and ears about the state, each only when it changed. */
export class Display {
  private readonly setTitle: (title: string) => void;
  private readonly ringtone: Pick<Ringtone, "start" | "stop">;
  private host: HostLink | null = null;
  private label = "";
  private waiting = -1;
  private rings = false;

  constructor(setTitle: (title: string) => void, ringtone: Pick<Ringtone, "start" | "stop">) {
    this.setTitle = setTitle;
    this.ringtone = ringtone;
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
    if (!rings) {
      this.ringtone.stop();
      return;
    }
    this.ringtone.start();
    this.host?.send({ type: "open" });
  }
}
