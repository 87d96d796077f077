import type { Constants } from "../script/constants.ts";
import { identifierName, isNode, keyName, unwrapped, type Node } from "../script/nodes.ts";
import type { ProgramIndex } from "../script/programIndex.ts";

/** An object that is handed to a method, as far as the text shows it. */
export interface ArgumentObject {
  readonly literal: Node;
  readonly entries: ReadonlyMap<string, { readonly value: Node; readonly at: Node }>;
  /** False when more may be in it: a spread, a key worked out, or the object is handed around before. */
  readonly isComplete: boolean;
  /** Where the object is named, and so may be added to. */
  readonly names: readonly Node[];
}

const merging = new Set(["assign", "extend", "merge", "defaults", "freeze"]);

/** Reads argument objects: written in place, or built up under a name. */
export class ArgumentObjects {
  private readonly index: ProgramIndex;
  private readonly constants: Constants;

  constructor(index: ProgramIndex, constants: Constants) {
    this.index = index;
    this.constants = constants;
  }

  of(argument: Node | undefined): ArgumentObject | undefined {
    const node = argument && unwrapped(argument);
    if (node === undefined) return undefined;
    if (node.type === "ObjectExpression") return this.read(node, []);
    if (node.type === "Identifier") return this.named(node);
    if (node.type === "CallExpression" && node.callee?.type === "MemberExpression" && merging.has(keyName(node.callee) ?? "")) {
      const first = (node.arguments ?? [])
        .map(unwrapped)
        .find((one) => one.type === "ObjectExpression" && (one.properties?.length ?? 0) > 0);
      return first && { ...this.read(first, []), isComplete: false };
    }
    return undefined;
  }

  /** The object that stands under a name of another one, with what is written into it through the outer one: `log.value.Id = …`. */
  inside(outer: ArgumentObject | undefined, name: string): ArgumentObject | undefined {
    const held = outer?.entries.get(name)?.value;
    const inner = this.of(held);
    if (outer === undefined || inner === undefined) return undefined;
    const through = outer.names
      .map((one) => one.parent)
      .filter((one) => one?.type === "MemberExpression" && outer.names.includes(one.object as Node) && this.keyOf(one) === name);
    return this.read(inner.literal, [...inner.names, ...(through as Node[])], inner.isComplete && outer.isComplete);
  }

  private keyOf(member: Node): string | undefined {
    return keyName(member) ?? this.constants.textOf(member.property);
  }

  private named(identifier: Node): ArgumentObject | undefined {
    const literal = this.constants.objectBehind(identifier);
    const scope = this.index.scopes.scopeOf(identifier);
    if (literal === undefined || scope === undefined) return undefined;
    const references = this.index.referencesOf(identifier, scope);
    const isHandedAround = references.some(
      (one) => one !== identifier && one.parent?.type === "CallExpression" && one.parent.callee !== one && one.end < identifier.start,
    );
    const read = this.read(literal, references);
    return isHandedAround ? { ...read, isComplete: false } : read;
  }

  private read(literal: Node, names: readonly Node[], isWhole = true): ArgumentObject {
    const entries = new Map<string, { value: Node; at: Node }>();
    let isComplete = isWhole;
    for (const one of literal.properties ?? []) {
      const name =
        one.type === "Property" ? (keyName(one) ?? (one.computed === true ? this.constants.textOf(one.key) : undefined)) : undefined;
      if (name !== undefined && isNode(one.value)) entries.set(name, { value: one.value, at: one });
      else isComplete = false;
    }
    for (const one of names) {
      const member = one.parent;
      const set = member?.parent;
      if (
        member?.type !== "MemberExpression" ||
        member.object !== one ||
        set?.type !== "AssignmentExpression" ||
        set.left !== member ||
        !set.right
      )
        continue;
      const name = this.keyOf(member);
      if (name === undefined) isComplete = false;
      else if (!entries.has(name)) entries.set(name, { value: set.right, at: member });
    }
    return { literal, entries, isComplete, names };
  }
}

/** Whether an expression is surely no object: a text, a number, a boolean. */
export function isPlainValue(expression: Node): boolean {
  const node = unwrapped(expression);
  if (node.type === "Literal") return node.value !== null;
  if (node.type === "TemplateLiteral") return true;
  if (node.type === "BinaryExpression") return node.operator === "+";
  const callee = node.type === "CallExpression" ? node.callee : undefined;
  return callee?.type === "MemberExpression" && identifierName(callee.object) === "JSON" && keyName(callee) === "stringify";
}
