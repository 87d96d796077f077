import type { Timers } from "../server/timers";

/** How the notes of the present call are kept. */
export type NotesStatus = "saved" | "typing" | "unsaved";

/** What became of a try to save: a server that cannot be reached is asked again, one that refuses is not. */
export type NotesSaved = "saved" | "later" | "refused";

/** What the keeper needs. */
export interface NotesKeeperOptions {
  readonly timers: Timers;
  readonly save: (callId: string, notes: string) => Promise<NotesSaved>;
  readonly changed: (notes: string, status: NotesStatus) => void;
}

const pauseMs = 700;
const retryMs = 2_000;

/**
 * Notes of one call, saved while they are typed. What is typed here goes before what the server says until it is saved,
 * so a state that crosses a keystroke takes no letter away.
 */
export class NotesKeeper {
  private readonly options: NotesKeeperOptions;
  private callId: string | null = null;
  private text = "";
  private dirty = false;
  private saving = false;
  private cancel: (() => void) | null = null;

  constructor(options: NotesKeeperOptions) {
    this.options = options;
  }

  /** The notes as typed. */
  get notes(): string {
    return this.text;
  }

  /** Takes what the server says about a call. */
  show(callId: string, notes: string): void {
    if (callId !== this.callId) {
      void this.flush();
      this.callId = callId;
      this.dirty = false;
      this.saving = false;
    }
    if (this.dirty || this.saving || this.text === notes) return;
    this.text = notes;
    this.options.changed(notes, "saved");
  }

  /** Takes what the agent typed: the whole text. */
  type(notes: string): void {
    this.text = notes;
    this.dirty = true;
    this.options.changed(notes, "typing");
    this.saveAfter(pauseMs);
  }

  /** Saves at once what is not saved yet. */
  async flush(): Promise<void> {
    this.cancel?.();
    this.cancel = null;
    if (!this.dirty || this.saving || this.callId === null) return;
    const { callId, text } = this;
    this.dirty = false;
    this.saving = true;
    const saved = await this.options.save(callId, text);
    if (callId !== this.callId) return;
    this.saving = false;
    if (saved === "saved") {
      if (!this.dirty) this.options.changed(this.text, "saved");
      return;
    }
    this.options.changed(this.text, "unsaved");
    if (saved === "refused") return;
    this.dirty = true;
    this.saveAfter(retryMs);
  }

  private saveAfter(ms: number): void {
    this.cancel?.();
    this.cancel = this.options.timers.after(ms, () => void this.flush());
  }
}
