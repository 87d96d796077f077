import type { Timers } from "../server/timers";

/** How the notes of the present call are kept. */
export type NotesStatus = "saved" | "typing" | "unsaved";

/** What the keeper needs. */
export interface NotesKeeperOptions {
  readonly timers: Timers;
  /** @returns True when the server has them. */
  readonly save: (callId: string, notes: string) => Promise<boolean>;
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
    }
    if (this.dirty || this.saving) return;
    if (this.text !== notes) {
      this.text = notes;
      this.options.changed(notes, "saved");
    }
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
    this.saving = false;
    if (callId !== this.callId) return;
    if (!saved) {
      this.dirty = true;
      this.options.changed(this.text, "unsaved");
      this.saveAfter(retryMs);
    } else if (!this.dirty) {
      this.options.changed(this.text, "saved");
    }
  }

  /** Forgets the call; its notes are where they belong. */
  forget(): void {
    this.cancel?.();
    this.cancel = null;
    this.callId = null;
    this.text = "";
    this.dirty = false;
  }

  private saveAfter(ms: number): void {
    this.cancel?.();
    this.cancel = this.options.timers.after(ms, () => void this.flush());
  }
}
