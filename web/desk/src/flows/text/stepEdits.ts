import { append, remove, renamed, replaced, set } from "../../yaml/edits";
import { readFlow, type Exit, type Flow } from "./flow";
import { YamlTree, type Path, type Value } from "../../yaml/yamlTree";
import type { FieldShape, StepKind } from "./schema";
import { spliced } from "../../yaml/splice";

/** @returns A name that no step has yet: `say`, `say-2`. */
export function freeName(flow: Flow, wish: string): string {
  const taken = new Set(flow.steps.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wish : `${wish}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Adds a step where a way out leads; what the way led to comes behind the new step. */
export function addStep(flow: Flow, kinds: readonly StepKind[], kind: StepKind, exit: Exit | null): { readonly text: string; readonly name: string } {
  const name = freeName(flow, kind.name);
  const leadsOn = kind.fields.find((field) => field.shape.kind === "step");
  const begun: Record<string, Value> = { do: kind.name };
  for (const field of kind.fields.filter(({ isNeeded }) => isNeeded)) begun[field.name] = first(field, flow);
  if (leadsOn !== undefined && exit !== null && exit.target !== null) begun[leadsOn.name] = exit.target;
  const withStep = set(flow.tree, ["steps", name], begun);
  return { text: exit === null ? withStep : set(readFlow(withStep, kinds).tree, exit.path, name), name };
}

/** Gives a step another name; every way that leads to it follows. */
export function renameStep(flow: Flow, from: string, to: string): string {
  const changes = [renamed(flow.tree, ["steps", from], to), ...waysTo(flow, from).map((path) => replaced(flow.tree, path, to))];
  return spliced(flow.tree.text, changes.filter((change) => change !== null));
}

/** @returns Why a step may not have this name, in words; null when it may. */
export function wrongName(flow: Flow, from: string, to: string): string | null {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(to)) return "A name is made of lower-case letters, digits and dashes, and begins with a letter.";
  return to !== from && flow.steps.some(({ name }) => name === to) ? `There is a step ${to} already.` : null;
}

/** Takes a step out. Ways that led to it lead to what came after it, where it had one way on; otherwise they lead nowhere. */
export function deleteStep(flow: Flow, name: string): string {
  const after = flow.steps.find((step) => step.name === name)?.exits.find(({ path }) => path.length === 3 && path[2] === "next")?.target ?? null;
  const target = after === name ? null : after;
  let text = remove(flow.tree, ["steps", name]);
  // From the last to the first, so that the places in lists before them stay.
  for (const path of [...waysTo(flow, name)].reverse()) {
    if (path[1] === name && path[0] === "steps") continue;
    const tree = new YamlTree(text);
    if (target !== null) text = set(tree, path, target);
    else if (path[0] !== "start") text = remove(tree, isOfItem(path) ? path.slice(0, -1) : path);
  }
  return text;
}

/** Lets a way out lead to another step, or nowhere. */
export function lead(flow: Flow, exit: Exit, target: string | null): string {
  return target === null ? remove(flow.tree, exit.path) : set(flow.tree, exit.path, target);
}

/** Adds an item to a list of groups, such as the cases of a branch. */
export function addItem(flow: Flow, path: Path, fields: readonly FieldShape[]): string {
  return append(flow.tree, path, Object.fromEntries(fields.filter(({ isNeeded }) => isNeeded).map((field) => [field.name, first(field, flow)])));
}

function waysTo(flow: Flow, name: string): readonly Path[] {
  const ways = flow.steps.flatMap((step) => step.exits).filter(({ target }) => target === name).map(({ path }) => path);
  return flow.start === name ? [["start"], ...ways] : ways;
}

/** What stands in a needed field until somebody says otherwise. */
function first({ name, shape }: FieldShape, flow: Flow): Value {
  const anyStep = flow.start ?? flow.steps[0]?.name ?? "";
  switch (shape.kind) {
    case "step":
      return anyStep;
    case "prompt":
      return "Write here what the caller hears.";
    case "time":
      return "5s";
    case "flag":
      return false;
    case "number":
      return shape.least ?? 1;
    case "choice":
      return shape.options[0] ?? "";
    case "table":
      return shape.isOfSteps ? { 1: anyStep } : { name: "value" };
    case "list":
      return [Object.fromEntries(shape.fields.filter(({ isNeeded }) => isNeeded).map((field) => [field.name, first(field, flow)]))];
    default:
      return name === "queue" ? (flow.tree.textAt(["default-queue"]) ?? "") : name === "when" ? "caller is set" : name === "into" ? "answer" : name === "object" ? "Account" : "";
  }
}

function isOfItem(path: Path): boolean {
  return typeof path.at(-2) === "number";
}
