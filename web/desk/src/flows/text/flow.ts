import { YamlTree, type Path } from "../../yaml/yamlTree";
import type { FieldShape, StepKind } from "./schema";

/** A way out of a step. */
export interface Exit {
  /** Where the step's name stands in the file, or would. */
  readonly path: Path;
  /** When it is taken: `1`, `no key`. */
  readonly words: string;
  /** The step it leads to; null while it leads nowhere of its own. */
  readonly target: string | null;
}

/** A step of a flow. */
export interface Step {
  readonly name: string;
  /** What it does, as the file says; empty when it does not. */
  readonly does: string;
  /** Null for a kind that the schema does not know. */
  readonly kind: StepKind | null;
  /** What it says or where it leads, in one line. */
  readonly gist: string;
  readonly exits: readonly Exit[];
}

/** A flow as its file says it is. */
export interface Flow {
  readonly tree: YamlTree;
  readonly name: string;
  readonly title: string;
  readonly start: string | null;
  readonly steps: readonly Step[];
}

/** Reads a file of a flow. Of one that cannot be read, nothing but its text is known. */
export function readFlow(text: string, kinds: readonly StepKind[]): Flow {
  const tree = new YamlTree(text);
  const name = tree.textAt(["flow"]) ?? "";
  return { tree, name, title: tree.textAt(["title"]) ?? name, start: tree.textAt(["start"]), steps: tree.namesAt(["steps"]).map((step) => readStep(tree, step, kinds)) };
}

/** The words for a way out. */
export function wordsOf(name: string): string {
  return said[name] ?? name.replaceAll("-", " ");
}

const said: Readonly<Record<string, string>> = { next: "then", else: "otherwise", "no-input": "no key", "no-match": "wrong key" };

function readStep(tree: YamlTree, name: string, kinds: readonly StepKind[]): Step {
  const path = ["steps", name];
  const does = tree.textAt([...path, "do"]) ?? "";
  const kind = kinds.find((one) => one.name === does || one.otherNames.includes(does)) ?? null;
  // What happens when nothing goes as it should comes last.
  const fields = [...(kind?.fields ?? [])].sort((a, b) => Number(a.shape.kind === "group") - Number(b.shape.kind === "group"));
  return { name, does, kind, gist: gistOf(tree, path, kind), exits: fields.flatMap((field) => exitsOf(tree, [...path, field.name], field, wordsOf(field.name))) };
}

function exitsOf(tree: YamlTree, path: Path, { shape }: FieldShape, words: string): readonly Exit[] {
  switch (shape.kind) {
    case "step":
      return [{ path, words, target: tree.textAt(path) || null }];
    case "table":
      return shape.isOfSteps ? tree.namesAt(path).map((key) => ({ path: [...path, key], words: key, target: tree.textAt([...path, key]) || null })) : [];
    case "group":
      return shape.fields.flatMap((field) => exitsOf(tree, [...path, field.name], field, field.name === "next" ? words : `${words}, ${wordsOf(field.name)}`));
    case "list":
      return Array.from({ length: tree.countAt(path) }, (_, index) =>
        shape.fields.flatMap((field) => exitsOf(tree, [...path, index, field.name], field, tree.textAt([...path, index, "when"]) ?? `${words} ${index + 1}`)),
      ).flat();
    default:
      return [];
  }
}

function gistOf(tree: YamlTree, path: Path, kind: StepKind | null): string {
  for (const { name, shape } of kind?.fields ?? []) {
    const here = [...path, name];
    if (shape.kind === "prompt") {
      const words = spoken(tree, here);
      if (words !== "") return words;
    }
    if (shape.kind === "text") {
      const text = tree.textAt(here);
      if (text !== null && text !== "") return text;
    }
    if (shape.kind === "table" && !shape.isOfSteps) return tree.namesAt(here).map((key) => `${key} = ${tree.textAt([...here, key]) ?? ""}`).join(", ");
  }
  return "";
}

/** The words of a prompt: its own, those of the prompt that it names, or of its first language. */
export function spoken(tree: YamlTree, path: Path): string {
  const text = tree.textAt(path);
  if (text !== null) return tree.find(["prompts", text]) === null ? text : spoken(tree, ["prompts", text]);
  const count = tree.countAt(path);
  if (count > 0) return Array.from({ length: count }, (_, index) => spoken(tree, [...path, index])).join(" ");
  const language = tree.textAt(["language"]) ?? "en";
  return tree.textAt([...path, language]) ?? tree.textAt([...path, tree.namesAt(path)[0] ?? language]) ?? "";
}
