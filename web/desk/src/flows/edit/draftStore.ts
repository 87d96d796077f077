/** What a browser's storage does here. */
export interface DraftStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A file that is not published yet. */
export interface Draft {
  readonly text: string;
  /** The version it was made from; null for a new flow. */
  readonly from: number | null;
}

const prefix = "patchbay.flow.";

/** Keeps drafts in this browser. Where it may keep nothing, a draft lives as long as the page. */
export class DraftStore {
  private readonly here = new Map<string, string>();

  constructor(private readonly storage: () => DraftStorage) {}

  read(flow: string): Draft | null {
    const kept = this.here.get(flow) ?? this.attempt((storage) => storage.getItem(prefix + flow)) ?? null;
    return kept === null ? null : draftOf(kept);
  }

  keep(flow: string, draft: Draft): void {
    const text = JSON.stringify(draft);
    this.here.set(flow, text);
    this.attempt((storage) => storage.setItem(prefix + flow, text));
  }

  forget(flow: string): void {
    this.here.delete(flow);
    this.attempt((storage) => storage.removeItem(prefix + flow));
  }

  /** @returns The names of the flows that have a draft. */
  names(): readonly string[] {
    const kept = this.attempt((storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index))) ?? [];
    const stored = kept.filter((key) => key?.startsWith(prefix) === true).map((key) => key?.slice(prefix.length) ?? "");
    return [...new Set([...this.here.keys(), ...stored])].sort();
  }

  private attempt<T>(use: (storage: DraftStorage) => T): T | null {
    try {
      return use(this.storage());
    } catch {
      // A browser may forbid storage, or have no room; what is kept here remains.
      return null;
    }
  }
}

function draftOf(kept: string): Draft | null {
  try {
    const read: unknown = JSON.parse(kept);
    const text: unknown = typeof read === "object" && read !== null ? Reflect.get(read, "text") : null;
    const from: unknown = typeof read === "object" && read !== null ? Reflect.get(read, "from") : null;
    return typeof text === "string" ? { text, from: typeof from === "number" ? from : null } : null;
  } catch {
    return null;
  }
}
