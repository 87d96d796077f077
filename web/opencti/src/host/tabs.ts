import { Problem } from "./problem.ts";

/** A log on its way into the org. */
export interface Writing {
  create(): Promise<string>;
  /** Looks for what a `create` left whose end nobody saw. @returns the record's id, or null. */
  find(since: Date): Promise<string | null>;
}

/** Creates a record unless another tab of the same session just did. @returns the record's id. */
export type Join = (log: string, writing: Writing) => Promise<string>;

/** Each page writes for itself. */
export const alone: Join = (_, { create }) => create();

/** How long a log that was begun and not seen to end may be the one that is tried again: a tab reloads and its adapter starts. */
const doubtMs = 30_000;
/** How long what a tab sent before it died may still be on its way. */
const arrivalMs = 5_000;
const lookAgainMs = 500;
const prefix = "patchbay.log.";

/**
 * Lets the tabs of one session agree on who writes a log: an adapter runs in each of them, and all hear the same call end. A tab that died
 * while it wrote, or never heard the end, left a note that it began; whoever is asked for the same log then looks for it in the org first.
 * Where a page may not use locks and storage, each tab writes for itself.
 * @param session What tabs must have in common: who is signed in where, the adapter, and its call center.
 * @param windowMs How long the same log again means the same log.
 */
export function joinTabs(window: Window, session: readonly string[], windowMs: number): Join {
  const locks: LockManager | undefined = window.navigator?.locks;
  const storage = storageOf(window);
  if (!locks || !storage) return alone;
  sweep(storage);
  return async (log, writing) => {
    const name = prefix + (await digest(JSON.stringify([...session, log])));
    return locks.request(name, async () => {
      const note = noteOf(storage, name);
      if (note && note.id !== null && note.ageMs < windowMs) return note.id;
      const begun = note?.id === null && note.ageMs < doubtMs ? note.at : null;
      const id = (begun === null ? null : await look(window, writing, begun)) ?? (await begin(storage, name, begun ?? Date.now(), writing));
      remember(storage, name, id, Date.now());
      window.setTimeout(() => storage.removeItem(name), windowMs);
      return id;
    });
  };
}

async function begin(storage: Storage, name: string, at: number, { create }: Writing): Promise<string> {
  remember(storage, name, null, at);
  try {
    return await create();
  } catch (trouble) {
    // The org said no. Anything else leaves open whether the record is there.
    if (trouble instanceof Problem && trouble.code !== "SERVER_ERROR") storage.removeItem(name);
    throw trouble;
  }
}

async function look(window: Window, { find }: Writing, since: number): Promise<string | null> {
  for (;;) {
    const id = await find(new Date(since));
    if (id !== null || Date.now() - since >= arrivalMs) return id;
    await new Promise((done) => window.setTimeout(done, lookAgainMs));
  }
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

/** A tab that was closed leaves its note behind, so a note has a time. A note without an id: begun, and not seen to end. */
function noteOf(storage: Storage, name: string): { id: string | null; at: number; ageMs: number } | null {
  const [id = "", time] = storage.getItem(name)?.split(" ") ?? [];
  const at = Number(time);
  const ageMs = Date.now() - at;
  return ageMs >= 0 ? { id: id === "?" ? null : id, at, ageMs } : null;
}

function remember(storage: Storage, name: string, id: string | null, at: number): void {
  try {
    storage.setItem(name, `${id ?? "?"} ${at}`);
  } catch (full) {
    // The record is what counts; only another copy of its log can no longer be told from it.
    console.warn("Other tabs cannot be told of a log.", full);
  }
}

function sweep(storage: Storage): void {
  for (const name of Object.keys(storage).filter((one) => one.startsWith(prefix)))
    if ((noteOf(storage, name)?.ageMs ?? doubtMs) >= doubtMs) storage.removeItem(name);
}
