/** Creates a record unless another tab of the same session just did. @returns the record's id. */
export type Join = (log: string, create: () => Promise<string>) => Promise<string>;

/** Each page writes for itself. */
export const alone: Join = (_, create) => create();

/**
 * Lets the tabs of one session agree on who writes a log: an adapter runs in each of them, and all hear the same call end.
 * Where a page may not use locks and storage, each tab writes for itself.
 * @param session What tabs must have in common: who is signed in where, the adapter, and its call center.
 * @param windowMs How long the same log again means the same log.
 */
export function joinTabs(window: Window, session: readonly string[], windowMs: number): Join {
  const locks: LockManager | undefined = window.navigator?.locks;
  const storage = storageOf(window);
  if (!locks || !storage) return alone;
  return async (log, create) => {
    const name = `patchbay.log.${await digest(JSON.stringify([...session, log]))}`;
    return locks.request(name, async () => {
      const known = recall(storage, name, windowMs);
      if (known !== null) return known;
      const id = await create();
      remember(storage, name, id);
      window.setTimeout(() => storage.removeItem(name), windowMs);
      return id;
    });
  };
}

function storageOf(window: Window): Storage | null {
  try {
    return window.localStorage ?? null;
  } catch {
    // The browser's settings or a sandbox forbid it.
    return null;
  }
}

// What a log says stays out of the storage.
async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A tab that was closed leaves its note behind, so a note has a time. */
function recall(storage: Storage, name: string, windowMs: number): string | null {
  const [id, at] = storage.getItem(name)?.split(" ") ?? [];
  const age = Date.now() - Number(at);
  return id && age >= 0 && age < windowMs ? id : null;
}

function remember(storage: Storage, name: string, id: string): void {
  try {
    storage.setItem(name, `${id} ${Date.now()}`);
  } catch (full) {
    // The record is saved; only another tab's copy of it can no longer be told from it.
    console.warn("Other tabs cannot be told of a saved log.", full);
  }
}
