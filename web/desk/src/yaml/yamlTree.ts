import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";

/** The way to a value in the file: `["steps", "main", "keys", "1"]`. */
export type Path = readonly (string | number)[];

/** What can be written into the file. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** What is wrong with the text itself. */
export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A file that people write, in YAML or JSON, read. Every value knows where it stands in the text. */
export class YamlTree {
  /** Null when the text can be read. */
  readonly problem: SyntaxProblem | null;
  readonly root: YAMLMap | null;
  /** True while nothing is set: the text is empty, or holds comments alone. */
  readonly isEmpty: boolean;

  constructor(readonly text: string) {
    const lines = new LineCounter();
    // Everything is a text, as it is for the server: 1 and "1" are the same key.
    const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
    const wrong = document.errors[0];
    const root: unknown = document.contents;
    this.root = wrong === undefined && isMap(root) ? root : null;
    this.isEmpty = wrong === undefined && root === null;
    if (wrong !== undefined) {
      const { line, col } = lines.linePos(wrong.pos[0]);
      this.problem = { line, column: col, message: wrong.message };
    } else this.problem = this.root === null ? { line: 1, column: 1, message: "Nothing is set here: it is written as lines of \"name: value\"." } : null;
  }

  /** True for JSON, which the server tells by the first character: everything that is written into it needs quotes. */
  get isJson(): boolean {
    return /^\s*[{[]/.test(this.text);
  }

  /** @returns The value at a path; null when there is none. */
  find(path: Path): Node | null {
    let here: Node | null = this.root;
    for (const part of path) here = childOf(here, part);
    return here;
  }

  /** @returns The text at a path; null when there is none, or something else. */
  textAt(path: Path): string | null {
    return textOf(this.find(path));
  }

  /** @returns The names in the mapping at a path, in the order of the file. */
  namesAt(path: Path): readonly string[] {
    const map = this.find(path);
    return isMap(map) ? map.items.map(keyOf) : [];
  }

  /** @returns How many items the list at a path has. */
  countAt(path: Path): number {
    const list = this.find(path);
    return isSeq(list) ? list.items.length : 0;
  }

  /** @returns First and last line, from 1, of what stands at a path; null when nothing does. */
  linesAt(path: Path): { readonly first: number; readonly last: number } | null {
    const name = path.at(-1);
    const map = this.find(path.slice(0, -1));
    const pair = isMap(map) ? map.items.find((one) => keyOf(one) === String(name)) : undefined;
    if (pair === undefined) return null;
    return { first: lineOf(this.text, startOf(pair.key)), last: lineOf(this.text, endOfPair(this.text, pair)) };
  }
}

/** The name of an entry. */
export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

/** @returns A value's text; null for a list or a mapping. */
export function textOf(node: unknown): string | null {
  return isScalar(node) ? String(node.value ?? "") : null;
}

/** @returns Where a value begins. */
export function startOf(node: unknown): number {
  const range = rangeOf(node);
  return range === null ? 0 : range[0];
}

/** @returns Where an entry's own words end: without the comment behind it and the lines below. */
export function endOfPair(text: string, pair: Pair): number {
  return endOf(text, pair.value) ?? text.indexOf(":", rangeOf(pair.key)?.[1] ?? 0) + 1;
}

/** @returns Where a value's own words end; null for one that is not there. */
export function endOf(text: string, node: unknown): number | null {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return last === undefined ? null : endOfPair(text, last);
  }
  if (isSeq(node) && node.flow !== true) return node.items.length === 0 ? null : (endOf(text, node.items.at(-1)) ?? startOf(node.items.at(-1)));
  const range = rangeOf(node);
  if (range === null || range[0] === range[1]) return null;
  // A block of text reaches to the beginning of the next line.
  return range[0] + text.slice(range[0], range[1]).trimEnd().length;
}

/** @returns The line of a place, from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

function childOf(node: Node | null, part: string | number): Node | null {
  if (isMap(node)) return nodeOf(node.items.find((pair) => keyOf(pair) === String(part))?.value);
  if (isSeq(node)) return nodeOf((node as YAMLSeq).items[Number(part)]);
  return null;
}

function nodeOf(value: unknown): Node | null {
  return isMap(value) || isSeq(value) || isScalar(value) ? value : null;
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.range ?? null) : null;
}
