import { identifierName, isFunction, isNode, keyName, literalText, unwrapped, type Node } from "../script/nodes.ts";
import { parameterIndex, type Callees } from "./callees.ts";
import type { Flow } from "./flow.ts";

/** A name that a worked-out key may have, where it comes from, and whether it came through a call. */
export interface Key {
  readonly name: string;
  readonly at: Node;
  readonly isForwarded: boolean;
}

const deepest = 5;
const looping = new Set(["forEach", "map", "reduce", "filter", "some", "every", "flatMap"]);

/** Finds the names that `api[key]` is read with: constants, lists that are looped over, and what callers of a wrapper hand in. */
export class Keys {
  private readonly flow: Flow;
  private readonly callees: Callees;

  constructor(flow: Flow, callees: Callees) {
    this.flow = flow;
    this.callees = callees;
  }

  of(key: Node): Key[] {
    return this.find(key, key, 0);
  }

  private find(expression: Node, at: Node, depth: number): Key[] {
    const node = unwrapped(expression);
    const text = this.flow.constants.textOf(node);
    if (text !== undefined) return [{ name: text, at, isForwarded: depth > 0 }];
    if (depth > deepest) return [];
    switch (node.type) {
      case "ConditionalExpression":
        return [node.consequent as Node, node.alternate as Node].flatMap((one) => this.find(one, at, depth));
      case "LogicalExpression":
        return [node.left as Node, node.right as Node].flatMap((one) => this.find(one, at, depth));
      case "BinaryExpression":
        return this.asText(node, at, depth);
      case "Identifier":
        return this.variable(node, at, depth);
      case "MemberExpression":
        return this.property(node, depth);
      default:
        return [];
    }
  }

  /** `"" + name` */
  private asText(sum: Node, at: Node, depth: number): Key[] {
    if (sum.operator !== "+" || !sum.left || !sum.right) return [];
    if (literalText(sum.left) === "") return this.find(sum.right, at, depth);
    return literalText(sum.right) === "" ? this.find(sum.left, at, depth) : [];
  }

  private variable(identifier: Node, at: Node, depth: number): Key[] {
    return this.flow.index.scopes.declarationsOf(identifier).flatMap(({ name, by }) => {
      if (isFunction(by)) return [...this.handedIn(by, name, depth), ...this.looped(by, name)];
      if (by.type !== "VariableDeclarator") return [];
      const loop = by.parent?.parent;
      if (loop?.type === "ForOfStatement" && loop.right) return this.elements(loop.right);
      if (loop?.type === "ForInStatement" && loop.right) return this.propertyNames(loop.right);
      if (by.init && by.id?.type === "Identifier")
        return this.find(by.init, at, depth + 1).map((one) => ({ ...one, isForwarded: one.at !== at }));
      return by.init && by.id ? this.destructured(by.init, by.id, name, depth) : [];
    });
  }

  /** `const { method, args } = request` where request came in as a parameter. */
  private destructured(from: Node, pattern: Node, name: Node, depth: number): Key[] {
    const key = patternKey(pattern, name);
    const holder = unwrapped(from);
    return key === undefined || holder.type !== "Identifier" ? [] : this.propertyOfParameter(holder, key, depth);
  }

  private property(member: Node, depth: number): Key[] {
    const name = keyName(member);
    const holder = member.object && unwrapped(member.object);
    if (holder?.type !== "Identifier") return [];
    return name === undefined ? this.anyOf(holder) : this.propertyOfParameter(holder, name, depth);
  }

  /** `names[i]` and `methods[key]`: any of what the list or the object holds. */
  private anyOf(holder: Node): Key[] {
    const literal = this.behind(holder);
    return literal?.type === "ArrayExpression" ? this.elements(literal) : this.objectNames(holder, true);
  }

