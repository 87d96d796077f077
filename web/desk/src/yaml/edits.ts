import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { endOf, endOfPair, YamlTree, keyOf, startOf, type Path, type Value } from "./yamlTree";
import { spliced, type Splice } from "./splice";
import { writeEntry, writeFlow, writeItem, writeLike } from "./write";
import { columnOf, dashBefore, indentAt, lineEnd, lineStart, newlineOf, newLine } from "./lines";

/** Puts a value at a path; what is on the way there and missing is made. */
export function set(tree: YamlTree, path: Path, value: Value): string {
  const before = tree.find(path);
  if (before === null || (isScalar(before) && endOf(tree.text, before) === null)) return insert(tree, path, value);
  if (isScalar(before) && typeof value !== "object") {
    const from = startOf(before);
    const written = writeSingle(tree, path, value, before);
    return spliced(tree.text, [{ from, to: endOf(tree.text, before) ?? from, insert: written }]);
  }
  return replace(tree, path, value);
}

/** Takes out what stands at a path, with its lines. What becomes empty by that goes too; comments above it stay. */
export function remove(tree: YamlTree, path: Path): string {
  const parent = tree.find(path.slice(0, -1));
  const name = path.at(-1);
  if (isMap(parent)) {
    const index = parent.items.findIndex((pair) => keyOf(pair) === String(name));
    if (index < 0) return tree.text;
    if (parent.items.length === 1 && path.length > 2) return remove(tree, path.slice(0, -1));
    return spliced(tree.text, [removal(tree.text, parent, index)]);
  }
  if (!isSeq(parent) || parent.items[Number(name)] === undefined) return tree.text;
  if (parent.items.length === 1 && path.length > 2) return remove(tree, path.slice(0, -1));
  return spliced(tree.text, [itemRemoval(tree.text, parent, Number(name))]);
}

/** Puts an item at the end of a list. */
export function append(tree: YamlTree, path: Path, value: Value): string {
  const list = tree.find(path);
  if (!isSeq(list) || list.items.length === 0) return set(tree, path, [value]);
  const last = list.items.at(-1);
  const end = endOf(tree.text, last) ?? startOf(last);
  if (list.flow === true) return spliced(tree.text, [{ from: end, to: end, insert: between(tree.text, startOf(last)) + writeInBrackets(tree, value) }]);
  const newline = newlineOf(tree.text);
  const indent = indentAt(tree.text, dashBefore(tree.text, startOf(list.items[0])));
  return spliced(tree.text, [newLine(tree.text, end, indent + writeItem(value, indent, newline), newline)]);
}

/** Gives an entry another name, at its place. */
export function renamed(tree: YamlTree, path: Path, name: string): Splice | null {
  const parent = tree.find(path.slice(0, -1));
  const pair = isMap(parent) ? parent.items.find((one) => keyOf(one) === String(path.at(-1))) : undefined;
  if (pair === undefined || !isScalar(pair.key)) return null;
  const from = startOf(pair.key);
  return { from, to: endOf(tree.text, pair.key) ?? from, insert: writeLike(name, pair.key, false) };
}

/** A replacement of a single value at its place. */
export function replaced(tree: YamlTree, path: Path, value: string): Splice | null {
  const before = tree.find(path);
  if (!isScalar(before)) return null;
  const from = startOf(before);
  return { from, to: endOf(tree.text, before) ?? from, insert: writeSingle(tree, path, value, before) };
}

function insert(tree: YamlTree, path: Path, value: Value): string {
  const above = path.slice(0, -1);
  const name = String(path.at(-1));
  const parent = above.length === 0 ? tree.root : tree.find(above);
  if (!isMap(parent) || parent.items.length === 0) return above.length === 0 ? begin(tree, { [name]: value }) : insertInto(tree, above, { [name]: value });
  const there = parent.items.find((pair) => keyOf(pair) === name);
  if (there !== undefined) return fill(tree, parent, there, value);
  const last = parent.items.at(-1);
  const end = last === undefined ? 0 : endOfPair(tree.text, last);
  if (parent.flow === true) return spliced(tree.text, [{ from: end, to: end, insert: `${between(tree.text, startOf(last?.key))}${writeInBrackets(tree, name)}: ${writeInBrackets(tree, value)}` }]);
  const newline = newlineOf(tree.text);
  const indent = " ".repeat(columnOf(tree.text, startOf(parent.items[0]?.key)));
  return spliced(tree.text, [newLine(tree.text, end, indent + writeEntry(name, value, indent, newline), newline)]);
}

