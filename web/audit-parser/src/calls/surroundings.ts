import { enclosingFunction, identifierName, isFunction, keyName, literalText, type Node } from "../script/nodes.ts";
import type { Callees } from "../uses/callees.ts";

/** The words of the names around a place: of the functions it is in, of the events they answer, of who calls them. */
export function wordsAround(place: Node, callees: Callees, steps = 2): Set<string> {
  const words = new Set<string>();
  const open: { node: Node; steps: number }[] = [{ node: place, steps }];
  const seen = new Set<Node>();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (let target = enclosingFunction(one.node); isFunction(target) && !seen.has(target); target = enclosingFunction(target)) {
      seen.add(target);
      for (const name of namesAt(target)) for (const word of wordsOf(name)) words.add(word);
      if (one.steps > 0) for (const { call } of callees.callsOf(target).slice(0, 20)) open.push({ node: call, steps: one.steps - 1 });
    }
  }
  return words;
}

/** What a function is called, or the event it is handed over for. */
export function namesAt(target: Node): string[] {
  const parent = target.parent;
  const own = identifierName(target.id);
  const names = own === undefined ? [] : [own];
  if (parent === undefined) return names;
  if (parent.type === "VariableDeclarator") names.push(identifierName(parent.id) ?? "");
  else if (parent.type === "AssignmentExpression")
    names.push((parent.left?.type === "MemberExpression" ? keyName(parent.left) : identifierName(parent.left)) ?? "");
  else if (parent.type === "CallExpression") names.push(calledName(parent) ?? "", literalText(parent.arguments?.[0]) ?? "");
  else names.push(keyName(parent) ?? "");
  return names.filter((name) => name !== "");
}

/** The last name of what is called. */
export function calledName(call: Node | null | undefined): string | undefined {
  const callee = call?.callee;
  return callee?.type === "MemberExpression" ? keyName(callee) : identifierName(callee);
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}
