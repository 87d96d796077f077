import { isSeq } from "yaml";
import { dashBefore, lineEnd, lineStart, newlineOf } from "./lines";
import { spliced } from "./splice";
import { endOf, startOf, type Path, type YamlTree } from "./yamlTree";

/** Lets an item of a list change places with the one behind it. Comments right above each go with it. */
export function swapWithNext(tree: YamlTree, path: Path, index: number): string {
  const list = tree.find(path);
  const [one, other] = isSeq(list) ? [list.items[index], list.items[index + 1]] : [];
  if (!isSeq(list) || one === undefined || other === undefined) return tree.text;
  const { text } = tree;
  const [a, b] = list.flow === true ? [wordsOf(text, one), wordsOf(text, other)] : [linesOf(text, one), linesOf(text, other)];
  const [first, second] = [text.slice(a.from, a.to), text.slice(b.from, b.to)];
  if (list.flow === true || second.endsWith("\n")) return spliced(text, [{ ...a, insert: second }, { ...b, insert: first }]);
  // The last line of a file may have no end.
  return spliced(text, [{ ...a, insert: second + newlineOf(text) }, { ...b, insert: first.trimEnd() }]);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function wordsOf(text: string, item: unknown): Range {
  const from = startOf(item);
  return { from, to: endOf(text, item) ?? from };
}

function linesOf(text: string, item: unknown): Range {
  const start = startOf(item);
  let from = lineStart(text, dashBefore(text, start));
  for (let above = from; above > 0; ) {
    above = lineStart(text, above - 1);
    if (!text.slice(above, from).trimStart().startsWith("#")) break;
    from = above;
  }
  return { from, to: lineEnd(text, endOf(text, item) ?? start) };
}
