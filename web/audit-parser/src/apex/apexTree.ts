import * as apex from "@apexdevtools/apex-parser";

/** A node of an Apex tree: the grammar's name for it, and its place. A token has no children. */
export interface ApexNode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly children: ApexNode[];
  readonly parent: ApexNode | undefined;
}

/** The parts of the parser's own tree that are read here. */
interface Tree {
  readonly children?: readonly Tree[] | null;
  readonly symbol?: { readonly start: number; readonly stop: number; readonly text: string };
}

const kinds = new Map<unknown, string>(
  Object.entries(apex)
    .filter(([name]) => name.endsWith("Context"))
    .map(([name, type]) => [type, name.slice(0, -"Context".length)]),
);

class FirstError extends apex.ApexErrorListener {
  message: string | null = null;

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.message ??= `line ${line}:${column + 1} ${message}`.slice(0, 200);
  }
}

/** Parses a class, a trigger or an anonymous script. The parser recovers from errors; the first one is told. */
export function parseApex(path: string, text: string): { readonly root: ApexNode; readonly error: string | null } {
  const errors = new FirstError();
  const { parser } = apex.ApexParserFactory.createLexerAndParser(text, errors);
  const unit =
    /\.trigger$/i.test(path) || /^\s*(\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)*trigger\s+\w+\s+on\s/i.test(text)
      ? parser.triggerUnit()
      : /\.apex$/i.test(path)
        ? parser.anonymousUnit()
        : parser.compilationUnit();
  return { root: copy(unit as unknown as Tree, undefined, text), error: errors.message };
}

function copy(tree: Tree, parent: ApexNode | undefined, text: string): ApexNode {
  const symbol = tree.symbol;
  if (symbol !== undefined)
    return {
      kind: "token",
      start: symbol.start,
      end: symbol.stop + 1,
      text: text.slice(symbol.start, symbol.stop + 1),
      children: [],
      parent,
    };
  const children: ApexNode[] = [];
  const node = { kind: kinds.get(tree.constructor) ?? "", start: 0, end: 0, text: "", children, parent };
  for (const child of tree.children ?? []) children.push(copy(child, node, text));
  const placed = children.filter((one) => one.end > one.start);
  node.start = placed[0]?.start ?? 0;
  node.end = placed.at(-1)?.end ?? node.start;
  Object.defineProperty(node, "text", { get: () => text.slice(node.start, node.end) });
  return node;
}

/** The first child of that kind. */
export function child(node: ApexNode | undefined, kind: string): ApexNode | undefined {
  return node?.children.find((one) => one.kind === kind);
}

/** The children that are expressions. */
export function expressionsIn(node: ApexNode): ApexNode[] {
  return node.children.filter((one) => one.kind.endsWith("Expression"));
}
