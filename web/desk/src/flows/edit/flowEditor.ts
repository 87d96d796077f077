import { computed, signal } from "@preact/signals";
import type { FlowProblem, FlowSummary } from "../../server/flowContracts";
import type { Problem } from "../../server/deskServer";
import { pictureOf } from "../picture/picture";
import { readFlow, type Exit, type Flow } from "../text/flow";
import { remove, set } from "../../yaml/edits";
import type { Path, Value } from "../../yaml/yamlTree";
import { changed, historyOf, redone, undone, type History } from "../../yaml/history";
import type { StepKind } from "../text/schema";
import { addStep, deleteStep, renameStep } from "../text/stepEdits";
import type { Beginning } from "./beginning";

/** One flow while somebody changes it. The text is the flow; picture and forms are views of it. */
export class FlowEditor {
  readonly history = signal<History>(historyOf(""));
  /** The flow of the newest text that can be read. */
  readonly shown = signal<Flow>(readFlow("", []));
  readonly picture = computed(() => pictureOf(this.shown.value));
  readonly step = signal<string | null>(null);
  /** The way whose field is to take the focus, as text; null for none. */
  readonly wanted = signal<string | null>(null);
  /** What the server's linter says about the text; null until it has answered. */
  readonly problems = signal<readonly FlowProblem[] | null>(null);
  readonly trouble = signal<Problem | null>(null);
  readonly published = signal<FlowSummary | null>(null);
  readonly base = signal("");
  readonly isChanged = computed(() => this.history.value.text !== this.base.value);
  /** The newest text, whether it can be read or not. */
  readonly read = computed(() => readFlow(this.history.value.text, this.beginning.kinds));
  /** The version that the draft was made from; null for a new flow. */
  private from: number | null;
  private forgetAsking: () => void = () => undefined;

  constructor(private readonly beginning: Beginning) {
    this.published.value = beginning.published;
    this.base.value = beginning.text;
    const draft = beginning.drafts.read(beginning.name);
    this.from = draft === null ? (beginning.published?.current ?? null) : draft.from;
    this.history.value = historyOf(draft?.text ?? beginning.text);
    this.look();
    void this.check();
  }

  get name(): string {
    return this.beginning.name;
  }

  get kinds(): readonly StepKind[] {
    return this.beginning.kinds;
  }

  /** @param place Where somebody types, so that the whole word is one change. */
  change(text: string, place: Path | null = null): void {
    this.become(changed(this.history.value, text, place === null ? null : place.join("\n")));
  }

  /** The version that the draft was made from, when another is in force by now; null otherwise. */
  get outdated(): number | null {
    return this.isChanged.value && this.from !== null && this.from !== this.published.value?.current ? this.from : null;
  }

  /** True while the text can be read: otherwise only the text itself can be changed. */
  get isReadable(): boolean {
    return this.read.value.tree.problem === null;
  }

  /** Takes a change of a form or the picture. They show the newest text that can be read; it must not overwrite what somebody is typing now. */
  apply(text: string, place: Path | null = null): void {
    if (this.isReadable) this.change(text, place);
  }

  /** Puts a value at a place of the file. */
  edit(path: Path, value: Value): void {
    this.apply(set(this.shown.value.tree, path, value));
  }

  /** Takes what is typed in a field; an empty field is left out of the file unless it is needed. */
  type(path: Path, text: string, isNeeded = false): void {
    const { tree } = this.shown.value;
    this.apply(text === "" && !isNeeded ? remove(tree, path) : set(tree, path, text), path);
  }

  /** Takes something out of the file. */
  clear(path: Path): void {
    this.apply(remove(this.shown.value.tree, path));
  }

  undo(): void {
    this.become(undone(this.history.value));
  }

  redo(): void {
    this.become(redone(this.history.value));
  }

  select(step: string | null): void {
    this.step.value = step;
  }

  /** @returns The name of the new step, which is selected. */
  add(kind: StepKind, exit: Exit | null): string {
    const { text, name } = addStep(this.shown.value, this.kinds, kind, exit);
    this.apply(text);
    this.select(name);
    return name;
  }

  rename(from: string, to: string): void {
    this.apply(renameStep(this.shown.value, from, to));
    this.select(to);
  }

  /** Takes a step out; what stood before it is selected. */
  delete(name: string): void {
    const before = this.picture.value.edges.find(({ to }) => to === name)?.from ?? null;
    this.apply(deleteStep(this.shown.value, name));
    this.select(this.shown.value.steps.some((step) => step.name === before) ? before : (this.shown.value.start ?? null));
  }

  problemsOf(step: string): readonly FlowProblem[] {
    return (this.problems.value ?? []).filter((problem) => problem.step === step);
  }

  /** Throws the draft away. */
  discard(): void {
    this.become(changed(this.history.value, this.base.value));
    this.from = this.published.value?.current ?? null;
  }

  /** @param takesNumbers Takes numbers that lead to another flow. @returns What the server said, or null when it is published. When something else is in force by now, that is what the draft is compared with from then on. */
  async publish(share: number, takesNumbers = false): Promise<Problem | null> {
    const { text } = this.history.value;
    const reply = await this.beginning.calls.publish(text, share, this.published.value, takesNumbers);
    if (!reply.ok) return this.refused(reply.problem);
    if (reply.value.version === null) return { kind: "refused", words: "The flow has errors.", code: null, problems: reply.value.problems.map(({ message }) => message) };
    return this.arrived(text);
  }

  /** Puts an older version in force again; it becomes the text to go on from. Refused as publishing is, when something else is in force by now. */
  async useVersion(version: number): Promise<Problem | null> {
    const reply = await this.beginning.calls.use(this.name, version, this.published.value);
    if (!reply.ok) return this.refused(reply.problem);
    const text = await this.beginning.calls.text(this.name, version);
    if (!text.ok) return text.problem;
    this.become(changed(this.history.value, text.value));
    return this.arrived(text.value);
  }

  /** Ends asking the server. */
  close(): void {
    this.forgetAsking();
  }

  private async refused(problem: Problem): Promise<Problem> {
    const inForce = problem.code === "flow.movedOn" ? await this.beginning.calls.text(this.name) : null;
    if (inForce?.ok === true) await this.compareWith(inForce.value);
    return problem;
  }

  private async arrived(text: string): Promise<null> {
    this.beginning.drafts.forget(this.name);
    await this.compareWith(text);
    this.from = this.published.value?.current ?? null;
    return null;
  }

  /** Takes what is in force as what the draft is compared with; the draft stays as it is. */
  private async compareWith(text: string): Promise<void> {
    this.base.value = text;
    const list = await this.beginning.calls.list();
    if (list.ok) this.published.value = list.value.find(({ name }) => name === this.name) ?? this.published.value;
  }

  private become(history: History): void {
    if (history === this.history.value) return;
    this.history.value = history;
    if (this.isChanged.value) this.beginning.drafts.keep(this.name, { text: history.text, from: this.from });
    else this.beginning.drafts.forget(this.name);
    this.look();
    this.forgetAsking();
    this.forgetAsking = this.beginning.later(() => void this.check());
  }

  private look(): void {
    if (this.read.value.tree.problem === null) this.shown.value = this.read.value;
    if (this.step.value !== null && !this.shown.value.steps.some(({ name }) => name === this.step.value)) this.step.value = null;
  }

  private async check(): Promise<void> {
    const { text } = this.history.value;
    const reply = await this.beginning.calls.check(text);
    if (text !== this.history.value.text) return;
    this.trouble.value = reply.ok ? null : reply.problem;
    if (reply.ok) this.problems.value = reply.value.problems;
  }
}
