import type { Instant } from "./contracts";

const samplesKept = 8;

/**
 * The server's clock as seen from here. Each state says when it was sent; the way here only ever makes that look older,
 * so the largest of the last few differences is the nearest to the truth.
 */
export class ServerClock {
  private readonly now: () => number;
  private offsets: number[] = [];

  /** @param now Milliseconds of this machine's clock. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Takes the time that came with a state. */
  learn(serverTime: Instant): void {
    const sent = Date.parse(serverTime);
    if (Number.isNaN(sent)) return;
    this.offsets = [...this.offsets, sent - this.now()].slice(-samplesKept);
  }

  /** Milliseconds of the server's clock. */
  time(): number {
    return this.now() + (this.offsets.length === 0 ? 0 : Math.max(...this.offsets));
  }
}
