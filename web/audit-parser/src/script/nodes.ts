/** A node of an ESTree, as acorn, acorn-loose and Babel write it. Only the fields that are read here are named. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  parent?: Node;
  readonly name?: string | Node;
  readonly kind?: string;
  readonly operator?: string;
  readonly computed?: boolean;
  readonly static?: boolean;
  readonly async?: boolean;
  readonly generator?: boolean;
  readonly declare?: boolean;
  readonly object?: Node;
  readonly property?: Node;
  readonly key?: Node;
  readonly value?: unknown;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly left?: Node;
  readonly right?: Node;
  readonly id?: Node | null;
  readonly init?: Node | null;
  readonly test?: Node | null;
  readonly consequent?: Node | readonly Node[];
  readonly alternate?: Node | null;
  readonly argument?: Node | null;
  readonly params?: readonly Node[];
  readonly param?: Node | null;
  readonly body?: Node | readonly Node[];
  readonly expression?: Node | boolean;
  readonly expressions?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
  readonly properties?: readonly Node[];
  readonly declarations?: readonly Node[];
  readonly specifiers?: readonly Node[];
  readonly source?: Node | null;
  readonly local?: Node;
  readonly imported?: Node;
  readonly superClass?: Node | null;
  readonly quasis?: readonly Node[];
  readonly quasi?: Node;
  readonly tag?: Node;
  readonly parameter?: Node;
  readonly parameters?: readonly Node[];
  readonly typeAnnotation?: Node;
  readonly exprName?: Node;
  readonly members?: readonly Node[];
  readonly initializer?: Node;
}

const notChildren = new Set([
  "type",
  "start",
  "end",
  "parent",
  "loc",
  "range",
  "extra",
  "errors",
  "tokens",
  "comments",
  "regex",
  "raw",
  "cooked",
]);

/** The nodes below, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const below: Node[] = [];
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const field in fields) {
    if (notChildren.has(field)) continue;
    const value = fields[field];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) below.push(item);
    } else if (isNode(value)) below.push(value);
  }
  return below;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/** The name of an identifier, else undefined. */
export function identifierName(node: Node | null | undefined): string | undefined {
  return node?.type === "Identifier" && typeof node.name === "string" ? node.name : undefined;
}

/** The text of a string literal or of a template without holes, else undefined. */
export function literalText(node: Node | null | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.quasis?.length === 1) return quasiText(node.quasis[0]);
  return undefined;
}

/** The text of one piece of a template. */
export function quasiText(quasi: Node | undefined): string {
  const value = quasi?.value as { cooked?: string | null; raw?: string } | undefined;
  return value?.cooked ?? value?.raw ?? "";
}

/** The name a property, method or member is reached by when it is written in the code, else undefined. */
export function keyName(node: Node): string | undefined {
  const key = node.type === "MemberExpression" ? node.property : node.key;
  if (key === undefined) return undefined;
  if (node.computed !== true && key.type === "Identifier") return key.name as string;
  if (key.type === "PrivateIdentifier" || key.type === "PrivateName") return `#${String(isNode(key.id) ? key.id.name : key.name)}`;
  return literalText(key);
}

/** A function of any form. */
export interface FunctionNode extends Node {
  readonly type: "FunctionDeclaration" | "FunctionExpression" | "ArrowFunctionExpression";
}

const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node !== null && node !== undefined && functions.has(node.type);
}

/** The function around a node, or the program. */
export function enclosingFunction(node: Node): Node {
  let at = node;
  while (at.parent !== undefined) {
    at = at.parent;
    if (isFunction(at)) return at;
  }
  return at;
}

const wrappings = new Set([
  "ParenthesizedExpression",
  "ChainExpression",
  "TSAsExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSSatisfiesExpression",
  "TypeCastExpression",
  "TSInstantiationExpression",
]);

/** Whether a node only wraps the one below it: brackets, a type assertion, an optional chain. */
export function isWrapping(node: Node): boolean {
  return wrappings.has(node.type);
}

/** The node inside brackets, type assertions and optional chains. */
export function unwrapped(node: Node): Node {
  let at = node;
  while (isWrapping(at) && isNode(at.expression)) at = at.expression;
  return at;
}
