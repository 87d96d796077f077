import type { ApiCall } from "../calls/apiCalls.ts";
import { calledName } from "../calls/surroundings.ts";
import { enclosingFunction, isFunction, keyName, type Node } from "../script/nodes.ts";
import type { FaultRule, ScriptFacts } from "./faultRule.ts";

const repeating = new Set(["setInterval", "onNavigationChange", "onFocus", "onClickToDial", "forEach", "map"]);
const loops = new Set(["ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"]);

/** A listener is registered twice: the API keeps both and offers no way to take one back. */
export const doubleListener: FaultRule = (script) => {
  const listening = script.calls.filter((call) => call.sure && call.member.listener === true);
  return listening.flatMap((call, at) => {
    const evidence = repeatedly(call) ?? again(call, listening.slice(0, at), script);
    return evidence === undefined ? [] : [{ rule: "fault.double-listener", start: call.callee.start, api: call.member.api, evidence }];
  });
};

function again(call: ApiCall, before: readonly ApiCall[], { text }: ScriptFacts): string | undefined {
  const first = before.find(
    (one) =>
      one.member.api === call.member.api &&
      enclosingFunction(one.call) === enclosingFunction(call.call) &&
      !areExclusive(one.call, call.call),
  );
  return first === undefined ? undefined : `registered before, in line ${text.slice(0, first.call.start).split(/\r\n|\r|\n/).length}`;
}

/** Registered each time something happens. */
function repeatedly(call: ApiCall): string | undefined {
  let below: Node = call.call;
  for (let at = call.call.parent; at !== undefined; below = at, at = at.parent) {
    if (loops.has(at.type)) return "registered in a loop";
    if (at.type === "CallExpression" && at.arguments?.includes(below) === true && isFunction(below) && repeating.has(calledName(at) ?? ""))
      return `registered anew at each ${calledName(at) ?? ""}`;
    if (at.type === "Property" && keyName(at) === "listener" && isFunction(below))
      return "registered anew at each event of another listener";
  }
  return undefined;
}

/** Two places of which one run reaches only one: two sides of an if, of a choice, of a switch; or the first leaves the function. */
function areExclusive(one: Node, other: Node): boolean {
  const above = new Map<Node, Node>();
  for (let at: Node = one; at.parent !== undefined; at = at.parent) above.set(at.parent, at);
  for (let at: Node = other; at.parent !== undefined; at = at.parent) {
    const side = above.get(at.parent);
    if (side === undefined) continue;
    const parent = at.parent;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression")
      return side !== at && side !== parent.test && at !== parent.test;
    return parent.type === "SwitchStatement" || leaves(side) || (parent.type === "TryStatement" && side !== at);
  }
  return false;
}

/** `if (…) { register(); return; }` */
function leaves(side: Node): boolean {
  if (side.type !== "IfStatement") return false;
  const body = side.consequent as Node;
  const last = body.type === "BlockStatement" ? (body.body as readonly Node[]).at(-1) : body;
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}