  private propertyOfParameter(holder: Node, name: string, depth: number): Key[] {
    return this.flow.index.scopes.declarationsOf(holder).flatMap(({ name: parameter, by }) => {
      if (!isFunction(by)) return [];
      const index = parameterIndex(by, parameter);
      return index < 0
        ? []
        : this.callees.callsOf(by).flatMap(({ call, shift }) => this.propertyOfArgument(call, index + shift, name, depth));
    });
  }

  private propertyOfArgument(call: Node, index: number, name: string, depth: number): Key[] {
    const given = call.arguments?.[index];
    const literal = given && unwrapped(given);
    const value = literal?.type === "ObjectExpression" ? (literal.properties ?? []).find((one) => keyName(one) === name)?.value : undefined;
    return isNode(value) ? this.find(value, call, depth + 1) : [];
  }

  private handedIn(target: Node, parameter: Node, depth: number): Key[] {
    const index = parameterIndex(target, parameter);
    if (index < 0) return [];
    const pattern = target.params?.[index];
    const key = pattern?.type === "ObjectPattern" ? patternKey(pattern, parameter) : undefined;
    return this.callees.callsOf(target).flatMap(({ call, shift }) => {
      if (key !== undefined) return this.propertyOfArgument(call, index + shift, key, depth);
      const given = call.arguments?.[index + shift];
      return given ? this.find(given, call, depth + 1).map((one) => ({ ...one, isForwarded: true })) : [];
    });
  }

  /** `["saveLog", "screenPop"].forEach((name) => …)` */
  private looped(target: Node, parameter: Node): Key[] {
    const call = target.parent;
    const list = call?.type === "CallExpression" && call.arguments?.[1] === target ? call.arguments[0] : undefined;
    if (list && call?.callee?.type === "MemberExpression" && keyName(call.callee) === "each")
      return parameterIndex(target, parameter) === 1 ? this.elements(list) : [];
    const callee = call?.type === "CallExpression" && call.arguments?.[0] === target ? call.callee : undefined;
    if (callee?.type !== "MemberExpression" || !callee.object || !looping.has(keyName(callee) ?? "")) return [];
    const index = parameterIndex(target, parameter);
    return index === (keyName(callee) === "reduce" ? 1 : 0) ? this.elements(callee.object) : [];
  }

  private elements(list: Node): Key[] {
    const node = this.behind(list);
    if (node?.type === "ArrayExpression") return (node.elements ?? []).flatMap((one) => (one ? this.find(one, one, 0) : []));
    const callee = node?.type === "CallExpression" ? node.callee : undefined;
    const first = node?.arguments?.[0];
    return callee?.type === "MemberExpression" && first && /^(keys|entries|values)$/.test(keyName(callee) ?? "")
      ? this.objectNames(first, keyName(callee) === "values")
      : [];
  }

  private objectNames(object: Node, areValues: boolean): Key[] {
    const literal = this.behind(object);
    if (literal?.type !== "ObjectExpression") return [];
    if (!areValues) return this.propertyNames(literal);
    return (literal.properties ?? []).flatMap((one) => (isNode(one.value) ? this.find(one.value, one.value, 0) : []));
  }

  private propertyNames(object: Node): Key[] {
    const literal = this.behind(object);
    if (literal?.type !== "ObjectExpression") return [];
    return (literal.properties ?? []).flatMap((one) => {
      const name = keyName(one);
      return name === undefined ? [] : [{ name, at: one, isForwarded: false }];
    });
  }

  private behind(expression: Node): Node | undefined {
    const node = unwrapped(expression);
    if (node.type !== "Identifier") return node;
    const value = this.flow.constants.valueOf(node);
    return value && unwrapped(value);
  }
}

function patternKey(pattern: Node, name: Node): string | undefined {
  for (const one of pattern.properties ?? []) {
    if (!isNode(one.value)) continue;
    const bound = one.value.type === "AssignmentPattern" ? one.value.left : one.value;
    if (bound === name || identifierName(bound) === identifierName(name)) return keyName(one) ?? literalText(one.key);
  }
  return undefined;
}
