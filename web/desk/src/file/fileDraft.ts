import { computed, signal } from "@preact/signals";
import type { Problem, Reply } from "../server/deskServer";
import { append, remove, set } from "../yaml/edits";
import { changed, historyOf, redone, undone, type History } from "../yaml/history";
import { swapWithNext } from "../yaml/reorder";
import { YamlTree, type Path, type Value } from "../yaml/yamlTree";

/** What is taken, and may not be meant: a sentence each. */
export interface FileDoubts {
  readonly doubts: readonly string[];
}

/** Where a file of settings comes from and goes to. */
export interface FileCalls {
  /** The file as it was written; empty when there is none. */
  read(): Promise<Reply<string>>;
  /** Compares it with the org, and changes nothing. */
  check(text: string): Promise<Reply<FileDoubts | null>>;
  save(text: string): Promise<Reply<FileDoubts | null>>;
}

/** What is said once something went well. */
export interface FileWords {
  readonly checked: string;
  readonly saved: string;
}

/** A file of settings while somebody changes it. Its text is the only state: forms are read from it, and what is done in them changes the text. */
export class FileDraft {
  readonly history = signal<History>(historyOf(""));
  /** False until the server gave the file. */
  readonly isThere = signal(false);
  readonly problem = signal<Problem | null>(null);
  /** What the last act came to, in words. */
  readonly outcome = signal<string | null>(null);
  readonly busy = signal(false);
  /** The newest text, whether it can be read or not. */
  readonly read = computed(() => new YamlTree(this.history.value.text));
  readonly isReadable = computed(() => this.read.value.problem === null || this.read.value.isEmpty);
  readonly isChanged = computed(() => this.history.value.text !== this.saved.value);
  private readonly saved = signal("");

  /** @param tidy What is done to the text before it is sent. */
  constructor(
    private readonly calls: FileCalls,
    private readonly words: FileWords,
    private readonly tidy: (text: string) => string = (text) => text,
  ) {}

  async load(): Promise<void> {
    const reply = await this.calls.read();
    this.problem.value = reply.ok ? null : reply.problem;
    if (!reply.ok) return;
    this.history.value = historyOf(reply.value);
    this.saved.value = reply.value;
    this.isThere.value = true;
  }

  /** @param place Where somebody types, so that the whole word is one change. */
  change(text: string, place: string | null = null): void {
    this.become(changed(this.history.value, text, place));
  }

  /** Puts a value at a place of the file. */
  edit(path: Path, value: Value): void {
    this.apply(set(this.read.value, path, value));
  }

  /** Takes what is typed in a field; an empty field is left out of the file unless it is needed. */
  type(path: Path, text: string, isNeeded = true): void {
    this.apply(text === "" && !isNeeded ? remove(this.read.value, path) : set(this.read.value, path, text), path.join("\n"));
  }

  /** Takes something out of the file; a list that becomes empty by that goes too. */
  clear(path: Path): void {
    const list = path.slice(0, -1);
    const isLast = typeof path.at(-1) === "number" && this.read.value.countAt(list) === 1;
    this.apply(remove(this.read.value, isLast ? list : path));
  }

  add(list: Path, value: Value): void {
    this.apply(append(this.read.value, list, value));
  }

  /** Lets an item of a list change places with the one behind it. */
  swapWithNext(list: Path, index: number): void {
    this.apply(swapWithNext(this.read.value, list, index));
  }

  undo(): void {
    this.become(undone(this.history.value));
  }

  redo(): void {
    this.become(redone(this.history.value));
  }

  check(): Promise<boolean> {
    return this.send((text) => this.calls.check(text), this.words.checked);
  }

  async save(): Promise<void> {
    this.change(this.tidy(this.history.value.text));
    const { text } = this.history.value;
    if (await this.send((sent) => this.calls.save(sent), this.words.saved)) this.saved.value = text;
  }

  private async send(ask: (text: string) => Promise<Reply<FileDoubts | null>>, words: string): Promise<boolean> {
    if (this.busy.value) return false;
    this.busy.value = true;
    this.problem.value = null;
    this.outcome.value = null;
    const reply = await ask(this.tidy(this.history.value.text));
    this.busy.value = false;
    if (reply.ok) this.outcome.value = [words, ...(reply.value?.doubts ?? [])].join(" ");
    else this.problem.value = reply.problem;
    return reply.ok;
  }

  /** A change by a form must not overwrite a text that cannot be read: somebody is typing it now. */
  private apply(text: string, place: string | null = null): void {
    if (this.isReadable.value) this.change(text, place);
  }

  private become(history: History): void {
    if (history === this.history.value) return;
    this.history.value = history;
    this.outcome.value = null;
  }
}
