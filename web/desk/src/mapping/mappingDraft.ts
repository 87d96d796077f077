import { computed, signal } from "@preact/signals";
import type { Problem, Reply } from "../server/deskServer";
import type { MappingCalls } from "../server/mappingCalls";
import type { MappingWords } from "../server/orgContracts";

/** From when on a field is written, in the order of a call. */
export const moments = [
  { when: "ring", words: "from the first ring on" },
  { when: "answer", words: "once answered" },
  { when: "end", words: "once the call is over" },
  { when: "wrapUp", words: "once after-call work is over" },
  { when: "recording", words: "once the recording is there" },
  { when: "transcript", words: "once a transcript is there" },
] as const;

/** One field and where its value comes from. */
export interface MappedField {
  readonly field: string;
  readonly value: string;
  readonly when: string;
}

/** A second record for each call. */
export interface Companion {
  readonly object: string;
  readonly key: string;
  readonly fields: readonly MappedField[];
}

/** A mapping as it is edited. */
export interface Mapping {
  readonly task: readonly MappedField[];
  readonly companion: Companion | null;
}

/** Reads what the server keeps; what is left out has its default. */
export function readMapping(json: unknown): Mapping {
  const companion = fieldOf(json, "companion");
  return {
    task: fieldsOf(fieldOf(json, "task")),
    companion: typeof companion === "object" && companion !== null
      ? { object: textOf(companion, "object"), key: textOf(companion, "key"), fields: fieldsOf(fieldOf(companion, "fields")) }
      : null,
  };
}

/** The mapping as the server takes it; rows in which nothing stands are left out. */
export function writeMapping({ task, companion }: Mapping): object {
  return {
    task: task.filter(isFilled),
    ...(companion === null ? {} : { companion: { object: companion.object.trim(), key: companion.key.trim(), fields: companion.fields.filter(isFilled) } }),
  };
}

/** The mapping of one org while somebody edits it. */
export class MappingDraft {
  /** Null until the server answered. */
  readonly mapping = signal<Mapping | null>(null);
  readonly words = signal<MappingWords | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** What the last act came to, in words. */
  readonly outcome = signal<string | null>(null);
  readonly busy = signal(false);
  readonly isChanged = computed(() => this.mapping.value !== null && JSON.stringify(writeMapping(this.mapping.value)) !== this.saved.value);
  private readonly saved = signal("");

  constructor(private readonly calls: MappingCalls) {}

  async load(): Promise<void> {
    const [mapping, words] = await Promise.all([this.calls.read(), this.calls.words()]);
    if (words.ok) this.words.value = words.value;
    if (!mapping.ok) this.problem.value = mapping.problem;
    else this.take(readMapping(mapping.value));
  }

  change(mapping: Mapping): void {
    this.mapping.value = mapping;
    this.outcome.value = null;
  }

  check(): Promise<void> {
    return this.send((json) => this.calls.check(json), "The org has every object and field that is named here. Nothing is saved yet.");
  }

  async save(): Promise<void> {
    const draft = this.mapping.value;
    if (draft === null) return;
    const isEmpty = draft.task.filter(isFilled).length === 0 && draft.companion === null;
    await this.send((json) => (isEmpty ? this.calls.clear() : this.calls.save(json)), "Saved. It holds for everything that is written from now on.");
    if (this.problem.value === null) this.saved.value = JSON.stringify(writeMapping(draft));
  }

  private async send(ask: (json: object) => Promise<Reply<null>>, words: string): Promise<void> {
    const draft = this.mapping.value;
    if (draft === null || this.busy.value) return;
    this.busy.value = true;
    this.problem.value = null;
    this.outcome.value = null;
    const reply = await ask(writeMapping(draft));
    this.busy.value = false;
    if (reply.ok) this.outcome.value = words;
    else this.problem.value = reply.problem;
  }

  private take(mapping: Mapping): void {
    this.mapping.value = mapping;
    this.saved.value = JSON.stringify(writeMapping(mapping));
  }
}

function isFilled({ field, value }: MappedField): boolean {
  return field.trim() !== "" || value.trim() !== "";
}

function fieldsOf(json: unknown): readonly MappedField[] {
  if (!Array.isArray(json)) return [];
  return json.map((one: unknown) => ({ field: textOf(one, "field"), value: textOf(one, "value"), when: textOf(one, "when") || "ring" }));
}

function textOf(json: unknown, name: string): string {
  const value = fieldOf(json, name);
  return typeof value === "string" ? value : "";
}

function fieldOf(json: unknown, name: string): unknown {
  return typeof json === "object" && json !== null ? Reflect.get(json, name) : undefined;
}