/** The first entry of a file in which nothing is set; what stands there, such as comments, stays above it. */
function begin(tree: YamlTree, value: { readonly [key: string]: Value }): string {
  if (tree.root !== null) return replace(tree, [], value);
  if (!tree.isEmpty) return tree.text;
  const newline = newlineOf(tree.text);
  const lines = Object.entries(value).map(([name, one]) => writeEntry(name, one, "", newline) + newline);
  return tree.text + (tree.text === "" || tree.text.endsWith("\n") ? "" : newline) + lines.join("");
}

/** A mapping that is missing, or written as {}, is made around its first entry. */
function insertInto(tree: YamlTree, path: Path, value: Value): string {
  return tree.find(path) === null ? insert(tree, path, value) : replace(tree, path, value);
}

/** Writes the value of an entry that has a name only. */
function fill(tree: YamlTree, parent: YAMLMap, pair: Pair, value: Value): string {
  const at = endOfPair(tree.text, pair);
  if (tree.isJson) return spliced(tree.text, [{ from: at, to: at, insert: ` ${JSON.stringify(value)}` }]);
  if (typeof value !== "object") return spliced(tree.text, [{ from: at, to: at, insert: ` ${writeLike(value, null, parent.flow === true)}` }]);
  const indent = " ".repeat(columnOf(tree.text, startOf(pair.key)));
  const [, ...lines] = writeEntry(keyOf(pair), value, indent, newlineOf(tree.text)).split(/\r?\n/);
  return spliced(tree.text, [newLine(tree.text, at, lines.join(newlineOf(tree.text)), newlineOf(tree.text))]);
}

/** Something of another kind takes the place. */
function replace(tree: YamlTree, path: Path, value: Value): string {
  const parent = tree.find(path.slice(0, -1));
  const name = String(path.at(-1));
  const before = tree.find(path);
  const isInBrackets = (isMap(before) || isSeq(before)) && before.flow === true;
  if (isMap(parent) && parent.flow !== true && !isInBrackets) {
    const pair = parent.items.find((one) => keyOf(one) === name);
    if (pair === undefined) return tree.text;
    const from = startOf(pair.key);
    const indent = " ".repeat(columnOf(tree.text, from));
    return spliced(tree.text, [{ from, to: endOfPair(tree.text, pair), insert: writeEntry(name, value, indent, newlineOf(tree.text)) }]);
  }
  const from = startOf(before);
  return spliced(tree.text, [{ from, to: endOf(tree.text, before) ?? from, insert: writeInBrackets(tree, value) }]);
}

function removal(text: string, map: YAMLMap, index: number): Splice {
  const pair = map.items[index];
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  const from = startOf(pair?.key);
  const end = pair === undefined ? from : endOfPair(text, pair);
  // Entries in brackets, and the first of a list's item, share their line with others.
  if (map.flow === true || text.slice(lineStart(text, from), from).trim() !== "") {
    if (next !== undefined) return { from, to: startOf(next.key), insert: "" };
    return { from: before === undefined ? from : endOfPair(text, before), to: end, insert: "" };
  }
  return { from: lineStart(text, from), to: lineEnd(text, end), insert: "" };
}

function itemRemoval(text: string, list: YAMLSeq, index: number): Splice {
  const item = list.items[index];
  const from = startOf(item);
  const end = endOf(text, item) ?? from;
  if (list.flow !== true) return { from: lineStart(text, dashBefore(text, from)), to: lineEnd(text, end), insert: "" };
  const next = list.items[index + 1];
  if (next !== undefined) return { from, to: startOf(next), insert: "" };
  const before = list.items[index - 1];
  return { from: endOf(text, before) ?? from, to: end, insert: "" };
}

function isInFlow(tree: YamlTree, path: Path): boolean {
  return path.some((_, length) => {
    const node = tree.find(path.slice(0, length));
    return (isMap(node) || isSeq(node)) && node.flow === true;
  });
}

function writeSingle(tree: YamlTree, path: Path, value: string | number | boolean, before: Node): string {
  return tree.isJson ? JSON.stringify(value) : writeLike(value, before, isInFlow(tree, path));
}

function writeInBrackets(tree: YamlTree, value: Value): string {
  return tree.isJson ? JSON.stringify(value) : writeFlow(value);
}

/** What stands between two entries in brackets: a new line where the one before has its own. */
function between(text: string, before: number): string {
  const from = lineStart(text, before);
  const lead = text.slice(from, before);
  return from > 0 && lead.trim() === "" ? `,${newlineOf(text)}${lead}` : ", ";
}
