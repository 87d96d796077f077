/** Time as the phone needs it, so that a test owns it. */
export interface Timers {
  /** Milliseconds of this machine's clock. */
  now(): number;
  /** Runs once later. @returns Cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The browser's timers. */
export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};
