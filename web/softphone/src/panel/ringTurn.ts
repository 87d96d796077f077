/**
 * Lets one of several panels ring: each tab of a console app may hold one. @returns Ends the turn.
 * @param locks The browser's locks; where they are missing or refused, every panel rings.
 * @param ring Starts ringing once it is this panel's turn, and gives what stops it.
 */
export function takeRingTurn(locks: () => LockManager | undefined, ring: () => () => void): () => void {
  let stop: (() => void) | null = null;
  let over = false;
  const ended = new AbortController();
  const begin = (): Promise<void> => {
    if (!over) stop ??= ring();
    return new Promise((done) => (ended.signal.aborted ? done() : ended.signal.addEventListener("abort", () => done())));
  };
  request(locks, ended.signal, begin);
  return () => {
    over = true;
    ended.abort();
    stop?.();
  };
}

function request(locks: () => LockManager | undefined, signal: AbortSignal, begin: () => Promise<void>): void {
  try {
    const manager = locks();
    if (manager === undefined) void begin();
    // The request is refused in a frame without an origin, and ends with an error when the ringing is over before its turn.
    else manager.request("patchbay-ring", { signal }, begin).catch(() => void (signal.aborted || begin()));
  } catch {
    void begin();
  }
}
