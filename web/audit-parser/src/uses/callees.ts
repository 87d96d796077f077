import { identifierName, isFunction, isNode, keyName, unwrapped, type Node } from "../script/nodes.ts";
import type { ProgramIndex } from "../script/programIndex.ts";
import type { Deadline } from "../text/deadline.ts";
import { namesOf } from "../script/scopeTable.ts";

const deepest = 4;
const forwarding = new Set(["call", "apply", "bind"]);

/** Which functions a call reaches, and which calls reach a function, as far as one file tells. */
export class Callees {
  private readonly index: ProgramIndex;
  private readonly deadline: Deadline;

  constructor(index: ProgramIndex, deadline: Deadline) {
    this.index = index;
    this.deadline = deadline;
  }

  /** The functions that a call may run, each with how many arguments come before its first parameter. */
  reachedBy(call: Node): readonly { readonly target: Node; readonly shift: number }[] {
    const callee = call.callee && unwrapped(call.callee);
    if (callee === undefined) return [];
    if (callee.type === "MemberExpression" && callee.object && forwarding.has(keyName(callee) ?? "")) {
      const direct = this.functionsOf(callee.object, 0);
      if (direct.length > 0) return direct.map((target) => ({ target, shift: 1 }));
    }
    return this.functionsOf(callee, 0).map((target) => ({ target, shift: 0 }));
  }

  /** The functions that an expression may be. */
  functionsOf(expression: Node, depth: number): Node[] {
    this.deadline.check();
    const node = unwrapped(expression);
    if (isFunction(node)) return [node];
    if (depth > deepest) return [];
    if (node.type === "ClassExpression" || node.type === "ClassDeclaration") return constructorOf(node);
    if (node.type === "Identifier") return this.declaredAs(node, depth);
    if (node.type === "MemberExpression") return this.methodsNamed(node);
    if (node.type === "CallExpression" && node.callee?.type === "MemberExpression" && keyName(node.callee) === "bind" && node.callee.object)
      return this.functionsOf(node.callee.object, depth + 1);
    if (node.type === "LogicalExpression" && node.left && node.right)
      return [...this.functionsOf(node.left, depth + 1), ...this.functionsOf(node.right, depth + 1)];
    return [];
  }

  private methodsNamed(member: Node): Node[] {
    const name = keyName(member);
    if (name === undefined || name.length < 3) return [];
    const all = this.index.functionsByName.get(name) ?? [];
    return all.length > 20 ? [] : all;
  }

  private declaredAs(identifier: Node, depth: number): Node[] {
    const found: Node[] = [];
    for (const { name, by } of this.index.scopes.declarationsOf(identifier)) {
      if (isFunction(by) && by.id === name) found.push(by);
      else if (by.type === "VariableDeclarator" && by.id === name && by.init) found.push(...this.functionsOf(by.init, depth + 1));
      else if (by.type === "ClassDeclaration" || by.type === "ClassExpression") found.push(...constructorOf(by));
      else if (isFunction(by)) found.push(...this.passedAs(by, name, depth));
    }
    if (found.length === 0) found.push(...this.assignedTo(identifier, depth));
    return found;
  }

  private assignedTo(identifier: Node, depth: number): Node[] {
    const scope = this.index.scopes.scopeOf(identifier);
    if (scope === undefined || scope.end - scope.start > 2_000_000) return [];
    return this.index.referencesOf(identifier, scope).flatMap((one) => {
      const parent = one.parent;
      return parent?.type === "AssignmentExpression" && parent.left === one && parent.right
        ? this.functionsOf(parent.right, depth + 1)
        : [];
    });
  }

  /** The functions handed in for a parameter. */
  private passedAs(target: Node, parameter: Node, depth: number): Node[] {
    const at = parameterIndex(target, parameter);
    if (at < 0) return [];
    return this.callsOf(target).flatMap(({ call, shift }) => {
      const given = call.arguments?.[at + shift];
      return given ? this.functionsOf(given, depth + 1) : [];
    });
  }

  /** The calls that may run a function. */
  callsOf(target: Node): readonly { readonly call: Node; readonly shift: number }[] {
    this.deadline.check();
    return this.namesFor(target).flatMap((name) => callOf(name) ?? []);
  }

  /** The expressions that stand for a function: itself, the variables and the properties it was put in. */
  private namesFor(target: Node): Node[] {
    const names: Node[] = [target];
    if (target.id) names.push(...this.variable(target.id));
    let holder = target.parent;
    while (holder !== undefined && (holder.type === "CallExpression" || holder.type === "TSAsExpression")) holder = holder.parent;
    if (holder?.type === "VariableDeclarator" && holder.id?.type === "Identifier") names.push(...this.variable(holder.id));
    else if (holder?.type === "AssignmentExpression" && holder.left) names.push(...this.assigned(holder.left));
    else if (
      holder !== undefined &&
      (holder.type === "Property" || holder.type === "MethodDefinition" || holder.type === "PropertyDefinition")
    )
      names.push(...this.property(holder));
    return names;
  }

  private assigned(left: Node): Node[] {
    if (left.type === "Identifier") return this.variable(left);
    return left.type === "MemberExpression" ? this.members(keyName(left)) : [];
  }

  private property(holder: Node): Node[] {
    const name = keyName(holder);
    const owner = holder.parent?.parent;
    if (name === "constructor" && owner?.id) return this.variable(owner.id);
    return [
      ...this.members(name),
      ...(name === undefined
        ? []
        : (this.index.patternsByKey.get(name) ?? []).flatMap((one) =>
            isNode(one.value) ? namesOf(one.value).flatMap((id) => this.variable(id)) : [],
          )),
    ];
  }

  private members(name: string | undefined): Node[] {
    const all = name === undefined || name.length < 3 ? [] : (this.index.membersByName.get(name) ?? []);
    return all.length > 2_000 ? [] : all;
  }

  private variable(identifier: Node): Node[] {
    const scope = this.index.scopes.scopeOf(identifier);
    return scope === undefined ? [] : this.index.referencesOf(identifier, scope);
  }
}

/** Which parameter of a function an identifier is, or -1. */
export function parameterIndex(target: Node, name: Node): number {
  return (target.params ?? []).findIndex(
    (one) =>
      one === name ||
      namesOf(one).some((inner) => inner === name || (inner.start === name.start && identifierName(inner) === identifierName(name))),
  );
}

function callOf(expression: Node): { call: Node; shift: number } | undefined {
  let at = expression;
  while (
    at.parent?.type === "ParenthesizedExpression" ||
    at.parent?.type === "ChainExpression" ||
    at.parent?.type === "TSNonNullExpression"
  )
    at = at.parent;
  const parent = at.parent;
  if ((parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee === at) return { call: parent, shift: 0 };
  const outer = parent?.parent;
  if (
    parent?.type === "MemberExpression" &&
    parent.object === at &&
    keyName(parent) === "call" &&
    outer?.type === "CallExpression" &&
    outer.callee === parent
  )
    return { call: outer, shift: 1 };
  return undefined;
}

function constructorOf(cls: Node): Node[] {
  const body = cls.body as Node | undefined;
  const members = (body?.body ?? []) as readonly Node[];
  return members
    .filter((one) => one.type === "MethodDefinition" && one.kind === "constructor" && isNode(one.value))
    .map((one) => one.value as Node);
}
