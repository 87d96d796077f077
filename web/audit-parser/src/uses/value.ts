import type { How } from "../seam/messages.ts";

/**
 * What still stands between an expression and the object: a call of it gives the object, or waiting for it does. A function that forwards
 * says which argument holds the name, and under which key when that argument is an object: `forward 0 method`.
 */
export type Layer = "call" | "await" | `forward ${number} ${string}`;

/** What an expression is known to hold: the object at a path of the API, or something that gives it. */
export interface Value {
  readonly path: string;
  readonly layers: readonly Layer[];
  readonly how: How;
  /** False when the way here went over a property of the same name on an object that may be another one. */
  readonly sure: boolean;
}

export function keyOf(value: Value): string {
  return `${value.path}|${value.layers.join(",")}|${value.sure}`;
}

/** The value behind one layer, or undefined when the outermost layer is another one. */
export function peel(value: Value, layer: Layer): Value | undefined {
  return value.layers[0] === layer ? { ...value, layers: value.layers.slice(1) } : undefined;
}

/** The value behind one more layer. */
export function wrap(value: Value, ...layers: Layer[]): Value {
  return { ...value, layers: [...layers, ...value.layers] };
}

/** The same value, reached in an indirect way; the first indirection names it. */
export function by(value: Value, how: How): Value {
  return value.how === "direct" ? { ...value, how } : value;
}
