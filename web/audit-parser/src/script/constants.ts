import { identifierName, isFunction, isNode, keyName, literalText, quasiText, unwrapped, type Node } from "./nodes.ts";
import type { ProgramIndex } from "./programIndex.ts";

/** Stands for the part of a text that is known only at run time. */
export const hole = "\u0000";

const deepest = 12;
const longest = 20_000;

/** Works out texts that stand in the code, though in pieces or under a name. */
export class Constants {
  private readonly index: ProgramIndex;
  private readonly known = new Map<Node, string>();

  constructor(index: ProgramIndex) {
    this.index = index;
  }

  /** The text of an expression when all of it is known. */
  textOf(node: Node | null | undefined): string | undefined {
    const text = node ? this.partsOf(node, 0) : hole;
    return text.includes(hole) ? undefined : text;
  }

  /** The text of an expression with {@link hole} for what is not known. */
  outlineOf(node: Node): string {
    return this.partsOf(node, 0);
  }

  private partsOf(wrapped: Node, depth: number): string {
    const node = unwrapped(wrapped);
    const literal = literalText(node);
    if (literal !== undefined) return literal;
    if (depth > deepest) return hole;
    switch (node.type) {
      case "Literal":
        return typeof node.value === "number" ? String(node.value) : hole;
      case "BinaryExpression":
        return node.operator === "+" ? this.sum(node, depth) : hole;
      case "TemplateLiteral":
        return this.template(node, depth);
      case "Identifier":
        return this.variable(node, depth);
      case "MemberExpression":
        return this.member(node, depth);
      case "CallExpression":
        return this.call(node, depth);
      case "LogicalExpression":
        return node.right ? this.partsOf(node.right, depth + 1) : hole;
      default:
        return hole;
    }
  }

  /** Long sums lean to the left, so they are read in a loop. */
  private sum(node: Node, depth: number): string {
    const right: string[] = [];
    let at: Node = node;
    while (at.type === "BinaryExpression" && at.operator === "+" && at.left && at.right) {
      right.push(this.partsOf(at.right, depth + 1));
      at = unwrapped(at.left);
    }
    return this.partsOf(at, depth + 1) + right.reverse().join("");
  }

  private template(node: Node, depth: number): string {
    const quasis = node.quasis ?? [];
    return quasis
      .map((quasi, at) => {
        const next = node.expressions?.[at];
        return quasiText(quasi) + (next === undefined ? "" : this.partsOf(next, depth + 1));
      })
      .join("");
  }

  private variable(node: Node, depth: number): string {
    const value = this.valueOf(node);
    return value === undefined ? hole : this.remembered(value, depth);
  }

  /** Each value is worked out once: names that are made of names would otherwise multiply. */
  private remembered(value: Node, depth: number): string {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    this.known.set(value, hole);
    const text = this.partsOf(value, depth + 1);
    const kept = text.length > longest ? hole : text;
    this.known.set(value, kept);
    return kept;
  }

  private member(node: Node, depth: number): string {
    const value = this.propertyOf(node);
    return value === undefined ? hole : this.remembered(value, depth);
  }

  private call(node: Node, depth: number): string {
    const callee = node.callee;
    if (callee?.type !== "MemberExpression" || callee.object === undefined) return hole;
    const name = keyName(callee);
    const first = node.arguments?.[0];
    if (name === "concat") return [callee.object, ...(node.arguments ?? [])].map((one) => this.partsOf(one, depth + 1)).join("");
    const list = unwrapped(callee.object);
    if (name !== "join" || list.type !== "ArrayExpression") return name === "toString" ? this.partsOf(callee.object, depth + 1) : hole;
    return (list.elements ?? []).map((one) => (one ? this.partsOf(one, depth + 1) : "")).join(first ? this.partsOf(first, depth + 1) : ",");
  }

  /** What a variable was set to, when it is set once in the text. */
  valueOf(identifier: Node): Node | undefined {
    const declared = this.index.scopes.declarationsOf(identifier);
    const one = declared[0];
    if (declared.length !== 1 || one === undefined) return undefined;
    if (one.by.type === "VariableDeclarator" && one.by.id === one.name) return one.by.init ?? this.onlyAssigned(one.name);
    return undefined;
  }

  private onlyAssigned(declared: Node): Node | undefined {
    const scope = this.index.scopes.scopeOf(declared);
    if (scope === undefined) return undefined;
    const written = this.index
      .referencesOf(declared, scope)
      .filter((one) => one.parent?.type === "AssignmentExpression" && one.parent.left === one);
    return written.length === 1 ? written[0]?.parent?.right : undefined;
  }

  /** What a property of an object written in the text holds: `METHODS.SAVE`, or `this.path` set once. */
  propertyOf(member: Node): Node | undefined {
    const name = keyName(member);
    if (name === undefined || member.object === undefined) return undefined;
    const holder = unwrapped(member.object);
    const literal =
      holder.type === "ObjectExpression" ? holder : identifierName(holder) === undefined ? undefined : this.objectBehind(holder);
    if (literal !== undefined) return propertyIn(literal, name);
    const named = holder.type === "Identifier" ? this.enumMember(holder, name) : undefined;
    if (named !== undefined) return named;
    return holder.type === "ThisExpression" || holder.type === "Identifier" || holder.type === "MemberExpression"
      ? this.onlySet(name)
      : undefined;
  }

  private enumMember(identifier: Node, name: string): Node | undefined {
    const declared = this.index.scopes.declarationsOf(identifier).find(({ by }) => by.type === "TSEnumDeclaration")?.by;
    const members = declared?.members ?? (declared?.body as Node | undefined)?.members;
    return members?.find((one) => identifierName(one.id) === name || literalText(one.id) === name)?.initializer;
  }

  /** The object literal that an identifier stands for, also through Object.freeze. */
  objectBehind(identifier: Node): Node | undefined {
    let value = this.valueOf(identifier);
    for (let steps = 0; value !== undefined && steps < deepest; steps++) {
      value = unwrapped(value);
      if (value.type === "ObjectExpression") return value;
      if (value.type === "CallExpression") value = value.arguments?.[0];
      else if (value.type === "Identifier") value = this.valueOf(value);
      else return undefined;
    }
    return undefined;
  }

  private onlySet(name: string): Node | undefined {
    const members = this.index.membersByName.get(name) ?? [];
    if (members.length > 200) return undefined;
    const values = members.flatMap((one) =>
      one.parent?.type === "AssignmentExpression" && one.parent.left === one && one.parent.right ? [one.parent.right] : [],
    );
    return values.length === 1 && !isFunction(values[0]) ? values[0] : undefined;
  }
}

/** The value of a property of an object literal. */
export function propertyIn(literal: Node, name: string): Node | undefined {
  for (const one of literal.properties ?? []) if (one.type === "Property" && keyName(one) === name && isNode(one.value)) return one.value;
  return undefined;
}
